/// Reads the expression of a `PluralRule`. Its length is bounded by who calls it, its depth here.
struct PluralRuleParser {
  private let bytes: [UInt8]
  private var offset = 0
  private var depth = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func parse() throws(MessageCatalogError) -> PluralRule.Node {
    let node = try parseChoice()
    guard offset == bytes.count else { throw unexpected }
    return node
  }

  private mutating func parseChoice() throws(MessageCatalogError) -> PluralRule.Node {
    depth += 1
    defer { depth -= 1 }
    guard depth <= 100 else {
      throw MessageCatalogError("The expression for plural forms nests too deeply.")
    }
    let condition = try parseBinary(from: 1)
    guard skip("?") else { return condition }
    let yes = try parseChoice()
    guard skip(":") else { throw unexpected }
    return .choice(condition, yes, try parseChoice())
  }

  /// Operators of a precedence and above, grouped from the left.
  private mutating func parseBinary(from precedence: Int) throws(MessageCatalogError)
    -> PluralRule.Node
  {
    var left = try parseOperand(from: precedence)
    while let sign = nextOperator(), sign.precedence >= precedence {
      offset += sign.rawValue.utf8.count
      left = .binary(sign, left, try parseBinary(from: sign.precedence + 1))
    }
    return left
  }

  private mutating func parseOperand(from precedence: Int) throws(MessageCatalogError)
    -> PluralRule.Node
  {
    skipSpace()
    guard offset < bytes.count else { throw unexpected }
    if skip("!") {
      var negations = 1
      while skip("!") { negations += 1 }
      // As Python's `not`, which holds comparisons and what binds tighter.
      guard precedence <= 3 else { throw unexpected }
      let operand = PluralRule.Node.not(try parseBinary(from: 3))
      return negations % 2 == 1 ? operand : .not(operand)
    }
    if skip("(") {
      let node = try parseChoice()
      guard skip(")") else { throw unexpected }
      return node
    }
    if skip("n") { return .count }
    let digits = bytes[offset...].prefix { (0x30...0x39).contains($0) }
    guard let number = Int(String(decoding: digits, as: UTF8.self)) else { throw unexpected }
    offset += digits.count
    return .number(number)
  }

  private mutating func nextOperator() -> PluralRule.Operator? {
    skipSpace()
    return PluralRule.Operator.allCases.first { bytes[offset...].starts(with: $0.rawValue.utf8) }
  }

  private mutating func skip(_ sign: Unicode.Scalar) -> Bool {
    skipSpace()
    guard offset < bytes.count, UInt32(bytes[offset]) == sign.value else { return false }
    offset += 1
    skipSpace()
    return true
  }

  private mutating func skipSpace() {
    while offset < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[offset]) { offset += 1 }
  }

  private var unexpected: MessageCatalogError {
    guard offset < bytes.count else {
      return MessageCatalogError("The expression for plural forms ends too early.")
    }
    let rest = String(decoding: bytes[offset...].prefix(10), as: UTF8.self)
    return MessageCatalogError("The expression for plural forms is wrong at \"\(rest)\".")
  }
}
