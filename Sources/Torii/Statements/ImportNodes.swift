/// A template's module: what its top level exports, and the text it writes
/// (Jinja2 documentation, "Import").
package final class ModuleObject: Object, Clearable {
  package let body: String
  package let exports: Value.Dict
  /// That of the template's top level, in which its macros run.
  let context: RenderContext
  private let templateName: String?

  init(body: String, exports: Value.Dict, context: RenderContext, templateName: String?) {
    self.context = context
    self.body = body
    self.exports = exports
    self.templateName = templateName
  }

  override package var typeName: String { "TemplateModule" }
  override package var describedType: String { "jinja2.environment.TemplateModule object" }

  /// The name in messages about missing exports.
  var nameInMessages: String { templateName.map { $0.quotedForMessage } ?? "None" }

  override package func attribute(_ name: AttributeName, _ machine: MachineRef)
    throws(TemplateError) -> Value?
  { exports.value(name) }

  override package func text(_ machine: MachineRef) throws(TemplateError) -> String { body }
  override package func html(_ machine: MachineRef) throws(TemplateError) -> String? { body }
  override package func repr(_ machine: MachineRef) throws(TemplateError) -> String {
    "<TemplateModule \(templateName.map { $0.quotedForMessage } ?? "memory")>"
  }

  package func clear() { exports.removeAll() }
}

extension UnsafeMutablePointer where Pointee == Machine {
  /// The module of a template, rendered once in a render.
  ///
  /// - Parameter seesGlobals: Whether the template sees what the running template was loaded with,
  ///   as imported templates do and included ones do not.
  func module(of program: Program, seesGlobals: Bool) throws(TemplateError) -> ModuleObject {
    let session = pointee.session
    let globals = importedGlobals(pointee.context)
    if !seesGlobals, globals != nil {
      return try makeModule(
        program, parent: nil, variables: Value.Dict(), templateGlobals: nil)
    }
    if let known = session.module(of: program) { return known }
    if globals == nil, let shared = try sharedModule(of: program) { return shared }
    let module = try makeModule(
      program, parent: nil, variables: Value.Dict(), templateGlobals: globals)
    session.remember(module, of: program)
    return module
  }

  private func importedGlobals(_ context: RenderContext) -> Value.Dict? {
    var current: RenderContext? = context
    while let inner = current {
      if let globals = inner.templateGlobals { return globals }
      current = inner.parent
    }
    return nil
  }

  /// Runs a template's top level for what it exports.
  func makeModule(
    _ program: Program, parent: RenderContext?, variables: Value.Dict?,
    templateGlobals: Value.Dict?
  ) throws(TemplateError) -> ModuleObject {
    var context = RenderContext(
      parent: parent, variables: variables, templateGlobals: templateGlobals,
      program: program)
    let start = beginCapture()
    do throws(TemplateError) {
      try withContext(context) { (machine) throws(TemplateError) in
        try machine.runRoot(program)
      }
    } catch {
      dropCapture(from: start)
      throw error
    }
    let body = try takeCapturedText(from: start)
    if !isKnownUniquelyReferenced(&context) { context.settle(in: pointee.session) }
    let exports = Value.Dict()
    for name in context.exportedNames {
      if let value = context.assigned?[name] { exports.set(text: name, to: value) }
    }
    let module = ModuleObject(
      body: body, exports: exports, context: context, templateName: program.name)
    pointee.session.register(module)
    return module
  }
}

/// Loads the module that an `import` or `from` names.
private struct ModuleSource: ~Copyable {
  let template: TemplateReference
  /// Nil for `without context`.
  let locals: LocalsPlan?

  var moduleContent: ModuleContent {
    locals == nil && template.isConstant ? .imports : .variable
  }

  /// The module, if all renders share it and one has made it; not retained.
  @inline(__always)
  func known(_ machine: MachineRef) throws(TemplateError) -> Unmanaged<ModuleObject>? {
    guard locals == nil, let program = template.knownProgram(machine) else { return nil }
    return try machine.knownModule(of: program)
  }

