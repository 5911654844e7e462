import Synchronization

/// What an `Environment` holds: configured first, then shared by templates and never changed.
package final class EnvironmentState: Sendable {
  package let syntax: Syntax
  package let autoEscape: AutoEscape
  package let undefined: UndefinedBehavior
  package let filters: [String: Filter]
  package let tests: [String: TemplateTest]
  package let globals: [String: Value]
  package let loader: (any Loader)?
  package let limits: RenderLimits
  package let policies: Policies
  package let extensions: Set<TemplateExtension>
  package let finalize: (@Sendable (Value) throws -> Value)?
  package let sandbox: SandboxMode
  /// The host's hooks; none of them is set without the sandbox.
  let isSafeAttribute: (@Sendable (Value, String, Bool) -> Bool)?
  let isSafeCallable: (@Sendable (Value) -> Bool)?
  let interceptedBinary: [BinaryOperator: SandboxHooks.BinaryInterceptor]
  let interceptedUnary: [UnaryOperator: SandboxHooks.UnaryInterceptor]
  package let reloadsChanged: Bool
  /// Tells environments of a process apart, those that are gone too.
  let number = EnvironmentState.next.add(1, ordering: .relaxed).newValue
  private static let next = Atomic<UInt64>(0)
  /// Whether a template stays the one that its name has led to.
  let keepsTemplates: Bool
  package let usesNewstyleTranslations: Bool
  /// What the parser has to know of all this.
  let parserOptions: ParserOptions
  /// The globals in the form in which names are looked up.
  let globalValues: Value.Dict
  /// Their memory, which lives as long as they do.
  nonisolated(unsafe) let globalTable: Value.Dict.Table
  /// Whether templates are compiled to give values instead of text (Jinja2's native environment).
  let isNative: Bool
  private let configuration: Environment
  private let nativeState = Mutex<EnvironmentState?>(nil)
  private let resolvesName: (@Sendable (String, String) -> String)?
  private let resolvesExtendedName: (@Sendable (String, String) -> String)?
  private let filterNames: NameIndex<Filter>
  private let testNames: NameIndex<TemplateTest>
  private let cache: Mutex<TemplateCache>
  private let workspace = Mutex<CompilerWorkspace?>(nil)

  package var isSandboxed: Bool { sandbox != .off }

  /// What Jinja2 calls values through, as Python's messages have it.
  var callName: String {
    isSandboxed ? "jinja2.sandbox.SandboxedEnvironment.call()" : "jinja2.runtime.Context.call()"
  }

  init(_ environment: Environment, isNative: Bool = false) {
    self.isNative = isNative
    configuration = environment.detached
    syntax = environment.syntax
    autoEscape = environment.autoEscape
    undefined = environment.undefined
    filters = environment.filters.naming
    tests = environment.tests.naming
    filterNames = NameIndex(filters)
    testNames = NameIndex(tests)
    loader = environment.loader
    limits = environment.limits
    policies = environment.policies
    extensions = environment.extensions
    finalize = environment.finalize
    sandbox = environment.sandbox
    let hooks = environment.sandbox == .off ? SandboxHooks() : environment.sandboxHooks
    isSafeAttribute = hooks.isSafeAttribute
    isSafeCallable = hooks.isSafeCallable
    interceptedBinary = hooks.binaryOperators
    interceptedUnary = hooks.unaryOperators
    reloadsChanged = environment.reloadsChanged
    keepsTemplates = !environment.reloadsChanged && environment.cacheSize == nil
    resolvesName = environment.resolvesName
    let extended = environment.resolvesExtendedName
    resolvesExtendedName = extended ?? resolvesName
    cache = Mutex(TemplateCache(capacity: environment.cacheSize))
    usesNewstyleTranslations = environment.usesNewstyleTranslations
    parserOptions = ParserOptions(environment)
    var globals = environment.globals.naming
    if extensions.contains(.i18n), globals["_"] == nil { globals["_"] = TranslationFunction.alias }
    if sandbox != .off { BuiltinFunctions.limitRange(&globals) }
    self.globals = globals
    let values = Value.Dict(globals.sorted { $0.key < $1.key }.map { ($0, $1) })
    values.isFrozen = true
    globalValues = values
    globalTable = values.table
  }

  /// The same for templates that give values, with templates of its own.
  var native: EnvironmentState {
    if isNative { return self }
    return nativeState.withLock { state in
      if let state { return state }
      let made = EnvironmentState(configuration, isNative: true)
      state = made
      return made
    }
  }

  func filter(named name: AttributeName) -> Filter? { filterNames[name] }

  func test(named name: AttributeName) -> TemplateTest? { testNames[name] }

  /// The template of a name as another template writes it; `parent` is that template.
  func loadedTemplate(named name: String, in parent: String?, isExtended: Bool = false)
    throws(TemplateError) -> LoadedTemplate
  {
    guard let resolve = isExtended ? resolvesExtendedName : resolvesName, let parent else {
      return try loadedTemplate(named: name)
    }
    return try loadedTemplate(named: resolve(name, parent))
  }

  /// The template of a name, compiled at its first use.
  func loadedTemplate(named name: String) throws(TemplateError) -> LoadedTemplate {
    let key = AttributeName(name)
    if let known = cache.withLock({ $0.template(key) }), !reloadsChanged || known.isCurrent {
      return known
    }
    guard let loader else { throw .noLoader }
    let found: LoadedSource?
    do {
      found = try loader.load(name)
    } catch {
      throw .host(error)
    }
    guard let found else {
      throw TemplateError(.templateNotFound, name, hint: nearMiss(name), notFound: [name])
    }
    let ownName = found.name ?? name
    let program = try compile(found.text, name: ownName)
    let loaded = LoadedTemplate(program: program, isCurrentCheck: found.isCurrent)
    return cache.withLock { cache in
      // What another thread has found meanwhile is in use.
      if keepsTemplates, let first = cache.template(key) { return first }
      cache.insert(loaded, key)
      return loaded
    }
  }

  /// The first template of several names that can be loaded.
  func loadedTemplate(firstOf names: [String]) throws(TemplateError) -> LoadedTemplate {
    for name in names {
      do throws(TemplateError) {
        return try loadedTemplate(named: name)
      } catch {
        let isMissing = error.kind == .templateNotFound || error.kind == .templatesNotFound
        guard isMissing else { throw error }
      }
    }
    throw .templatesNotFound(names)
  }

  func compile(_ source: String, name: String?) throws(TemplateError) -> Program {
    try Compiler.compile(source, name: name, environment: self)
  }

  /// What a compilation works with, to be given back with `keep`.
  func takeWorkspace() throws(TemplateSyntaxIssue) -> CompilerWorkspace {
    if let spare = workspace.withLock({ $0.take() }) { return spare }
    return try CompilerWorkspace(parserOptions)
  }

  /// Keeps a workspace for the next compilation.
  func keep(_ spare: CompilerWorkspace) {
    spare.finish()
    workspace.withLock { $0 = spare }
  }

  private func nearMiss(_ name: String) -> String? {
    guard let names = try? loader?.templateNames() else { return nil }
    return hint(nearestTo: name, among: names)
  }
}

extension ParserOptions {
  fileprivate init(_ environment: borrowing Environment) {
    var extensions: SyntaxExtensions = []
    if environment.extensions.contains(.i18n) { extensions.insert(.i18n) }
    if environment.extensions.contains(.do) { extensions.insert(.do) }
    if environment.extensions.contains(.loopControls) { extensions.insert(.loopControls) }
    if environment.extensions.contains(.debug) { extensions.insert(.debug) }
    self.init(syntax: environment.syntax, extensions: extensions)
    trimsTranslations = environment.policies.translationTrimmed
    newstyleGettext = environment.usesNewstyleTranslations
    tags = environment.tags
    prepareDelimiters()
  }
}
