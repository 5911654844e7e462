/// Turns a syntax tree into a program: names become slots, blocks and macros become units.
///
/// The scoping and the order of evaluation are those of the code that Jinja2 generates.
final class Compiler {
  let environment: EnvironmentState
  let program: Program
  let memory: NodeMemory
  /// Keeps the builders alive, which scopes refer to without being counted.
  let pool: UnitPool
  /// The loops whose `loop` is compiled to plain fields, by the variable that stands for it.
  @exclusivity(unchecked) var plainLoops: [(variable: Variable, loop: Int)] = []
  /// Whether the running loop's body reads the item before or after the current one.
  @exclusivity(unchecked) var readsNeighbours = false
  /// How many `for` bodies of the running unit enclose the code, for `break` and `continue`.
  @exclusivity(unchecked) var loopNesting = 0
  /// Jinja2's bookkeeping of `extends`.
  @exclusivity(unchecked) var hasKnownExtends = false
  @exclusivity(unchecked) var extendsSoFar = 0
  /// The line to which Jinja2's generated code that comes next is attributed.
  @exclusivity(unchecked) var debugLine = 1
  /// What the template may hold.
  @exclusivity(unchecked) private(set) var traits = TemplateTraits()
  /// How many pieces of output come before the statement in its list, as far as that is certain.
  @exclusivity(unchecked) var piecesBefore = 0
  /// How many captured bodies enclose the code, whose pieces Jinja2 joins on the spot.
  @exclusivity(unchecked) var captureDepth = 0
  /// How many calls were compiled so far.
  @exclusivity(unchecked) var callCount = 0
  /// What Python refuses in the code that Jinja2 generates: it says so when all of it is there.
  @exclusivity(unchecked) private var refusal: (stage: PythonStage, error: TemplateError)?
  /// Whether a template is handed variables of a scope within the top level.
  @exclusivity(unchecked) var sharesInnerVariables = false
  /// Where the root unit remembers its parent.
  @exclusivity(unchecked) var parentSlot = 0
  /// The names that some scope looks up in the render's context, each perhaps several times; nil
  /// where nobody asks for them.
  @exclusivity(unchecked) private var resolvedNames: [String]?

  /// The name under which a compiled expression's value is exported.
  static let resultName = AttributeName("result")

  static func compile(_ source: String, name: String?, environment: EnvironmentState)
    throws(TemplateError) -> Program
  {
    // A tag of the program's own may keep parts of the tree.
    guard environment.parserOptions.tags.isEmpty else {
      let syntax = try parse(source, name: name, environment: environment)
      return try compile(
        syntax, source: source, name: name, environment: environment, pool: UnitPool())
    }
    let workspace: CompilerWorkspace
    let syntax: TemplateSyntax
    do throws(TemplateSyntaxIssue) {
      workspace = try environment.takeWorkspace()
      syntax = try workspace.parse(source)
    } catch {
      throw TemplateError(error, source: TemplateSource(text: source), template: name)
    }
    defer { environment.keep(workspace) }
    return try compile(
      syntax, source: source, name: name, environment: environment, pool: workspace.units)
  }

  private static func compile(
    _ syntax: TemplateSyntax, source: String, name: String?, environment: EnvironmentState,
    pool: UnitPool
  ) throws(TemplateError) -> Program {
    let program = Program(
      name: name, source: TemplateSource(text: source),
      autoescapes: environment.autoEscape.isEnabled(name))
    let compiler = Compiler(environment: environment, program: program, pool: pool)
    try compiler.compileTemplate(syntax)
    if syntax.traits.hasSliceInTuple { compiler.refuseInPython("invalid syntax", by: .grammar) }
    if let refusal = compiler.refusal { throw refusal.error }
    return program
  }

  /// What refuses code in Python, in the order in which it does.
  enum PythonStage: Int {
    case grammar
    case symbolTable
    case generator
  }