  func module(_ machine: MachineRef, owner: StatementNode) throws(TemplateError) -> ModuleObject {
    let program = try template.resolve(machine, allowsLists: false, owner: owner)
      .takeUnretainedValue()
    guard let locals else { return try machine.module(of: program, seesGlobals: true) }
    return try machine.makeModule(
      program, parent: machine.pointee.context, variables: locals.snapshot(machine),
      templateGlobals: nil)
  }
}

/// `import template as name`
final class ImportNode: StatementNode {
  override var moduleContent: ModuleContent { parts.source.moduleContent }

  /// One field: to release several would count a reference to this node, too.
  private struct Parts: ~Copyable {
    let source: ModuleSource
    let export: Export?
  }

  private let parts: Parts
  private let slot: Int
  private let isBoxed: Bool

  init(
    _ template: consuming TemplateReference, locals: LocalsPlan?, slot: Int, isBoxed: Bool,
    export: Export?
  ) {
    parts = Parts(source: ModuleSource(template: template, locals: locals), export: export)
    self.slot = slot
    self.isBoxed = isBoxed
  }

  override func run(_ machine: MachineRef) throws(TemplateError) -> Flow {
    let module = try parts.source.module(machine, owner: self)
    machine.assign(.object(module), slot: slot, isBoxed: isBoxed)
    if let export = parts.export {
      machine.pointee.context.assign(
        export.name, .object(module), in: machine.pointee.session)
      machine.pointee.context.withdraw(export.name)
    }
    return .next
  }
}

/// `from template import names`
final class FromImportNode: StatementNode {
  override var moduleContent: ModuleContent { source.moduleContent }

  struct Name {
    let name: AttributeName
    let slot: Int
    let isBoxed: Bool
    /// Under which name the template's context gets it.
    let exported: AttributeName?
    /// "line 1 in 'page.html'"
    let position: String
  }

  private let source: ModuleSource
  private let names: [Name]
  /// Whether the context gets one of them in any case; it asks for each name itself.
  private let isAlwaysKept: Bool

  init(_ template: consuming TemplateReference, locals: LocalsPlan?, names: [Name]) {
    isAlwaysKept = names.contains { $0.exported.map { RenderContext.alwaysKeeps($0) } ?? false }
    source = ModuleSource(template: template, locals: locals)
    self.names = names
  }

  override func run(_ machine: MachineRef) throws(TemplateError) -> Flow {
    if let known = try source.known(machine) {
      known._withUnsafeGuaranteedRef { assign(from: $0, staysFixed: true, machine) }
    } else {
      assign(from: try source.module(machine, owner: self), staysFixed: false, machine)
    }
    return .next
  }

  /// - Parameter staysFixed: Whether the module outlives the render and nobody changes it. Variables
  ///   are then read where the module keeps them: threads would wait for each other to count the
  ///   references to one macro.
  @inline(__always)
  private func assign(from module: ModuleObject, staysFixed: Bool, _ machine: MachineRef) {
    var index = 0
    while index < names.count {
      let place = module.exports.place(names[index].name)
      if let place, staysFixed, !names[index].isBoxed {
        #if TORII_COPIES_PLACES
          machine.pointee.slots[names[index].slot] = machine.copyOfPlace(place)
        #else
          machine.pointee.slots[names[index].slot] = place
        #endif
      } else {
        let value = place?.pointee ?? missing(index, module, machine)
        machine.assign(value, slot: names[index].slot, isBoxed: names[index].isBoxed)
      }
      if isAlwaysKept || machine.pointee.keepsAssignments, let name = names[index].exported {
        let value = machine.pointee.slots[names[index].slot].pointee
        machine.pointee.contextReference._withUnsafeGuaranteedRef { context in
          context.assign(name, value, in: machine.pointee.session)
          context.withdraw(name)
        }
      }
      index &+= 1
    }
  }

  @inline(never)
  private func missing(_ index: Int, _ module: ModuleObject, _ machine: MachineRef) -> Value {
    let name = names[index].name.text
    return .undefined(
      Undefined(
        machine.pointee.environment.undefined,
        hint:
          "the template \(module.nameInMessages) (imported on \(names[index].position)) does not export the requested name \(name.quotedForMessage)",
        name: .string(name)))
  }
}
