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
  @exclusivity(unchecked) private var builders = KeptObjects<UnitBuilder>()
  @exclusivity(unchecked) private var builderCount = 0
  @exclusivity(unchecked) private var scopes = KeptObjects<Symbols>()
  @exclusivity(unchecked) private var scopeCount = 0
  @exclusivity(unchecked) private var stores = StoredNames()

  private static let most = 64

  init(keepsUndefined: Bool = false) { self.keepsUndefined = keepsUndefined }

  /// A builder for a unit; it lasts until the pool is emptied.
  func builder(
    for unit: consuming Unit, outer: UnitReference?, body: StatementList, mayNestUnits: Bool
  )
    -> UnitReference
  {
    let unit = Unmanaged.passRetained(consume unit)
    builderCount += 1
    if builderCount > builders.count { builders.append(UnitBuilder(unit, in: self)) }
    let builder = builders[builderCount - 1]
    builder._withUnsafeGuaranteedRef {
      $0.begin(
        id: builderCount, unit: unit, outer: outer, body: body, mayNestUnits: mayNestUnits)
    }
    return UnitReference(builder)
  }

  /// A scope that knows no name yet; it lasts until the pool is emptied.
  func scope(parent: SymbolsReference?, unit: UnitReference, isCondition: Bool)
    -> SymbolsReference
  {
    scopeCount += 1
    if scopeCount > scopes.count { scopes.append(Symbols(unit)) }
    let scope = scopes[scopeCount - 1]
    scope._withUnsafeGuaranteedRef {
      $0.begin(parent: parent, unit: unit, isCondition: isCondition)
    }
    return SymbolsReference(scope)
  }

  /// Lends the names that a scope and those around it assign.
  func withStores<Result>(
    of scope: SymbolsReference, _ body: (UnsafeBufferPointer<StoredNames.Entry>) -> Result
  ) -> Result {
    stores.collect(from: scope)
    return body(stores.all)
  }

  /// Takes all of them back.
  func removeAll() {
    for index in 0..<builderCount { builders[index]._withUnsafeGuaranteedRef { $0.finish() } }
    builders.shrink(to: UnitPool.most)
    scopes.shrink(to: UnitPool.most)
    builderCount = 0
    scopeCount = 0
  }
}

/// A list that keeps objects alive and lends them without counting references: they last until they
/// are taken off the list or it ends.
struct KeptObjects<Object: AnyObject>: ~Copyable {
  private var objects: [Unmanaged<Object>] = []

  var count: Int { objects.count }

  subscript(index: Int) -> Unmanaged<Object> { objects[index] }

  mutating func append(_ object: consuming Object) { objects.append(.passRetained(object)) }

  /// Lets go of the last objects, where there are more than some.
  mutating func shrink(to most: Int) {
    while objects.count > most, let last = objects.popLast() { last.release() }
  }

  deinit { for object in objects { object.release() } }
}
