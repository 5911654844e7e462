/// A call's arguments as they were written: positional values, then those with keywords.
package struct CallFrame: BitwiseCopyable {
  /// The positional values, followed by the keywords' values.
  package let values: ValuePointer
  package let positionalCount: Int
  /// The keywords' names, in memory that lasts as long as the call.
  package let keywords: UnsafeBufferPointer<AttributeName>

  /// Which of the first values have to be deinitialized when the call is over, one bit each: the
  /// others are borrowed.
  let owned: UInt64

  package init(
    values: ValuePointer, positionalCount: Int, keywords: UnsafeBufferPointer<AttributeName>
  ) {
    self.init(
      values: values, positionalCount: positionalCount, keywords: keywords, owned: .max)
  }

  init(
    values: ValuePointer, positionalCount: Int, keywords: UnsafeBufferPointer<AttributeName>,
    owned: UInt64
  ) {
    self.owned = owned
    self.values = values
    self.positionalCount = positionalCount
    self.keywords = keywords
  }

  package var isEmpty: Bool { positionalCount == 0 && keywords.isEmpty }

  /// Gives the values back that a call's arguments have put onto the render's stack.
  @inline(__always)
  func release(_ machine: MachineRef) {
    values.release(count: positionalCount &+ keywords.count, owned: owned)
    machine.pointee.stack.release(to: values)
  }

  /// The value of a keyword.
  package func keyword(_ position: Int) -> Value { values[positionalCount &+ position] }
}

/// What a filter, test, method or function gets: one value for each declared parameter.
///
/// A variadic parameter is a tuple, a keyword-variadic one a dict with text keys.
package struct Arguments {
  package let values: ValuePointer
  package let count: Int
  package let machine: MachineRef

  package init(values: ValuePointer, count: Int, machine: MachineRef) {
    self.values = values
    self.count = count
    self.machine = machine
  }

  /// The value of a parameter, by its position in the signature.
  @inline(__always)
  package subscript(position: Int) -> Value { values[position] }

  /// The bytes of an argument that is a plain text, where they are; nil for everything else, and
  /// where texts have to be read through `String`.
  @inline(__always)
  package func plainText(_ position: Int) -> UnsafeBufferPointer<UInt8>? {
    guard case .string = values[position], machine.pointee.readsTextInPlace else { return nil }
    return TextInPlace.bytes(at: values + position)
  }

  /// The items of a variadic parameter.
  package func variadic(_ position: Int) -> Value.List {
    if case .tuple(let list) = values[position] { return list }
    return Value.List(minimumCapacity: 0)
  }

  /// The pairs of a keyword-variadic parameter.
  package func keywordVariadic(_ position: Int) -> Value.Dict {
    if case .dict(let dict) = values[position] { return dict }
    return Value.Dict()
  }
}
