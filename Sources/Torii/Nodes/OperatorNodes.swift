/// A binary operator over operands that have places.
final class BinaryPlaceNode: Node {
  private let operation: BinaryOperator
  private let left: Node
  private let right: Node
  private let integerHeight: Int

  init(_ operation: BinaryOperator, _ left: Node, _ right: Node) {
    self.operation = operation
    self.left = left
    self.right = right
    integerHeight = IntegerShape.height(operation, left, right)
  }

  override var heightOfIntegers: Int { integerHeight }

  override func integer(_ machine: MachineRef, _ result: inout Int) -> Bool {
    IntegerShape.evaluate(operation, left, right, machine, &result)
  }

  override func eval(_ machine: MachineRef) throws(TemplateError) -> Value {
    if integerHeight >= 0 {
      var number = 0
      if integer(machine, &number) { return .int(number) }
    }
    let first = try left.place(machine)
    let second = try right.place(machine)
    return try machine.binary(operation, first.pointee, second.pointee)
  }
}

/// A binary operator.
final class BinaryNode: Node {
  private let operation: BinaryOperator
  private let left: Node
  private let right: Node
  private let integerHeight: Int

  init(_ operation: BinaryOperator, _ left: Node, _ right: Node) {
    self.operation = operation
    self.left = left
    self.right = right
    integerHeight = IntegerShape.height(operation, left, right)
  }

  override var heightOfIntegers: Int { integerHeight }

  override func integer(_ machine: MachineRef, _ result: inout Int) -> Bool {
    IntegerShape.evaluate(operation, left, right, machine, &result)
  }

  /// The operands of a sum.
  func sum(if isWanted: Bool) -> (left: Node, right: Node)? {
    isWanted && operation == .add ? (left, right) : nil
  }

  override func eval(_ machine: MachineRef) throws(TemplateError) -> Value {
    if integerHeight >= 0 {
      var number = 0
      if integer(machine, &number) { return .int(number) }
    }
    let first = try left.eval(machine)
    let second = try right.eval(machine)
    if case .int(let a) = first, case .int(let b) = second {
      var number = 0
      if IntegerShape.compute(operation, a, b, &number) { return .int(number) }
    }
    return try machine.binary(operation, first, second)
  }
}

/// `a + b + c` with a text among the operands: joined in one go while all of them are plain texts.
final class TextSumNode: Node {
  private let operands: NodeList

  init(_ operands: [Node]) { self.operands = NodeList(operands) }

  override func eval(_ machine: MachineRef) throws(TemplateError) -> Value {
    let start = machine.pointee.output.beginCapture()
    let other = try write(machine, escaped: false)
    if let other {
      machine.pointee.output.dropText(from: start)
      return other
    }
    try machine.checkSize(machine.pointee.output.count &- start)
    return .string(machine.pointee.output.takeText(from: start))
  }

  override func emit(_ machine: MachineRef, escaped: Bool) throws(TemplateError) {
    if let other = try write(machine, escaped: escaped) {
      try machine.emit(other, escaped: escaped)
    }
  }

  /// Writes the operands if all are plain texts, else gives their sum and writes nothing.
  private func write(_ machine: MachineRef, escaped: Bool) throws(TemplateError) -> Value? {
    let count = operands.count
    let values = machine.pointee.stack.allocateValues(count)
    var filled = 0
    defer {
      values.release(count: filled)
      machine.pointee.stack.release(to: values)
    }
    while filled < count {
      (values + filled).initialize(to: try operands[filled].eval(machine))
      filled &+= 1
      guard case .string = values[filled &- 1] else {
        return try sum(values, filled, machine)
      }
    }
    for index in 0..<count {
      if case .string(let text) = values[index] {
        machine.pointee.output.append(text, escaped: escaped)
      }
    }
    return nil
  }

  /// Adds up as Python does, from the operands that are evaluated already.
  private func sum(_ values: ValuePointer, _ filled: Int, _ machine: MachineRef)
    throws(TemplateError) -> Value
  {
    var result = values[0]
    for index in 1..<Swift.max(1, filled) {
      result = try machine.binary(.add, result, values[index])
    }
    var index = filled
    while index < operands.count {
      result = try machine.binary(.add, result, try operands[index].eval(machine))
      index &+= 1
    }
    return result
  }
}

/// `-x` and `+x`
final class UnaryNode: Node {
  private let operation: UnaryOperator
  private let operand: Node

