/// How closely an outcome must agree with the expected one.
enum Agreement {
  /// Whether the outcome is one of those that the case accepts.
  ///
  /// - Parameter level: 1 success or failure, 2 class, 3 message, 4 line of errors; nil for 3 with
  ///   Jinja2's own errors and 1 with Python's.
  static func accepts(_ test: JSONValue, _ outcome: JSONValue, level: Int?) -> Bool {
    [test["expect"], test["expect_unoptimized"]].contains { expected in
      expected.map { agrees($0, outcome, level: level) } ?? false
    }
  }

  private static func agrees(_ expected: JSONValue, _ outcome: JSONValue, level: Int?) -> Bool {
    guard let error = expected["error"] else { return expected.equals(outcome) }
    guard let actual = outcome["error"] else { return false }
    let isJinja = error["jinja"]?.bool ?? false
    let level = level ?? (isJinja ? 3 : 1)
    if level >= 2, isJinja, !same(error, actual, "class") { return false }
    if level >= 3, !same(error, actual, "message") { return false }
    return level < 4 || same(error, actual, "lineno")
  }

  private static func same(_ left: JSONValue, _ right: JSONValue, _ key: StaticString) -> Bool {
    (left[key] ?? .null).equals(right[key] ?? .null)
  }
}