  func refuseInPython(_ message: String, by stage: PythonStage) {
    if let refusal, refusal.stage.rawValue <= stage.rawValue { return }
    refusal = (stage, TemplateError(.pythonSyntax, message))
  }

  /// The names that a template looks up in the render's context.
  static func resolvedNames(in source: String, environment: EnvironmentState)
    throws(TemplateError) -> Set<String>
  {
    let name = "<introspection>"
    let syntax = try parse(source, name: name, environment: environment)
    let compiler = Compiler(
      environment: environment,
      program: Program(name: name, source: TemplateSource(text: source), autoescapes: false),
      pool: UnitPool())
    compiler.resolvedNames = []
    try compiler.compileTemplate(syntax)
    return Set(compiler.resolvedNames ?? [])
  }

  static func compileExpression(_ source: String, environment: EnvironmentState)
    throws(TemplateError) -> Program
  {
    let syntax: TemplateSyntax
    do throws(TemplateSyntaxIssue) {
      var parser = try Parser(expression: source, options: options(environment, name: nil))
      let expression = try parser.parseExpressionOnly()
      let target = AssignmentTarget.name(parser.tree.name(resultName.text), expression.span)
      let statement = parser.make(
        .set(SetStatement(target: target, value: expression)), at: expression.span)
      syntax = TemplateSyntax(
        body: parser.tree.list([statement]), lineCount: 1, traits: parser.traits,
        tree: parser.tree)
    } catch {
      throw TemplateError(error, source: TemplateSource(text: source), template: nil)
    }
    return try compile(
      syntax, source: source, name: nil, environment: environment, pool: UnitPool())
  }

  static func parse(_ source: String, name: String?, environment: EnvironmentState)
    throws(TemplateError) -> TemplateSyntax
  {
    do throws(TemplateSyntaxIssue) {
      var parser = try Parser(source: source, options: options(environment, name: name))
      return try parser.parseTemplate()
    } catch {
      throw TemplateError(error, source: TemplateSource(text: source), template: name)
    }
  }

  private static func options(_ environment: EnvironmentState, name: String?) -> ParserOptions {
    var options = environment.parserOptions
    options.templateName = name
    return options
  }

  private init(environment: EnvironmentState, program: Program, pool: UnitPool) {
    self.environment = environment
    self.program = program
    memory = NodeMemory(of: program.name, program.source)
    self.pool = pool
  }

  // MARK: Units

  func fail(_ message: String, line: Int, span: SourceSpan? = nil, hint: String? = nil)
    -> TemplateError
  {
    TemplateError(
      TemplateSyntaxIssue(
        .assertion, message, line: line, range: span.map { Int($0.start)..<Int($0.end) } ?? 0..<0),
      source: program.source, template: program.name, hint: hint)
  }

  @inline(never)
  func makeUnit(_ kind: Unit.Kind, outer: UnitReference?, body: StatementList)
    -> UnitReference
  {
    pool.builder(
      for: Unit(kind: kind, memory: memory), outer: outer, body: body,
      mayNestUnits: traits.mayNestUnits)
  }

  private func compileTemplate(_ syntax: TemplateSyntax) throws(TemplateError) {
    // The statements alone do not keep the memory that they are in.
    defer { withExtendedLifetime(syntax.tree) {} }
    traits = syntax.traits
    var blocks: [(BlockStatement, SourceSpan)] = []
    var hasExtends = false
    for statement in syntax.body where traits.mayInherit {
      statement.visit { inner in
        if case .block(let block) = inner.kind { blocks.append((block, inner.span)) }
        if case .extends = inner.kind { hasExtends = true }
      }
    }
    try refuseRepetition(of: blocks)
    let root = try compileRoot(syntax.body, hasExtends: hasExtends)
    var definitions: [BlockDefinition] = []
    definitions.reserveCapacity(blocks.count)
    for (block, span) in blocks {
      debugLine = Int(span.line)
      let unit = try compileBlockUnit(block)
      definitions.append(BlockDefinition(name: block.name.value, unit: unit))
    }
    program.complete(root: root, blocks: definitions)
    if traits.mayHideAssignments, !sharesInnerVariables, environment.parserOptions.tags.isEmpty {
      program.hideAssignments()
    }
  }

