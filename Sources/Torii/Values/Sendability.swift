// The one place where the engine promises what the compiler cannot prove. Why it holds:
//
// - A frozen `List` or `Dict` never changes, nor does its `Shape`; an unfrozen one belongs to the
//   render that made it and is copied and frozen before a host sees it.
// - An `Object` that a value holds is immutable, or belongs to one render (iterators, loops,
//   namespaces, modules).
// - A `StaticBinding` never changes; one that belongs to a filter and not to a template has no
//   nodes.
// - Programs, their units and nodes are built by one compilation and never change afterwards.

extension Value: @unchecked Sendable {}
extension Value.List: @unchecked Sendable {}
extension Value.Dict: @unchecked Sendable {}
extension Shape: @unchecked Sendable {}
extension Unit: @unchecked Sendable {}
extension Program: @unchecked Sendable {}
extension StaticBinding: @unchecked Sendable {}

// Its state is only touched under its own mutex.
#if canImport(Glibc) || canImport(Musl) || canImport(Android) || canImport(Darwin)
  extension BlockingSignal: @unchecked Sendable {}
#endif
