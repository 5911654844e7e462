/// A tag of your own, such as `{% cache 60 %}...{% endcache %}` (Jinja2 documentation, "Writing
/// Extensions").
///
/// A tag says how it is read and what it becomes. It is compiled with its template; its arguments
/// and body are ordinary parts of the template, which see its variables and obey its sandbox.
///
/// ```swift
/// environment.tags["shout"] = TemplateTag { parser in
///   let mark = try parser.parseExpression()
///   let body = try parser.parseBody(until: "endshout")
///   return .block([mark], body: body) { call in
///     let text = try call.body()
///     return Value(text.uppercased() + (call.arguments[0].stringValue ?? "!"))
///   }
/// }
/// ```
public struct TemplateTag: Sendable {
  /// Reads a tag, from behind its name to before the end of its last part.
  public typealias Parse = @Sendable (inout TagParser) throws -> TagNode

  let parse: Parse

  /// Describes a tag.
  ///
  /// - Parameter parse: Reads a tag from behind its name on, and says what it becomes. It runs when
  ///   a template is compiled.
  public init(parse: @escaping Parse) { self.parse = parse }
}

/// An expression that a tag read.
public struct TagExpression: Sendable {
  enum Kind: Sendable {
    case constant(Value)
    case parsed(Expression, SyntaxTree)
  }

  let kind: Kind

  /// An expression that is always the same value.
  public init(_ value: Value) { kind = .constant(value) }

  init(_ expression: Expression, in tree: SyntaxTree) { kind = .parsed(expression, tree) }

  /// The expression as a part of a tree, at a place.
  func expression(in tree: SyntaxTree, at span: SourceSpan) -> Expression {
    switch kind {
    case .constant(let value): return tree.constant(value, at: span)
    case .parsed(let expression, let owner):
      tree.keep(owner)
      return tree.expression(expression.kind, at: span)
    }
  }
}

/// The part of a template between a tag and the one that ends it.
public struct TagBody: Sendable {
  let statements: StatementList
  let tree: SyntaxTree
}

/// What a tag becomes.
public struct TagNode: Sendable {
  /// Computes what stands in the place of the tag, in each render.
  public typealias Render = @Sendable (TagCall) throws -> Value

  enum Kind: Sendable {
    case output([TagExpression], Render)
    case block([TagExpression], TagBody, Render)
    case assignment(String, [TagExpression], Render)
    case sequence([TagNode])
  }

  let kind: Kind

  /// Prints a value as `{{ }}` would, escaped where autoescaping is on.
  ///
  /// - Parameters:
  ///   - arguments: Evaluated in each render and given to `render`.
  ///   - render: Gives the value.
  public static func output(
    _ arguments: [TagExpression] = [], render: @escaping Render
  ) -> TagNode {
    TagNode(kind: .output(arguments, render))
  }

  /// Stands for a body: it may print it, change it, print it twice or not at all. What `render`
  /// gives is written as it is, without being escaped once more.
  ///
  /// - Parameters:
  ///   - arguments: Evaluated in each render and given to `render`.
  ///   - body: What stands between the tag and its end.
  ///   - render: Gives the text.
  public static func block(
    _ arguments: [TagExpression] = [], body: TagBody, render: @escaping Render
  ) -> TagNode {
    TagNode(kind: .block(arguments, body, render))
  }

  /// Assigns a variable, as `{% set %}` does.
  ///
  /// - Parameters:
  ///   - name: The variable.
  ///   - arguments: Evaluated in each render and given to `render`.
  ///   - render: Gives the value.
  public static func assignment(
    to name: String, _ arguments: [TagExpression] = [], render: @escaping Render
  ) -> TagNode {
    TagNode(kind: .assignment(name, arguments, render))
  }

  /// Several nodes, one after the other; none for a tag that only says something to the parser.
  public static func sequence(_ nodes: [TagNode]) -> TagNode { TagNode(kind: .sequence(nodes)) }
}

/// A tag in a render: what its `render` is given.
public struct TagCall {
  private let values: [Value]
  private let caller: Value?
  private let machine: MachineRef

  init(_ values: [Value], caller: Value?, _ machine: MachineRef) {
    self.values = values
    self.caller = caller
    self.machine = machine
  }

  /// The values of the tag's arguments, in their order.
  public var arguments: [Value] { values }

  /// Renders the tag's body.
  ///
  /// - Returns: Its text; empty for a tag without a body.
  /// - Throws: The error that stopped it, with its place.
  public func body() throws(TemplateError) -> String {
    guard let caller else { return "" }
    return try machine.text(of: try machine.call(caller, []))
  }

  /// Looks up a variable as the template would.
  ///
  /// - Parameter name: Its name.
  /// - Returns: The value, nil where there is no such variable.
  public func variable(named name: String) -> Value? {
    machine.pointee.context.value(AttributeName(name), in: machine.pointee.environment)
  }

  /// The text that printing a value would give, before it is escaped.
  ///
  /// - Parameter value: The value.
  /// - Returns: Python's `str` of it.
  /// - Throws: What the value's own code throws.
  public func text(of value: Value) throws(TemplateError) -> String {
    try machine.text(of: value)
  }

  /// How many bytes of UTF-8 the render has written so far, what is captured for a variable or a
  /// macro not included.
  var writtenBytes: Int { machine.pointee.output.writtenBytes }
}
