/// The kinds of tokens; the raw values are Jinja2's names for them (Jinja2 documentation,
/// "The Meta API" and `Environment.lex`).
package enum TokenKind: String, BitwiseCopyable, Sendable {
  case data
  case variableBegin = "variable_begin"
  case variableEnd = "variable_end"
  case blockBegin = "block_begin"
  case blockEnd = "block_end"
  case name
  case string
  case integer
  case float
  case end = "eof"
  /// Stands where the lexer found an error; whoever reaches it reports the error.
  case failure

  case add
  case assign
  case colon
  case comma
  case divide = "div"
  case dot
  case equal = "eq"
  case floorDivide = "floordiv"
  case greater = "gt"
  case greaterOrEqual = "gteq"
  case leftBrace = "lbrace"
  case leftBracket = "lbracket"
  case leftParenthesis = "lparen"
  case less = "lt"
  case lessOrEqual = "lteq"
  case modulo = "mod"
  case multiply = "mul"
  case notEqual = "ne"
  case pipe
  case power = "pow"
  case rightBrace = "rbrace"
  case rightBracket = "rbracket"
  case rightParenthesis = "rparen"
  case semicolon
  case subtract = "sub"
  case tilde

  // The parser never sees the following.
  case whitespace
  case rawBegin = "raw_begin"
  case rawEnd = "raw_end"
  case commentBegin = "comment_begin"
  case comment
  case commentEnd = "comment_end"
  case lineStatementBegin = "linestatement_begin"
  case lineStatementEnd = "linestatement_end"
  case lineCommentBegin = "linecomment_begin"
  case lineComment = "linecomment"
  case lineCommentEnd = "linecomment_end"

  /// Whether it is `(`, `[` or `{`.
  @inline(__always)
  var opensBracket: Bool {
    self == .leftParenthesis || self == .leftBracket || self == .leftBrace
  }

  /// The characters of an operator.
  package var operatorText: String? {
    switch self {
    case .add: "+"
    case .assign: "="
    case .colon: ":"
    case .comma: ","
    case .divide: "/"
    case .dot: "."
    case .equal: "=="
    case .floorDivide: "//"
    case .greater: ">"
    case .greaterOrEqual: ">="
    case .leftBrace: "{"
    case .leftBracket: "["
    case .leftParenthesis: "("
    case .less: "<"
    case .lessOrEqual: "<="
    case .modulo: "%"
    case .multiply: "*"
    case .notEqual: "!="
    case .pipe: "|"
    case .power: "**"
    case .rightBrace: "}"
    case .rightBracket: "]"
    case .rightParenthesis: ")"
    case .semicolon: ";"
    case .subtract: "-"
    case .tilde: "~"
    default: nil
    }
  }

  /// How messages call a token of this kind.
  package var description: String {
    switch self {
    case .commentBegin: "begin of comment"
    case .commentEnd: "end of comment"
    case .comment, .lineComment: "comment"
    case .blockBegin: "begin of statement block"
    case .blockEnd: "end of statement block"
    case .variableBegin: "begin of print statement"
    case .variableEnd: "end of print statement"
    case .lineStatementBegin: "begin of line statement"
    case .lineStatementEnd: "end of line statement"
    case .data: "template data / text"
    case .end: "end of template"
    default: operatorText ?? rawValue
    }
  }
}
