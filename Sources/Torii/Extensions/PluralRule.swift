/// Which plural form a number takes: the C expression of a catalogue's `Plural-Forms`, read and
/// evaluated as `c2py` of Python's `gettext` module does.
struct PluralRule: Sendable {
  indirect enum Node: Sendable {
    case number(Int)
    case count
    case not(Node)
    case binary(Operator, Node, Node)
    case choice(Node, Node, Node)
  }

  enum Operator: String, CaseIterable, Sendable {
    case or = "||"
    case and = "&&"
    case equal = "=="
    case unequal = "!="
    case atMost = "<="
    case atLeast = ">="
    case less = "<"
    case greater = ">"
    case plus = "+"
    case minus = "-"
    case times = "*"
    case divided = "/"
    case modulo = "%"

    var precedence: Int {
      switch self {
      case .or: 1
      case .and: 2
      case .equal, .unequal: 3
      case .less, .greater, .atMost, .atLeast: 4
      case .plus, .minus: 5
      case .times, .divided, .modulo: 6
      }
    }
  }

  private let expression: Node

  /// What holds unless a catalogue says otherwise: one form for 1 and another for the rest.
  static let germanic = PluralRule(expression: .binary(.unequal, .count, .number(1)))

  private init(expression: Node) { self.expression = expression }

  /// Reads an expression.
  init(_ expression: [UInt8]) throws(MessageCatalogError) {
    guard expression.count <= 1000 else {
      throw MessageCatalogError("The expression for plural forms is too long.")
    }
    var parser = PluralRuleParser(expression)
    self.expression = try parser.parse()
  }

  /// Reads `nplurals=2; plural=n != 1;`.
  init(header: [UInt8]) throws(MessageCatalogError) {
    let parts = header.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
    guard parts.count > 1, let count = MessageHeader.text(after: "nplurals=", in: Array(parts[0])),
      let expression = MessageHeader.text(after: "plural=", in: Array(parts[1]))
    else {
      throw MessageCatalogError("Plural-Forms must say \"nplurals=…; plural=…;\".")
    }
    let digits = String(decoding: count.filter { $0 > 0x20 }, as: UTF8.self)
    guard let number = Int(digits), (1...100).contains(number) else {
      throw MessageCatalogError("The number of plural forms must be from 1 to 100.")
    }
    try self.init(Array(expression))
  }

  /// The form for a number. It may be one that a catalogue does not have.
  func form(for count: Int) throws(TemplateError) -> Int { try Self.value(expression, count) }

  private static func value(_ node: Node, _ count: Int) throws(TemplateError) -> Int {
    switch node {
    case .number(let number): return number
    case .count: return count
    case .not(let operand): return try value(operand, count) == 0 ? 1 : 0
    case .choice(let condition, let yes, let no):
      return try value(value(condition, count) != 0 ? yes : no, count)
    case .binary(.or, let left, let right):
      let first = try value(left, count)
      return first != 0 ? first : try value(right, count)
    case .binary(.and, let left, let right):
      let first = try value(left, count)
      return first == 0 ? first : try value(right, count)
    case .binary(let sign, let left, let right):
      return try apply(sign, value(left, count), value(right, count))
    }
  }

  private static func apply(_ sign: Operator, _ left: Int, _ right: Int) throws(TemplateError)
    -> Int
  {
    switch sign {
    case .equal: return left == right ? 1 : 0
    case .unequal: return left != right ? 1 : 0
    case .less: return left < right ? 1 : 0
    case .greater: return left > right ? 1 : 0
    case .atMost: return left <= right ? 1 : 0
    case .atLeast: return left >= right ? 1 : 0
    case .plus: return try checked(left.addingReportingOverflow(right))
    case .minus: return try checked(left.subtractingReportingOverflow(right))
    case .times: return try checked(left.multipliedReportingOverflow(by: right))
    case .divided:
      guard right != 0 else {
        throw TemplateError(.zeroDivision, "integer division or modulo by zero")
      }
      let quotient = try checked(left.dividedReportingOverflow(by: right))
      let isExact = left.remainderReportingOverflow(dividingBy: right).partialValue == 0
      return isExact || (left < 0) == (right < 0) ? quotient : quotient - 1
    case .modulo:
      guard right != 0 else { throw TemplateError(.zeroDivision, "integer modulo by zero") }
      let rest = left.remainderReportingOverflow(dividingBy: right).partialValue
      return rest == 0 || (rest < 0) == (right < 0) ? rest : rest + right
    case .or, .and: return 0
    }
  }

  private static func checked(_ result: (partialValue: Int, overflow: Bool))
    throws(TemplateError) -> Int
  {
    guard !result.overflow else {
      throw TemplateError(.overflow, "the number is too large for the rule of plural forms")
    }
    return result.partialValue
  }
}