  init(_ operation: UnaryOperator, _ operand: Node) {
    self.operation = operation
    self.operand = operand
  }

  override func eval(_ machine: MachineRef) throws(TemplateError) -> Value {
    try machine.unary(operation, try operand.eval(machine))
  }
}

/// `a and b`, which gives one of its operands.
final class AndNode: Node {
  private let left: Node
  private let right: Node

  init(_ left: Node, _ right: Node) {
    self.left = left
    self.right = right
  }

  override func eval(_ machine: MachineRef) throws(TemplateError) -> Value {
    let first = try left.eval(machine)
    return try machine.truth(of: first) ? try right.eval(machine) : first
  }

  override func truth(_ machine: MachineRef) throws(TemplateError) -> Bool {
    guard try left.truth(machine) else { return false }
    return try right.truth(machine)
  }
}

/// `a or b`, which gives one of its operands.
final class OrNode: Node {
  private let left: Node
  private let right: Node

  init(_ left: Node, _ right: Node) {
    self.left = left
    self.right = right
  }

  override func eval(_ machine: MachineRef) throws(TemplateError) -> Value {
    let first = try left.eval(machine)
    return try machine.truth(of: first) ? first : try right.eval(machine)
  }

  override func truth(_ machine: MachineRef) throws(TemplateError) -> Bool {
    if try left.truth(machine) { return true }
    return try right.truth(machine)
  }
}

/// `not a`
final class NotNode: Node {
  private let operand: Node

  init(_ operand: Node) { self.operand = operand }

  override func eval(_ machine: MachineRef) throws(TemplateError) -> Value {
    .bool(!(try operand.truth(machine)))
  }

  override func truth(_ machine: MachineRef) throws(TemplateError) -> Bool {
    !(try operand.truth(machine))
  }
}

/// `a < b` and its like.
final class CompareNode: Node {
  private let operation: ComparisonOperator
  private let left: Node
  private let right: Node
  private let hasPlaces: Bool
  private let hasIntegers: Bool

  init(_ operation: ComparisonOperator, _ left: Node, _ right: Node) {
    self.operation = operation
    self.left = left
    self.right = right
    hasIntegers = left.heightOfIntegers >= 0 && right.heightOfIntegers >= 0
    hasPlaces = left.isPlace && right.isPlace
  }

  override func eval(_ machine: MachineRef) throws(TemplateError) -> Value {
    .bool(try truth(machine))
  }

  override func truth(_ machine: MachineRef) throws(TemplateError) -> Bool {
    if hasIntegers {
      var a = 0
      var b = 0
      if left.integer(machine, &a), right.integer(machine, &b),
        let result = fastComparison(operation, a, b)
      {
        return result
      }
    }
    if hasPlaces {
      let first = try left.place(machine)
      let second = try right.place(machine)
      return try machine.compare(operation, first.pointee, second.pointee)
    }
    let first = try left.eval(machine)
    let second = try right.eval(machine)
    if case .int(let a) = first, case .int(let b) = second,
      let result = fastComparison(operation, a, b)
    {
      return result
    }
    return try machine.compare(operation, first, second)
  }
}

@inline(__always)
private func fastComparison(_ operation: ComparisonOperator, _ a: Int, _ b: Int) -> Bool? {
  switch operation {
  case .equal: return a == b
  case .notEqual: return a != b
  case .less: return a < b
  case .lessOrEqual: return a <= b
  case .greater: return a > b
  case .greaterOrEqual: return a >= b
  case .in, .notIn: return nil
  }
}

/// `a < b < c`: each operand is evaluated once, and no further than needed.
final class CompareChainNode: Node {
  private let first: Node
  private let rest: [(operation: ComparisonOperator, operand: Node)]

  init(_ first: Node, _ rest: [(operation: ComparisonOperator, operand: Node)]) {
    self.first = first
    self.rest = rest
  }

  override func eval(_ machine: MachineRef) throws(TemplateError) -> Value {
    .bool(try truth(machine))
  }

  override func truth(_ machine: MachineRef) throws(TemplateError) -> Bool {
    var left = try first.eval(machine)
    for (operation, operand) in rest {
      let right = try operand.eval(machine)
      guard try machine.compare(operation, left, right) else { return false }
      left = right
    }
    return true
  }
}

/// `a ~ b ~ c`
final class ConcatenationNode: Node {
  private let operands: NodeList
  /// Whether the text is safe markup when one of the operands is (MarkupSafe's joining).
  private let joinsMarkup: Bool
  /// Which operands are literals, and so no objects that know their own HTML.
  private let isText: [Bool]

