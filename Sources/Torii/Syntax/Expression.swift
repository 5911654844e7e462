/// An expression with its place in the template: a reference into a `SyntaxTree`.
package struct Expression: BitwiseCopyable, @unchecked Sendable {
  struct Content: BitwiseCopyable {
    let kind: Kind
    let span: SourceSpan
  }

  private let content: UnsafePointer<Content>

  init(_ content: UnsafePointer<Content>) { self.content = content }

  @inline(__always)
  package var kind: Kind { content.pointee.kind }
  @inline(__always)
  package var span: SourceSpan { content.pointee.span }

  /// The value of a literal; nil for other expressions.
  package var literal: Value? {
    if case .constant(let constant) = kind { constant.value } else { nil }
  }

  /// The expression forms of Jinja2's grammar (Jinja2 documentation, "Expressions").
  package enum Kind: BitwiseCopyable, Sendable {
    case constant(ConstantReference)
    /// A name that is read.
    case name(NameReference)
    case list(SyntaxList<Expression>)
    case tuple(SyntaxList<Expression>)
    case dict(SyntaxList<DictPair>)
    /// `then if test else otherwise`; the line is the one that the Undefined of a missing `else` names.
    case conditional(test: Expression, then: Expression, otherwise: Expression?)
    /// `base|name(arguments)`; the base is absent at the head of a `filter` block.
    case filter(base: Expression?, name: NameReference, arguments: CallArguments)
    case test(base: Expression, name: NameReference, arguments: CallArguments)
    case call(Expression, CallArguments)
    case attribute(Expression, NameReference)
    case subscripted(Expression, Expression)
    case sliced(Expression, SliceParts)
    case unary(UnaryOperator, Expression)
    case binary(BinaryOperator, Expression, Expression)
    case and(Expression, Expression)
    case or(Expression, Expression)
    case not(Expression)
    /// A chain `first op a op b`; each operand is evaluated at most once.
    case comparison(first: Expression, rest: SyntaxList<ComparisonOperand>)
    /// `a ~ b ~ c`.
    case concatenation(SyntaxList<Expression>)
    /// Marks text that a translation produced as safe: `always`, or only while autoescaping.
    case markSafe(Expression, onlyIfAutoescaping: Bool)
  }
}

/// `key: value` in a dict's literal.
package struct DictPair: BitwiseCopyable, Sendable {
  package let key: Expression
  package let value: Expression
}

/// `[lower:upper:step]`
package struct SliceParts: BitwiseCopyable, Sendable {
  package let lower: Expression?
  package let upper: Expression?
  package let step: Expression?
}

/// What follows the first operand of a comparison.
package struct ComparisonOperand: BitwiseCopyable, Sendable {
  package let comparison: ComparisonOperator
  package let operand: Expression
}

/// The signs that stand before an operand.
public enum UnaryOperator: String, BitwiseCopyable, Sendable, Hashable, CaseIterable {
  /// `-x`
  case negative = "-"
  /// `+x`
  case positive = "+"
}

/// The operators of arithmetic between two operands.
public enum BinaryOperator: String, BitwiseCopyable, Sendable, Hashable, CaseIterable {
  /// `x + y`
  case add = "+"
  /// `x - y`
  case subtract = "-"
  /// `x * y`
  case multiply = "*"
  /// `x / y`, a float
  case divide = "/"
  /// `x // y`
  case floorDivide = "//"
  /// `x % y`, which also formats text
  case modulo = "%"
  /// `x ** y`
  case power = "**"
}

package enum ComparisonOperator: String, BitwiseCopyable, Sendable {
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case `in` = "in"
  case notIn = "not in"
}

/// The arguments of a call, a filter or a test: a reference into a `SyntaxTree`.
package struct CallArguments: BitwiseCopyable, @unchecked Sendable {
  package struct Keyword: BitwiseCopyable, Sendable {
    package let name: NameReference
    package let value: Expression
    package let span: SourceSpan
  }

  struct Parts: BitwiseCopyable {
    var positional = SyntaxList<Expression>()
    var keywords = SyntaxList<Keyword>()
    var spread: Expression?
    var keywordSpread: Expression?

    var isEmpty: Bool {
      positional.isEmpty && keywords.isEmpty && spread == nil && keywordSpread == nil
    }
  }

  private let parts: UnsafePointer<Parts>?

  static let none = CallArguments(nil)

  init(_ parts: UnsafePointer<Parts>?) { self.parts = parts }

  package var positional: SyntaxList<Expression> { parts?.pointee.positional ?? SyntaxList() }
  package var keywords: SyntaxList<Keyword> { parts?.pointee.keywords ?? SyntaxList() }
  /// `*args`
  package var spread: Expression? { parts?.pointee.spread }
  /// `**kwargs`
  package var keywordSpread: Expression? { parts?.pointee.keywordSpread }
  package var isEmpty: Bool { parts == nil }
}

/// What `for`, `set` and `with` assign to.
package enum AssignmentTarget: BitwiseCopyable, Sendable {
  case name(NameReference, SourceSpan)
  case tuple(SyntaxList<AssignmentTarget>, SourceSpan)
  /// `ns.attribute`, allowed in `set` only.
  case namespaceAttribute(name: NameReference, attribute: NameReference, SourceSpan)
}
