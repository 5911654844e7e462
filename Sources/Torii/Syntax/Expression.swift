/// An expression with its place in the template.
package struct Expression: Sendable {
  package var kind: Kind
  package var span: SourceSpan

  package init(_ kind: Kind, at span: SourceSpan) {
    self.kind = kind
    self.span = span
  }

  /// The expression forms of Jinja2's grammar (Jinja2 documentation, "Expressions"). Constants and
  /// names, of which there are the most, take no memory of their own.
  package enum Kind: Sendable {
    case constant(Value)
    /// A name that is read.
    case name(AttributeName)
    indirect case list([Expression])
    indirect case tuple([Expression])
    indirect case dict([(key: Expression, value: Expression)])
    /// `then if test else otherwise`; the line is the one that the Undefined of a missing `else` names.
    indirect case conditional(test: Expression, then: Expression, otherwise: Expression?)
    /// `base|name(arguments)`; the base is absent at the head of a `filter` block.
    indirect case filter(base: Expression?, name: AttributeName, arguments: CallArguments)
    indirect case test(base: Expression, name: AttributeName, arguments: CallArguments)
    indirect case call(Expression, CallArguments)
    indirect case attribute(Expression, AttributeName)
    indirect case subscripted(Expression, Expression)
    indirect case sliced(Expression, lower: Expression?, upper: Expression?, step: Expression?)
    indirect case unary(UnaryOperator, Expression)
    indirect case binary(BinaryOperator, Expression, Expression)
    indirect case and(Expression, Expression)
    indirect case or(Expression, Expression)
    indirect case not(Expression)
    /// A chain `first op a op b`; each operand is evaluated at most once.
    indirect case comparison(
      first: Expression, rest: [(operator: ComparisonOperator, operand: Expression)])
    /// `a ~ b ~ c`.
    indirect case concatenation([Expression])
    /// Marks text that a translation produced as safe: `always`, or only while autoescaping.
    indirect case markSafe(Expression, onlyIfAutoescaping: Bool)
    /// `{{ x }}` of a tuple of template data inside `trans`: literal template text, trusted markup.
    indirect case templateData(String)
  }
}

/// The signs that stand before an operand.
public enum UnaryOperator: String, Sendable, Hashable, CaseIterable {
  /// `-x`
  case negative = "-"
  /// `+x`
  case positive = "+"
}

/// The operators of arithmetic between two operands.
public enum BinaryOperator: String, Sendable, Hashable, CaseIterable {
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

package enum ComparisonOperator: String, Sendable {
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case `in` = "in"
  case notIn = "not in"
}

/// The arguments of a call, a filter or a test.
package struct CallArguments: Sendable {
  package var positional: [Expression] = []
  package var keywords: [(name: AttributeName, value: Expression, span: SourceSpan)] = []
  /// `*args`
  package var spread: Expression?
  /// `**kwargs`
  package var keywordSpread: Expression?

  package init() {}

  package var isEmpty: Bool {
    positional.isEmpty && keywords.isEmpty && spread == nil && keywordSpread == nil
  }
}

/// What `for`, `set` and `with` assign to.
package indirect enum AssignmentTarget: Sendable {
  case name(AttributeName, SourceSpan)
  case tuple([AssignmentTarget], SourceSpan)
  /// `ns.attribute`, allowed in `set` only.
  case namespaceAttribute(name: AttributeName, attribute: AttributeName, SourceSpan)
}