  init(_ operands: [Node], joinsMarkup: Bool) {
    self.operands = NodeList(operands)
    self.joinsMarkup = joinsMarkup
    isText = operands.map { $0.constant != nil }
  }

  override func eval(_ machine: MachineRef) throws(TemplateError) -> Value {
    if joinsMarkup { return try joined(machine) }
    let start = machine.pointee.output.beginCapture()
    var index = 0
    do throws(TemplateError) {
      while index < operands.count {
        try operands[index].emit(machine, escaped: false)
        index &+= 1
      }
    } catch {
      throw firstFailure(error, at: index, machine)
    }
    try checkSize(from: start, machine)
    return .string(machine.pointee.output.takeText(from: start))
  }

  /// All operands have their values before the first is made text: where a text failed, the error of
  /// a later operand comes first.
  private func firstFailure(_ error: TemplateError, at index: Int, _ machine: MachineRef)
    -> TemplateError
  {
    guard error.kind == .undefined else { return error }
    do throws(TemplateError) {
      guard case .undefined = try operands[index].eval(machine) else { return error }
      for later in (index + 1)..<operands.count { _ = try operands[later].eval(machine) }
    } catch {
      return error
    }
    return error
  }

  private func checkSize(from start: Int, _ machine: MachineRef) throws(TemplateError) {
    try machine.checkSize(machine.pointee.output.count &- start)
  }

  private func joined(_ machine: MachineRef) throws(TemplateError) -> Value {
    var values: [Value] = []
    var isMarkup = false
    for index in 0..<operands.count {
      let value = try operands[index].eval(machine)
      if case .markup = value { isMarkup = true }
      values.append(try Self.softText(value, machine))
    }
    let start = machine.pointee.output.beginCapture()
    for value in values { try machine.emit(value, escaped: isMarkup) }
    try checkSize(from: start, machine)
    let text = machine.pointee.output.takeText(from: start)
    return isMarkup ? .markup(text) : .string(text)
  }

  /// Objects are joined by their text, even where they have HTML of their own.
  private static func softText(_ value: Value, _ machine: MachineRef) throws(TemplateError) -> Value
  {
    guard case .object = value else { return value }
    return .string(try machine.text(of: value))
  }

  override func emit(_ machine: MachineRef, escaped: Bool) throws(TemplateError) {
    guard escaped == joinsMarkup else {
      return try machine.emit(try eval(machine), escaped: escaped)
    }
    var index = 0
    do throws(TemplateError) {
      while index < operands.count {
        if escaped, !isText[index] {
          let value = try operands[index].eval(machine)
          try machine.emit(try Self.softText(value, machine), escaped: true)
        } else {
          try operands[index].emit(machine, escaped: escaped)
        }
        index &+= 1
      }
    } catch {
      throw firstFailure(error, at: index, machine)
    }
  }
}

/// `a if test else b`
final class ConditionalNode: Node {
  private let test: Node
  private let then: Node
  private let otherwise: Node

  init(_ test: Node, then: Node, otherwise: Node) {
    self.test = test
    self.then = then
    self.otherwise = otherwise
  }

  override func eval(_ machine: MachineRef) throws(TemplateError) -> Value {
    try test.truth(machine) ? try then.eval(machine) : try otherwise.eval(machine)
  }

  override func emit(_ machine: MachineRef, escaped: Bool) throws(TemplateError) {
    if try test.truth(machine) {
      try then.emit(machine, escaped: escaped)
    } else {
      try otherwise.emit(machine, escaped: escaped)
    }
  }

  override func truth(_ machine: MachineRef) throws(TemplateError) -> Bool {
    try test.truth(machine) ? try then.truth(machine) : try otherwise.truth(machine)
  }
}

/// Marks text as safe, always or while autoescaping is on.
final class MarkSafeNode: Node {
  private let operand: Node
  private let onlyIfAutoescaping: Bool

  init(_ operand: Node, onlyIfAutoescaping: Bool) {
    self.operand = operand
    self.onlyIfAutoescaping = onlyIfAutoescaping
  }

  override func eval(_ machine: MachineRef) throws(TemplateError) -> Value {
    let value = try operand.eval(machine)
    if onlyIfAutoescaping, !machine.pointee.context.autoescapes { return value }
    return .markup(try machine.text(of: value))
  }
}
