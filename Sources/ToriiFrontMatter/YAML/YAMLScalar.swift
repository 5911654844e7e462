/// What unquoted text means in the core schema of YAML 1.2.
enum YAMLScalar {
  static func resolve(_ text: String, at position: DataPosition) throws(DataError) -> DataNode.Kind
  {
    guard let first = text.utf8.first else { return .null }
    switch first {
    case UInt8(ascii: "~"), UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "-"):
      if let known = constant(text) { return known }
    case _ where isDigit(first): break
    case _ where mayBeginConstant(first) && text.utf8.count <= longestConstant:
      return constant(text) ?? .string(text)
    default: return .string(text)
    }
    switch Form(Array(text.utf8)) {
    case .text: return .string(text)
    case .int: return .int(try NumberText.int(text, at: position))
    case .octal:
      return .int(
        try NumberText.int(String(text.dropFirst(2)), radix: 8, written: text, at: position))
    case .hexadecimal:
      return .int(
        try NumberText.int(String(text.dropFirst(2)), radix: 16, written: text, at: position))
    case .float: return .double(try NumberText.double(text, at: position))
    }
  }

  private static let longestConstant = 5

  /// Whether a letter begins one of the constants that are words.
  private static func mayBeginConstant(_ letter: UInt8) -> Bool {
    switch letter | 0x20 {
    case UInt8(ascii: "n"), UInt8(ascii: "t"), UInt8(ascii: "f"): true
    default: false
    }
  }

  private static func constant(_ text: String) -> DataNode.Kind? {
    // Each comparison is a call.
    switch (text.utf8.first ?? 0) | 0x20 {
    case UInt8(ascii: "n"): text == "null" || text == "Null" || text == "NULL" ? .null : nil
    case UInt8(ascii: "t"):
      text == "true" || text == "True" || text == "TRUE" ? .bool(true) : nil
    case UInt8(ascii: "f"):
      text == "false" || text == "False" || text == "FALSE" ? .bool(false) : nil
    default: special(text)
    }
  }

  /// What begins with no letter.
  private static func special(_ text: String) -> DataNode.Kind? {
    switch text {
    case "~": .null
    case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF": .double(.infinity)
    case "-.inf", "-.Inf", "-.INF": .double(-.infinity)
    case ".nan", ".NaN", ".NAN": .double(.nan)
    default: nil
    }
  }

  private enum Form {
    case text, int, octal, hexadecimal, float

    init(_ bytes: [UInt8]) {
      if bytes.starts(with: "0o".utf8), bytes.count > 2 {
        let isOctal = bytes.dropFirst(2).allSatisfy { isDigit($0) && $0 < UInt8(ascii: "8") }
        self = isOctal ? .octal : .text
      } else if bytes.starts(with: "0x".utf8), bytes.count > 2 {
        self = bytes.dropFirst(2).allSatisfy(isHexDigit) ? .hexadecimal : .text
      } else {
        self = Self.decimal(bytes)
      }
    }

    /// A sign, digits, a point with digits, an exponent; at least one digit before the exponent.
    private static func decimal(_ bytes: [UInt8]) -> Form {
      var rest = bytes[...]
      dropSign(&rest)
      var digits = dropDigits(&rest)
      guard !rest.isEmpty else { return digits > 0 ? .int : .text }
      if rest.first == UInt8(ascii: ".") {
        rest.removeFirst()
        digits += dropDigits(&rest)
      }
      guard digits > 0 else { return .text }
      if let letter = rest.first, letter | 0x20 == UInt8(ascii: "e") {
        rest.removeFirst()
        dropSign(&rest)
        guard dropDigits(&rest) > 0 else { return .text }
      }
      return rest.isEmpty ? .float : .text
    }

    private static func dropSign(_ rest: inout ArraySlice<UInt8>) {
      if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest.removeFirst() }
    }

    private static func dropDigits(_ rest: inout ArraySlice<UInt8>) -> Int {
      let count = rest.prefix(while: isDigit).count
      rest.removeFirst(count)
      return count
    }
  }
}
