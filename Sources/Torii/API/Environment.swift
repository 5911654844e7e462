import Synchronization

/// How templates are written, found and rendered (Jinja2 documentation, "High Level API").
///
/// Configure it, then get templates from it. An environment is a value: changing one changes
/// neither its copies nor the templates it made before. A changed copy is what Jinja2 calls an
/// overlay.
///
/// ```swift
/// var environment = Environment()
/// environment.autoEscape = .enabled
/// let template = try environment.template(from: "Hello {{ name }}!")
/// let text = try template.render(["name": "World"])
/// ```
public struct Environment: Sendable {
  /// Delimiters and whitespace rules.
  public var syntax = Syntax() { didSet { invalidate() } }
  /// Which templates escape what they print.
  public var autoEscape = AutoEscape.disabled { didSet { invalidate() } }
  /// What missing values do.
  public var undefined = UndefinedBehavior.lenient { didSet { invalidate() } }
  /// The filters by name.
  public var filters: [String: Filter] { didSet { invalidate() } }
  /// The tests by name.
  public var tests: [String: TemplateTest] { didSet { invalidate() } }
  /// The variables and functions that every template sees.
  public var globals: [String: Value] { didSet { invalidate() } }
  /// Finds templates by name.
  public var loader: (any Loader)? { didSet { invalidate() } }
  /// What a render may use.
  public var limits = RenderLimits() { didSet { invalidate() } }
  /// What some filters do unless they are told otherwise.
  public var policies = Policies() { didSet { invalidate() } }
  /// The extensions that are on.
  public var extensions: Set<TemplateExtension> = [] { didSet { invalidate() } }
  /// The tags beyond Jinja2's own, by name: `tags["generation"]` is `{% generation %}`.
  public var tags: [String: TemplateTag] = [:] { didSet { invalidate() } }
  /// Turns each printed value into another before it is written.
  public var finalize: (@Sendable (Value) throws -> Value)? { didSet { invalidate() } }
  /// How far templates are trusted.
  public var sandbox = SandboxMode.off { didSet { invalidate() } }
  /// What the host decides itself about sandboxed templates.
  public var sandboxHooks = SandboxHooks() { didSet { invalidate() } }
  /// Whether a template whose source has changed is compiled anew.
  public var reloadsChanged = true { didSet { invalidate() } }
  /// How many compiled templates are kept, the most recently used ones; nil for all, 0 for none
  /// (Jinja2's `cache_size`).
  public var cacheSize: Int? = 400 { didSet { invalidate() } }
  /// Gives the name to load for a name that a template extends, includes or imports, from that name
  /// and the template's own: the place for relative names (Jinja2's `Environment.join_path`). Without
  /// it names are loaded as they are written.
  public var resolvesName: (@Sendable (_ name: String, _ parent: String) -> String)? {
    didSet { invalidate() }
  }
  /// The same for names that a template extends, where they mean something of their own.
  package var resolvesExtendedName: (@Sendable (_ name: String, _ parent: String) -> String)? {
    didSet { invalidate() }
  }
  /// Whether translation functions interpolate by themselves (Jinja2's newstyle gettext).
  public var usesNewstyleTranslations = false { didSet { invalidate() } }

  private var frozen = FrozenState()

  /// An environment with Jinja2's syntax, filters, tests and functions, and no loader.
  public init() {
    filters = BuiltinFilters.table
    tests = BuiltinTests.table
    globals = BuiltinFunctions.table
  }

  /// Holds the shared state, made at the first use after a change.
  private final class FrozenState: Sendable {
    let state = Mutex<EnvironmentState?>(nil)
  }

  private mutating func invalidate() { frozen = FrozenState() }

  /// A copy that shares no state, for the state to keep: it would hold itself otherwise.
  var detached: Environment {
    var copy = self
    copy.invalidate()
    return copy
  }

  package var state: EnvironmentState {
    frozen.state.withLock { state in
      if let state { return state }
      let made = EnvironmentState(self)
      state = made
      return made
    }
  }

  /// Compiles a template from its text.
  ///
  /// - Parameters:
  ///   - source: The template.
  ///   - globals: Variables that this template sees beside the environment's.
  /// - Returns: The template, ready to be rendered any number of times.
  /// - Throws: What is wrong with the template, with its line.
  public func template(from source: String, globals: [String: Value] = [:]) throws(TemplateError)
    -> Template
  {
    let state = self.state
    return Template(
      program: try state.compile(source, name: nil), environment: state, globals: globals)
  }

  /// Gets a template from the loader, compiled at its first use.
  ///
  /// - Parameters:
  ///   - name: The template's name.
  ///   - globals: Variables that this template sees beside the environment's.
  /// - Returns: The template.
  /// - Throws: An error of kind `templateNotFound`, or what is wrong with the template.
  public func template(named name: String, globals: [String: Value] = [:]) throws(TemplateError)
    -> Template
  {
    let state = self.state
    return Template(
      program: try state.loadedTemplate(named: name).program, environment: state, globals: globals)
  }

  /// Gets the first template of several that the loader knows
  /// (Jinja2 documentation, `Environment.select_template`).
  ///
  /// - Parameters:
  ///   - names: The names, in order of preference.
  ///   - globals: Variables that this template sees beside the environment's.
  /// - Returns: The template.
  /// - Throws: An error of kind `templatesNotFound`, or what is wrong with the template found.
  public func template(firstOf names: [String], globals: [String: Value] = [:])
    throws(TemplateError) -> Template
  {
    let state = self.state
    return Template(
      program: try state.loadedTemplate(firstOf: names).program, environment: state,
      globals: globals)
  }

  /// Compiles a single expression (Jinja2 documentation, `Environment.compile_expression`).
  ///
  /// - Parameter source: The expression, without delimiters.
  /// - Returns: The expression, ready to be evaluated any number of times.
  /// - Throws: What is wrong with the expression.
  public func compileExpression(_ source: String) throws(TemplateError) -> CompiledExpression {
    let state = self.state
    return CompiledExpression(
      program: try Compiler.compileExpression(source, environment: state), environment: state)
  }
}
