/// A module that all renders of an environment import, as Jinja2 keeps the module of a template that
/// is imported without context (`Template._get_default_module`).
///
/// Jinja2 does so whatever is in it. Here it is done where nobody could tell: the module has macros
/// and texts only, so that no render leaves something in it for another one.
final class SharedModule {
  /// Nil where the template's module is made by each render.
  let module: ModuleObject?
  /// The same without a count of the reference.
  let reference: Unmanaged<ModuleObject>?
  /// What making it took; each render is charged for it, whoever made it.
  let steps: Int
  private let environment: UInt64
  /// What the module's parts are registered with.
  private let session: RenderSession

  fileprivate init(
    _ module: ModuleObject?, steps: Int, _ environment: EnvironmentState, _ session: RenderSession
  ) {
    self.module = module
    reference = module.map { .passUnretained($0) }
    self.steps = steps
    self.environment = environment.number
    self.session = session
  }

  deinit { session.finish() }

  /// - Parameter environment: The number of an environment.
  func belongs(to environment: UInt64) -> Bool { self.environment == environment }
}

/// What a statement of a template's top level means for its module.
enum ModuleContent: Int {
  /// Macros and texts.
  case constant
  /// The same and modules without context.
  case imports
  /// Anything else.
  case variable

  static func + (left: ModuleContent, right: ModuleContent) -> ModuleContent {
    left.rawValue < right.rawValue ? right : left
  }
}

extension UnsafeMutablePointer where Pointee == Machine {
  /// The module of a template that all renders share; nil where there is none.
  func sharedModule(of program: Program) throws(TemplateError) -> ModuleObject? {
    let environment = pointee.environment
    if let known = program.sharedModule.load() {
      guard let module = known.module, known.belongs(to: environment.number) else { return nil }
      try charge(known.steps)
      return module
    }
    if pointee.session.isNative { return nil }
    let made = try makeSharedModule(program)
    let shared = program.sharedModule.storeIfNil(made)
    return shared.belongs(to: environment.number) ? shared.module : nil
  }

  /// The same if it was made before, not retained: the template keeps it for as long as the
  /// environment keeps the template. Nil where ``module(of:seesGlobals:)`` has to be asked.
  func knownModule(of program: Unmanaged<Program>) throws(TemplateError)
    -> Unmanaged<ModuleObject>?
  {
    guard !pointee.sessionReference._withUnsafeGuaranteedRef({ $0.hasModules }),
      !pointee.contextReference._withUnsafeGuaranteedRef({ $0.hasTemplateGlobals }),
      let known = program._withUnsafeGuaranteedRef({ $0.sharedModule.reference })
    else { return nil }
    let environment = pointee.environmentNumber
    let (module, steps) = known._withUnsafeGuaranteedRef {
      ($0.belongs(to: environment) ? $0.reference : nil, $0.steps)
    }
    if module != nil { try charge(steps) }
    return module
  }

  private func makeSharedModule(_ program: Program) throws(TemplateError) -> SharedModule {
    let environment = pointee.environment
    let own = RenderSession()
    guard program.mayShareModule(in: environment) else {
      return SharedModule(nil, steps: 0, environment, own)
    }
    let session = pointee.session
    let fuel = pointee.output.fuel
    pointee.session = own
    defer { pointee.session = session }
    do throws(TemplateError) {
      let module = try withExtendedLifetime(own) { () throws(TemplateError) in
        try makeModule(program, parent: nil, variables: nil, templateGlobals: nil)
      }
      if module.share() {
        return SharedModule(module, steps: fuel &- pointee.output.fuel, environment, own)
      }
    } catch {
      own.finish()
      throw error
    }
    // The render makes it again, and pays for it once.
    pointee.output.fuel = fuel
    return SharedModule(nil, steps: 0, environment, own)
  }
}

extension Program {
  /// Whether all that the top level does is to define macros, to import them and to write text.
  fileprivate func mayShareModule(in environment: EnvironmentState) -> Bool {
    guard let content = root?.moduleContent else { return false }
    // Such a block changes the context that its macros run in.
    if hasAutoescape { return false }
    return content == .constant || content == .imports && environment.keepsTemplates
  }
}

extension ModuleObject {
  /// Marks the module as shared, unless a render could leave something in it.
  fileprivate func share() -> Bool { context.shareIfConstant() }
}

extension RenderContext {
  /// Marks the context of a module as shared if all that its macros can see is constant.
  fileprivate func shareIfConstant() -> Bool {
    guard let assigned else {
      isShared = true
      return true
    }
    for position in 0..<assigned.count {
      guard isConstant(assigned.values[position]) else { return false }
      if case .object(let object) = assigned.values[position], let macro = object as? MacroObject,
        macro.isDefined(in: self), let box = macro.box
      {
        for place in 0..<box.count where !isConstant(box.values[place]) { return false }
      }
    }
    isShared = true
    return true
  }

  /// Whether no render can change a value of this module.
  private func isConstant(_ value: Value) -> Bool {
    switch value {
    case .none, .bool, .int, .bigInt, .double, .string, .markup: true
    case .undefined(let undefined): undefined.isUnassigned
    case .object(let object as MacroObject): object.isDefined(in: self) || object.isShared
    case .object(let object as ModuleObject): object.context.isShared
    default: false
    }
  }
}

extension MacroObject {
  /// Whether every render may see it.
  fileprivate var isShared: Bool { context.isShared }

  fileprivate func isDefined(in other: RenderContext) -> Bool { context === other }
}
