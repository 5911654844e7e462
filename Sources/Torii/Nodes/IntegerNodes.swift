/// What a filter makes of small integers, for filters that are simple functions of them.
package enum IntegerFunction: Sendable {
  case absolute
  case identity

  /// The result; nil where it is no small integer.
  @inline(__always)
  func apply(_ number: Int) -> Int? {
    switch self {
    case .absolute: number == .min ? nil : abs(number)
    case .identity: number
    }
  }
}

/// `number|abs`: a filter without arguments over a small integer, else whatever it is in general.
final class IntegerFilterNode: Node {
  private let function: IntegerFunction
  private let base: Node
  private let operand: IntegerOperand
  private let height: Int
  private let general: Node

  /// - Returns: Nil where the value can be no integer.
  static func make(_ function: IntegerFunction, _ base: Node, general: Node) -> Node? {
    let height = IntegerShape.height(over: base)
    return height < 0 ? nil : IntegerFilterNode(function, base, height: height, general: general)
  }

  private init(_ function: IntegerFunction, _ base: Node, height: Int, general: Node) {
    self.function = function
    self.base = base
    self.general = general
    self.height = height
    operand = .reading(base)
  }

  override var heightOfIntegers: Int { height }

  override func integer(_ machine: MachineRef) -> Int? {
    guard let number = operand.read(machine), let result = function.apply(number) else {
      return nil
    }
    // What a filter's call costs; the next charge looks at what is left.
    machine.pointee.output.fuel &-= 1
    return result
  }

  override func eval(_ machine: MachineRef) throws(TemplateError) -> Value {
    if let number = integer(machine) { return .int(number) }
    return try general.eval(machine)
  }

  override func emit(_ machine: MachineRef, escaped: Bool) throws(TemplateError) {
    if let number = integer(machine) { return machine.pointee.output.append(number) }
    try general.emit(machine, escaped: escaped)
  }
}

/// What a test asks of a number: that its remainder by another one is a certain one.
package struct RemainderTest: Sendable {
  let expected: Int
  /// Nil for the test's argument.
  let divisor: Int?
}

/// `x is divisibleby(3)`, `x is even`: of small integers without a call, else whatever it is in general.
final class RemainderTestNode: Node {
  private let expected: Int
  private let number: IntegerOperand
  private let divisor: IntegerOperand
  /// Keeps alive what the operands refer to.
  private let nodes: (number: Node, divisor: Node?)
  private let general: Node

  /// - Parameters:
  ///   - argument: The only positional argument.
  ///   - count: How many arguments there are.
  /// - Returns: Nil where it is not asked of what may be an integer.
  static func make(
    _ remainder: RemainderTest, _ base: Node, _ argument: Node?, of count: Int, general: Node
  ) -> Node? {
    guard base.heightOfIntegers >= 0, count == (remainder.divisor == nil ? 1 : 0),
      (argument == nil) == (count == 0), argument?.heightOfIntegers ?? 0 >= 0
    else { return nil }
    return RemainderTestNode(remainder, base, argument, general: general)
  }

  private init(_ remainder: RemainderTest, _ base: Node, _ argument: Node?, general: Node) {
    expected = remainder.expected
    number = .reading(base)
    divisor = argument.map { IntegerOperand.reading($0) } ?? IntegerOperand(remainder.divisor ?? 0)
    nodes = (base, argument)
    self.general = general
  }

  override func eval(_ machine: MachineRef) throws(TemplateError) -> Value {
    .bool(try truth(machine))
  }

  override func truth(_ machine: MachineRef) throws(TemplateError) -> Bool {
    guard let number = number.read(machine), let divisor = divisor.read(machine),
      let remainder = IntegerShape.compute(.modulo, number, divisor)
    else { return try general.truth(machine) }
    return remainder == expected
  }
}
