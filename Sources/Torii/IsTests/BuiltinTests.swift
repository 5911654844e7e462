/// The tests that every environment has (Jinja2 documentation, "List of Builtin Tests").
package enum BuiltinTests {
  /// All of them by name.
  package static let table = Dictionary(
    valueTests + comparisonTests, uniquingKeysWith: { _, last in last })

  /// Tests of what a value is.
  private static let valueTests: [(String, TemplateTest)] = [
    ("boolean", .isBoolean), ("callable", .isCallable), ("defined", .isDefined),
    ("divisibleby", .isDivisibleBy), ("escaped", .isEscaped), ("even", .isEven),
    ("false", .isFalse), ("filter", .isFilter), ("float", .isFloat), ("integer", .isInteger),
    ("iterable", .isIterable), ("lower", .isLower), ("mapping", .isMapping), ("none", .isNone),
    ("number", .isNumber), ("odd", .isOdd), ("sequence", .isSequence), ("string", .isString),
    ("test", .isTest), ("true", .isTrue), ("undefined", .isUndefined), ("upper", .isUpper),
  ]

  /// Tests of a value against another one.
  private static let comparisonTests: [(String, TemplateTest)] = [
    ("==", .isEqual), ("eq", .isEqual), ("equalto", .isEqual), ("!=", .isNotEqual),
    ("ne", .isNotEqual), ("<", .isLess), ("lt", .isLess), ("lessthan", .isLess),
    ("<=", .isLessOrEqual), ("le", .isLessOrEqual), (">", .isGreater), ("gt", .isGreater),
    ("greaterthan", .isGreater), (">=", .isGreaterOrEqual), ("ge", .isGreaterOrEqual),
    ("in", .isIn), ("sameas", .isSameAs),
  ]
}