  private func refuseRepetition(of blocks: [(BlockStatement, SourceSpan)]) throws(TemplateError) {
    var names = Set<AttributeName>()
    for (index, (block, span)) in blocks.enumerated() {
      // A few names are faster compared than hashed.
      let isKnown =
        blocks.count <= 16
        ? blocks[..<index].contains { $0.0.name == block.name }
        : !names.insert(block.name.value).inserted
      if isKnown {
        throw fail("block \(block.name.text.quotedForMessage) defined twice", line: Int(span.line))
      }
    }
  }

  // What it calls is marked as not to be inlined: with all of it inlined here, the optimizer of
  // Swift 6.3 crashes.
  private func compileRoot(_ body: StatementList, hasExtends: Bool) throws(TemplateError)
    -> Unit
  {
    let builder = makeUnit(.root, outer: nil, body: body)
    let symbols = builder.openScope(parent: nil)
    var scope = Scope(
      symbols: symbols, escape: program.autoescapes ? .on : .off, isTopLevel: true,
      isRootLevel: true, checksOutput: hasExtends)
    parentSlot = builder.temporarySlot()
    let nodes = BodyNode(capacity: body.count + 3, unit: builder.unit)
    if traits.mayReferToBlocks, !SpecialNames.selfName.undeclared(in: body).isEmpty {
      nodes.append(references(selfIn: symbols, superIn: nil, block: nil), at: .none)
    }
    symbols.analyze(body)
    if let enter = enter(scope) { nodes.append(enter, at: .none) }
    try compileList(body, &scope, into: nodes)
    if hasExtends {
      nodes.append(RunParentNode(parentSlot: parentSlot), at: extendsSpan(in: body))
    }
    return builder.complete(undefined: environment.undefined, body: nodes)
  }

  /// Where the last `extends` among some statements stands.
  @inline(never)
  private func extendsSpan(in body: StatementList) -> SourceSpan {
    var span = SourceSpan.none
    for statement in body {
      if case .extends = statement.kind { span = statement.span }
    }
    return span
  }

  private func compileBlockUnit(_ block: BlockStatement) throws(TemplateError) -> Unit {
    let builder = makeUnit(.block(block.name.text), outer: nil, body: block.body)
    let symbols = builder.openScope(parent: nil)
    let wanted: SpecialNames = block.mayReferToBlocks ? [.selfName, .superName] : []
    let special = wanted.isEmpty ? wanted : wanted.undeclared(in: block.body)
    let nodes = BodyNode(capacity: block.body.count + 2, unit: builder.unit)
    if !special.isEmpty {
      nodes.append(
        references(
          selfIn: special.contains(.selfName) ? symbols : nil,
          superIn: special.contains(.superName) ? symbols : nil,
          block: block.name.value), at: .none)
    }
    symbols.analyze(block.body)
    var scope = Scope(
      symbols: symbols, escape: program.autoescapes ? .on : .off, isTopLevel: false,
      isRootLevel: false, checksOutput: false)
    if let enter = enter(scope) { nodes.append(enter, at: .none) }
    let savedNesting = loopNesting
    loopNesting = 0
    try compileList(block.body, &scope, into: nodes)
    loopNesting = savedNesting
    return builder.complete(undefined: environment.undefined, body: nodes)
  }

