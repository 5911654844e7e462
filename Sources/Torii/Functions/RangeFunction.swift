extension ClassObject {
  /// `range([start,] stop[, step])`: integers that are computed when they are asked for.
  package static var range: ClassObject {
    ClassObject("range") { (frame, machine) throws(TemplateError) in
      guard frame.keywords.isEmpty else { throw .type("range() takes no keyword arguments") }
      return .object(try makeRange(frame))
    }
  }

  fileprivate static func makeRange(_ frame: borrowing CallFrame) throws(TemplateError)
    -> RangeObject
  {
    let given = frame.positionalCount
    guard given >= 1 else { throw .type("range expected at least 1 argument, got 0") }
    guard given <= 3 else { throw .type("range expected at most 3 arguments, got \(given)") }
    for index in 0..<given { try checkInteger(frame.values[index]) }
    let step = given > 2 ? try rangeBound(frame.values[2]) : 1
    if step == 0 { throw .value("range() arg 3 must not be zero") }
    let start = given > 1 ? try rangeBound(frame.values[0]) : 0
    return rangeObject(start: start, stop: frame.values[given > 1 ? 1 : 0], step: step)
  }

  private static func checkInteger(_ value: Value) throws(TemplateError) {
    guard value.indexInt == nil else { return }
    if case .bigInt = value { return }
    throw .type("'\(value.typeName)' object cannot be interpreted as an integer")
  }

  /// A stop beyond 64 bits is as good as the last integer within them: nobody gets there.
  private static func rangeObject(start: Int, stop: Value, step: Int) -> RangeObject {
    guard case .bigInt(let box) = stop else {
      return RangeObject(start: start, stop: stop.indexInt ?? 0, step: step)
    }
    return RangeObject(
      start: start, stop: box.value.isNegative ? .min : .max, step: step, exactStop: box.value)
  }

  private static func rangeBound(_ value: Value) throws(TemplateError) -> Int {
    if let integer = value.indexInt { return integer }
    if case .bigInt = value { throw .overflow("Python int too large to convert to C ssize_t") }
    throw .type("'\(value.typeName)' object cannot be interpreted as an integer")
  }
}

/// The function that the sandbox has in place of `range` (Jinja2 documentation, "Sandbox").
package final class SandboxedRange: Object {
  private static let limit = 100_000

  override package var typeName: String { "function" }
  override package var isCallable: Bool { true }

  override package func call(_ arguments: borrowing CallFrame, _ machine: MachineRef)
    throws(TemplateError) -> Value
  {
    if let keyword = arguments.keywords.first {
      throw .type("safe_range() got an unexpected keyword argument '\(keyword.text)'")
    }
    let range = try ClassObject.makeRange(arguments)
    guard range.count > SandboxedRange.limit else { return .object(range) }
    // The sandbox asks for the length, which fails for a longer range.
    _ = try range.length(machine)
    throw .overflow(
      "Range too big. The sandbox blocks ranges larger than MAX_RANGE (\(SandboxedRange.limit)).")
  }

  override package func repr(_ machine: MachineRef) throws(TemplateError) -> String {
    "<function safe_range>"
  }
}
