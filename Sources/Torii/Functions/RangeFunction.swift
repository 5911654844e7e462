extension ClassObject {
  /// `range([start,] stop[, step])`: integers that are computed when they are asked for.
  package static var range: ClassObject {
    ClassObject("range") {
      (frame, machine) throws(TemplateError) in
      guard frame.keywords.isEmpty else { throw .type("range() takes no keyword arguments") }
      let given = frame.positionalCount
      guard given >= 1 else { throw .type("range expected at least 1 argument, got 0") }
      guard given <= 3 else { throw .type("range expected at most 3 arguments, got \(given)") }
      for index in 0..<given { try checkInteger(frame.values[index]) }
      let step = given > 2 ? try rangeBound(frame.values[2]) : 1
      if step == 0 { throw .value("range() arg 3 must not be zero") }
      let start = given > 1 ? try rangeBound(frame.values[0]) : 0
      let range = rangeObject(start: start, stop: frame.values[given > 1 ? 1 : 0], step: step)
      if machine.pointee.environment.isSandboxed && range.count > sandboxedRangeLimit {
        // The sandbox asks for the length, which fails for a longer range.
        _ = try range.length(machine)
        throw .overflow(
          "Range too big. The sandbox blocks ranges larger than MAX_RANGE (\(sandboxedRangeLimit))."
        )
      }
      return .object(range)
    }
  }

  private static let sandboxedRangeLimit = 100_000

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
