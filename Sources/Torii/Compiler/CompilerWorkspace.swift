/// What compiling needs and programs do not keep, left by one template to the next.
///
/// An environment keeps one; one compilation at a time uses it.
final class CompilerWorkspace {
  private let input: ParserInput
  let units = UnitPool(keepsUndefined: true)

  /// - Throws: What is wrong with the delimiters.
  init(_ options: ParserOptions) throws(TemplateSyntaxIssue) {
    input = ParserInput(
      options: options,
      lexer: try Lexer(
        source: "", syntax: options.syntax, delimiters: options.delimiters, start: .templateText))
  }

  /// Reads a template. The tree lasts until the workspace is used again.
  func parse(_ source: String) throws(TemplateSyntaxIssue) -> TemplateSyntax {
    try input.restart(source)
    var parser = try Parser(input)
    return try parser.parseTemplate()
  }

  /// Gives back what is large; to be called when the tree is no longer needed.
  func finish() {
    units.removeAll()
    if input.text.bytes.count > CompilerWorkspace.largestText { try? input.restart("") }
  }

  private static let largestText = 1 << 16
}

// Whoever takes it from the environment has it alone.
extension CompilerWorkspace: @unchecked Sendable {}

/// The builders of units and the scopes in them, made once and used again.
final class UnitPool {
  /// Whether names belong to this compilation and those after it alone, and not to trees that others
  /// hold, too.
  let keepsUndefined: Bool
  @exclusivity(unchecked) private var builders: [UnitBuilder] = []
  @exclusivity(unchecked) private var builderCount = 0
  /// Keeps the units alive, which builders refer to without being counted.
  @exclusivity(unchecked) private var units: [Unit] = []
  @exclusivity(unchecked) private var scopes: [Symbols] = []
  @exclusivity(unchecked) private var scopeCount = 0

  private static let most = 64

  init(keepsUndefined: Bool = false) { self.keepsUndefined = keepsUndefined }

  /// A builder for a unit; it lasts until the pool is emptied.
  func builder(for unit: Unit, outer: UnitReference?, body: StatementList, mayNestUnits: Bool)
    -> UnitReference
  {
    units.append(unit)
    builderCount += 1
    if builderCount > builders.count { builders.append(UnitBuilder(unit, in: self)) }
    let builder = builders[builderCount - 1]
    builder.begin(
      id: builderCount, unit: unit, outer: outer, body: body, mayNestUnits: mayNestUnits)
    return UnitReference(builder)
  }

  /// A scope that knows no name yet; it lasts until the pool is emptied.
  func scope(parent: SymbolsReference?, unit: UnitReference, isCondition: Bool)
    -> SymbolsReference
  {
    scopeCount += 1
    if scopeCount > scopes.count { scopes.append(Symbols(unit)) }
    let scope = scopes[scopeCount - 1]
    scope.begin(parent: parent, unit: unit, isCondition: isCondition)
    return SymbolsReference(scope)
  }

  /// Takes all of them back.
  func removeAll() {
    for index in 0..<builderCount { builders[index].finish() }
    if builders.count > UnitPool.most { builders.removeLast(builders.count - UnitPool.most) }
    if scopes.count > UnitPool.most { scopes.removeLast(scopes.count - UnitPool.most) }
    units.removeAll(keepingCapacity: builderCount <= UnitPool.most)
    builderCount = 0
    scopeCount = 0
  }
}
