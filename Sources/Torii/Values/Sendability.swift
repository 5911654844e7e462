// The one place where the engine promises what the compiler cannot prove. Why it holds:
//
// - A frozen `List` or `Dict` never changes, nor does its `Shape`; an unfrozen one belongs to the
//   render that made it and is copied and frozen before a host sees it.
// - An `Object` is immutable, or belongs to one render (iterators, loops, namespaces, modules).
// - Nodes and programs are built by one compilation and never change afterwards.

extension Value.List: @unchecked Sendable {}
extension Value.Dict: @unchecked Sendable {}
extension Shape: @unchecked Sendable {}
extension Object: @unchecked Sendable {}
extension Node: @unchecked Sendable {}
extension StatementNode: @unchecked Sendable {}
extension Unit: @unchecked Sendable {}
extension Program: @unchecked Sendable {}
