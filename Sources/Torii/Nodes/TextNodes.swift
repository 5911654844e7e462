/// `a + b + c` with a text among the operands: joined in one go while all of them are plain texts.
final class TextSumNode: Node {
  private let operands: NodeRow
  /// Which of the first operands are read where they are, one bit each: literals, and what has a
  /// place that nothing which runs after it could move.
  private let borrowed: UInt64

  init(_ operands: NodeRow) {
    self.operands = operands
    var lastCode = -1
    for index in 0..<operands.count where !operands[index].runsNoCode { lastCode = index }
    var borrowed: UInt64 = 0
    for index in 0..<min(64, operands.count) {
      let operand = operands[index]
      if operand.isPlace, index >= lastCode || operand.constant != nil {
        borrowed |= 1 << UInt64(index)
      }
    }
    self.borrowed = borrowed
  }

  deinit { operands.release() }

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
    let places = machine.pointee.stack.allocatePlaces(count)
    var computed = 0
    defer {
      values.release(count: computed)
      machine.pointee.stack.release(to: values)
    }
    for index in 0..<count {
      if index < 64, borrowed & (1 << UInt64(truncatingIfNeeded: index)) != 0 {
        places[index] = try operands[index].place(machine)
      } else {
        (values + computed).initialize(to: try operands[index].eval(machine))
        places[index] = values + computed
        computed &+= 1
      }
      guard case .string = places[index].pointee else {
        return try sum(places, index &+ 1, machine)
      }
    }
    for index in 0..<count {
      try machine.emit(at: places[index], escaped: escaped)
    }
    return nil
  }

  /// Adds up as Python does, from the operands that are evaluated already.
  private func sum(
    _ places: UnsafeMutablePointer<ValuePointer>, _ filled: Int, _ machine: MachineRef
  ) throws(TemplateError) -> Value {
    var result = places[0].pointee
    for index in 1..<Swift.max(1, filled) {
      result = try machine.binary(.add, result, places[index].pointee)
    }
    var index = filled
    while index < operands.count {
      result = try machine.binary(.add, result, try operands[index].eval(machine))
      index &+= 1
    }
    return result
  }
}

/// `a ~ b ~ c`
final class ConcatenationNode: Node {
  private let operands: NodeRow
  /// Whether the text is safe markup when one of the operands is (MarkupSafe's joining).
  private let joinsMarkup: Bool
  /// Which operands are literals, and so no objects that know their own HTML.
  private let isText: [Bool]
  /// Whether a call may change what the operands before it print, or write no text.
  private let callsLater: Bool

  /// - Parameters:
  ///   - lastCall: The last operand that calls something.
  ///   - isNative: Whether macros write values instead of text.
  init(_ operands: NodeRow, joinsMarkup: Bool, lastCall: Int?, isNative: Bool) {
    self.operands = operands
    self.joinsMarkup = joinsMarkup
    let isText = (0..<operands.count).map { operands[$0].constant != nil }
    self.isText = isText
    callsLater = lastCall.map { isNative || isText[..<$0].contains(false) } ?? false
  }

  deinit { operands.release() }

  override func eval(_ machine: MachineRef) throws(TemplateError) -> Value {
    if joinsMarkup || callsLater { return try joined(machine) }
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
    values.reserveCapacity(operands.count)
    var isMarkup = false
    for index in 0..<operands.count {
      let value = try operands[index].eval(machine)
      if joinsMarkup, case .markup = value { isMarkup = true }
      values.append(value)
    }
    let start = machine.pointee.output.beginCapture()
    for value in values {
      try machine.emit(try Self.softText(value, machine), escaped: isMarkup)
    }
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
    guard escaped == joinsMarkup, !callsLater else {
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