  @inline(never)
  private func references(
    selfIn selfSymbols: SymbolsReference?, superIn superSymbols: SymbolsReference?,
    block: AttributeName?
  )
    -> StatementNode
  {
    func place(_ name: NameReference, _ symbols: SymbolsReference?)
      -> (slot: Int, isBoxed: Bool)?
    {
      guard let symbols else { return nil }
      let slot = symbols.declareParameter(name).slot
      symbols.unit.with { $0.noteAssigned(slot) }
      return (slot, symbols.unit.isBoxed(slot))
    }
    guard let unit = (selfSymbols ?? superSymbols)?.unit.unit else { return StatementNode() }
    return BlockReferencesNode(
      selfSlot: place(.selfName, selfSymbols), superSlot: place(.superName, superSymbols),
      blockName: block, unit: unit)
  }

  // MARK: Scopes

  /// What gives a scope's variables their first values; nil if there are none.
  @inline(never)
  func enter(_ scope: Scope, _ part: ScopePart = .everything) -> EnterScopeNode? {
    let symbols = scope.symbols
    let unit = symbols.unit
    let known = symbols.known
    var made: EnterScopeNode?
    for symbol in known where part.includes(symbol) {
      let action: EnterScopeNode.Load
      switch symbol.load {
      case .parameter: continue
      case .resolve:
        resolvedNames?.append(symbol.name.text)
        action = .resolve(symbol.name.value)
      case .alias(let outer): action = .alias(from: unit.slot(of: outer))
      case .undefined: action = .unassigned
      }
      let slot = unit.slot(of: symbol.variable)
      let node = made ?? EnterScopeNode(capacity: known.count, unit: unit.unit)
      node.append(action, slot: slot, isBoxed: unit.isBoxed(slot))
      made = node
    }
    return made
  }

  /// Which of a scope's variables get their first values.
  enum ScopePart {
    case everything
    /// Those of a loop's body that mean the same in each pass: names that are only read.
    case beforeLoop
    /// The others.
    case eachPass

    func includes(_ symbol: Symbols.Entry) -> Bool {
      var isOnlyRead = false
      if case .resolve = symbol.load { isOnlyRead = !symbol.isStored }
      switch self {
      case .everything: return true
      case .beforeLoop: return isOnlyRead
      case .eachPass: return !isOnlyRead
      }
    }
  }

  /// The variables that `include` and its like hand on.
  func locals(_ scope: Scope) -> LocalsPlan {
    pool.withStores(of: scope.symbols) { stores in
      var plan = LocalsPlan(capacity: stores.count, in: memory)
      for store in stores where plainLoop(store.variable) == nil {
        plan.append(store.name, slot: scope.symbols.unit.slot(of: store.variable))
      }
      return plan
    }
  }

  /// The loop whose `loop` a variable is, where that is compiled to plain fields.
  func plainLoop(_ variable: Variable) -> Int? {
    plainLoops.last { $0.variable == variable }?.loop
  }

  func node(_ variable: Variable, _ scope: Scope) -> LocalNode {
    let unit = scope.symbols.unit
    return unit.local(unit.slot(of: variable))
  }

  func target(_ target: AssignmentTarget, _ scope: Scope) -> TargetPlan {
    let unit = scope.symbols.unit
    switch target {
    case .name(let name, _):
      let slot = unit.slot(of: scope.symbols.variable(name))
      return .local(slot: slot, isBoxed: unit.isBoxed(slot))
    case .tuple(let targets, _): return .tuple(targets.map { self.target($0, scope) })
    case .namespaceAttribute(let name, let attribute, _):
      return .namespace(
        node(scope.symbols.variable(name), scope), attribute.value, line: debugLine)
    }
  }

  /// What a target's names publish to blocks and importers at the top level.
  func exports(_ target: AssignmentTarget, _ scope: Scope) -> [Export] {
    guard scope.isTopLevel else { return [] }
    return target.names.map { export($0.name, scope) }
  }

  func export(_ name: NameReference, _ scope: Scope) -> Export {
    Export(
      name: name.value,
      slot: scope.symbols.unit.slot(of: scope.symbols.variable(name)),
      isPublic: name.text.utf8.first != UInt8(ascii: "_"))
  }
}
