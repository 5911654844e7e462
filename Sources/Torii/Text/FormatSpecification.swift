/// Python's format specification: `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`.
struct FormatSpecification {
  var fill: Unicode.Scalar = " "
  var alignment: Unicode.Scalar?
  var sign: Unicode.Scalar?
  var dropsNegativeZero = false
  var isAlternate = false
  var width = 0
  var grouping: Unicode.Scalar?
  var precision: Int?
  var type: Unicode.Scalar?

  /// - Parameters:
  ///   - typeName: The class of the formatted value, for messages.
  ///   - isNumber: Whether a leading zero pads after the sign.
  ///   - defaultType: What the type is for messages where none is given.
  init(_ text: String, typeName: String, isNumber: Bool, defaultType: Unicode.Scalar?)
    throws(TemplateError)
  {
    var rest = text.unicodeScalars[...]
    let hasOwnFill = takeAlignment(&rest)
    if let first = rest.first, "+- ".unicodeScalars.contains(first) {
      sign = first
      rest.removeFirst()
    }
    dropsNegativeZero = take("z", &rest)
    isAlternate = take("#", &rest)
    // With a fill of its own the zero only belongs to the width.
    if !hasOwnFill, rest.first == "0" {
      rest.removeFirst()
      fill = "0"
      if alignment == nil, isNumber { alignment = "=" }
    }
    width = try Self.takeNumber(&rest) ?? 0
    try takeGrouping(&rest)
    if take(".", &rest) {
      guard let number = try Self.takeNumber(&rest) else {
        throw .value("Format specifier missing precision")
      }
      precision = number
    }
    if let last = rest.first {
      guard rest.count == 1 else {
        throw .value(
          "Invalid format specifier '\(text)' "
            + "for object of type '\(typeName)'")
      }
      type = last
    }
    try checkGrouping(type ?? defaultType)
  }

  private static func isAlignment(_ scalar: Unicode.Scalar) -> Bool {
    "<>=^".unicodeScalars.contains(scalar)
  }

  /// Takes `[[fill]align]`; true if there was a fill.
  private mutating func takeAlignment(_ rest: inout Substring.UnicodeScalarView) -> Bool {
    if let first = rest.first, let second = rest.dropFirst().first, Self.isAlignment(second) {
      fill = first
      alignment = second
      rest.removeFirst(2)
      return true
    }
    if let first = rest.first, Self.isAlignment(first) {
      alignment = first
      rest.removeFirst()
    }
    return false
  }

  private func take(_ scalar: Unicode.Scalar, _ rest: inout Substring.UnicodeScalarView) -> Bool {
    guard rest.first == scalar else { return false }
    rest.removeFirst()
    return true
  }

  static func takeNumber(_ rest: inout Substring.UnicodeScalarView) throws(TemplateError) -> Int? {
    var number: Int?
    while let first = rest.first, let digit = CodePoints.decimalValue(first) {
      let (scaled, tooLarge) = (number ?? 0).multipliedReportingOverflow(by: 10)
      let (sum, overflow) = scaled.addingReportingOverflow(digit)
      if tooLarge || overflow { throw .value("Too many decimal digits in format string") }
      number = sum
      rest.removeFirst()
    }
    return number
  }

  private mutating func takeGrouping(_ rest: inout Substring.UnicodeScalarView)
    throws(TemplateError)
  {
    guard let mark = rest.first, mark == "," || mark == "_" else { return }
    rest.removeFirst()
    grouping = mark
    guard let next = rest.first else { return }
    if next == mark { throw .value("Cannot specify '\(mark)' with '\(mark)'.") }
    if next == "," || next == "_" { throw .value("Cannot specify both ',' and '_'.") }
  }

  private func checkGrouping(_ type: Unicode.Scalar?) throws(TemplateError) {
    guard let grouping, let type else { return }
    let allowed = grouping == "," ? "defgEG%F" : "defgEG%FboxX"
    if !allowed.unicodeScalars.contains(type) {
      throw .value("Cannot specify '\(grouping)' with '\(Self.shown(type))'.")
    }
  }

  static func shown(_ type: Unicode.Scalar) -> String {
    (33...126).contains(type.value) ? String(type) : "\\x" + String(type.value, radix: 16)
  }

  func unknownType(_ typeName: String) -> TemplateError {
    .value("Unknown format code '\(Self.shown(type ?? "s"))' for object of type '\(typeName)'")
  }
}
