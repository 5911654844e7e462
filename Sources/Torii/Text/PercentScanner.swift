/// A field of a printf-style format.
struct PercentField {
  var isLeftAligned = false
  var hasSign = false
  var hasBlank = false
  var isAlternate = false
  var isZeroFilled = false
  var width = 0
  var precision: Int?
  var type: Unicode.Scalar = "s"
}

/// Reads a printf-style format piece by piece.
struct PercentScanner {
  private let scalars: [Unicode.Scalar]
  private(set) var position = 0

  init(_ format: String) { scalars = Array(format.unicodeScalars) }

  private var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  mutating func takeScalar() -> Unicode.Scalar? {
    guard let scalar = next else { return nil }
    position += 1
    return scalar
  }

  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    position += 1
    return true
  }

  /// Takes the text before the next field, in UTF-8; `%%` stands for one percent sign.
  mutating func takeLiteral() -> [UInt8] {
    var literal: [UInt8] = []
    while let scalar = next {
      if scalar == "%" {
        guard position + 1 < scalars.count, scalars[position + 1] == "%" else { break }
        position += 1
      }
      if let byte = UInt8(exactly: scalar.value), byte < 0x80 {
        literal.append(byte)
      } else {
        literal.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
      position += 1
    }
    return literal
  }

  mutating func takePercent() -> Bool { take("%") }

  var hasName: Bool { next == "(" }

  /// Takes `(name)`, in which parentheses may nest.
  mutating func takeName() throws(TemplateError) -> String? {
    guard take("(") else { return nil }
    var name = String.UnicodeScalarView()
    var depth = 1
    while let scalar = takeScalar() {
      if scalar == "(" { depth += 1 }
      if scalar == ")" { depth -= 1 }
      if depth == 0 { return String(name) }
      name.append(scalar)
    }
    throw .value("incomplete format key")
  }

  mutating func takeFlags(_ field: inout PercentField) {
    while let flag = next {
      switch flag {
      case "-": field.isLeftAligned = true
      case "+": field.hasSign = true
      case " ": field.hasBlank = true
      case "#": field.isAlternate = true
      case "0": field.isZeroFilled = true
      default: return
      }
      position += 1
    }
  }

  mutating func takeNumber(tooBig: String) throws(TemplateError) -> Int? {
    var number: Int?
    while let digit = next, ("0"..."9").contains(digit) {
      let (scaled, first) = (number ?? 0).multipliedReportingOverflow(by: 10)
      let (sum, second) = scaled.addingReportingOverflow(Int(digit.value) - 0x30)
      if first || second { throw .value(tooBig) }
      number = sum
      position += 1
    }
    return number
  }

  mutating func takeLengthModifier() {
    if let scalar = next, scalar == "h" || scalar == "l" || scalar == "L" { position += 1 }
  }
}
