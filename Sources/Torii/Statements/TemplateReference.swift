/// The variables of the running frame that an included template, a scoped block or a module with
/// context sees.
struct LocalsPlan {
  /// The names; nil where there are none.
  private let shape: Shape?
  private let slots: UnsafeMutablePointer<Int>
  private let capacity: Int
  private var count = 0

  /// A plan without variables at first.
  ///
  /// - Parameters:
  ///   - capacity: How many there will be at most.
  ///   - memory: Lives longer than the plan.
  init(capacity: Int, in memory: NodeMemory) {
    self.capacity = capacity
    shape = capacity == 0 ? nil : Shape(minimumCapacity: capacity)
    slots = memory.allocate(capacity)
  }

  mutating func append(_ name: NameReference, slot: Int) {
    assert(count < capacity)
    guard let shape, count < capacity else { return }
    shape.append(name.key, named: .string(name.text))
    (slots + count).initialize(to: slot)
    count += 1
  }

  /// Puts the variables' values over those of an earlier snapshot.
  func refill(_ values: ValuePointer, _ machine: MachineRef) {
    var position = 0
    while position < count {
      values[position] = machine.pointee.slots[slots[position]].pointee
      position &+= 1
    }
  }

  /// The variables with their values of now; nil where there are none.
  func snapshot(_ machine: MachineRef) -> Value.Dict? {
    guard let shape else { return nil }
    let dict = Value.Dict(shape: shape) { machine.pointee.slots[slots[$0]].pointee }
    dict.isFrozen = true
    return dict
  }
}

/// How a statement names a template: by one constant name, or by what an expression gives.
struct TemplateReference: ~Copyable {
  let node: Node
  /// Whether the name is written down.
  let isConstant: Bool
  /// The template that the statement stands in.
  private let parent: String?
  private let isExtended: Bool
  /// What a constant name has led to where it always leads there.
  private let known = KnownTemplate()

  init(_ node: Node, in parent: String?, isExtended: Bool = false) {
    self.node = node
    self.parent = parent
    self.isExtended = isExtended
    isConstant = node.constant?.text != nil
  }

  /// The template that a constant name always leads to in this environment, which keeps it.
  @inline(__always)
  func knownProgram(_ machine: MachineRef) -> Unmanaged<Program>? {
    known.program(for: machine.pointee.environmentNumber)
  }

  /// The template, which the environment or the render keeps; `include` accepts lists of names, the
  /// others do not.
  @inline(__always)
  func resolve(_ machine: MachineRef, allowsLists: Bool, owner: StatementNode)
    throws(TemplateError) -> Unmanaged<Program>
  {
    if let program = knownProgram(machine) { return program }
    return try look(machine, allowsLists: allowsLists, owner: owner)
  }

  @inline(never)
  private func look(_ machine: MachineRef, allowsLists: Bool, owner: StatementNode)
    throws(TemplateError) -> Unmanaged<Program>
  {
    let session = machine.pointee.session
    let environment = machine.pointee.environment
    if isConstant, let loaded = session.loadedTemplate(for: ObjectIdentifier(owner)) {
      return .passUnretained(loaded.program)
    }
    let value = try node.eval(machine)
    let loaded: LoadedTemplate
    do throws(TemplateError) {
      loaded = try load(value, machine, allowsLists: allowsLists)
    } catch {
      throw error.leavingSource()
    }
    if isConstant {
      if environment.keepsTemplates { known.set(loaded, for: environment) }
      session.remember(loaded, for: ObjectIdentifier(owner))
    } else {
      session.keep(loaded)
    }
    return .passUnretained(loaded.program)
  }

  /// The template to include; nil where it is missing and may be.
  @inline(__always)
  func find(_ machine: MachineRef, _ ignoresMissing: Bool, owner: StatementNode)
    throws(TemplateError) -> Unmanaged<Program>?
  {
    if let program = knownProgram(machine) { return program }
    return try search(machine, ignoresMissing, owner: owner)
  }

  @inline(never)
  private func search(_ machine: MachineRef, _ ignoresMissing: Bool, owner: StatementNode)
    throws(TemplateError) -> Unmanaged<Program>?
  {
    do throws(TemplateError) {
      return try look(machine, allowsLists: true, owner: owner)
    } catch {
      let isMissing = error.kind == .templateNotFound || error.kind == .templatesNotFound
      if ignoresMissing, isMissing { return nil }
      throw error
    }
  }

  private func load(_ value: Value, _ machine: MachineRef, allowsLists: Bool)
    throws(TemplateError) -> LoadedTemplate
  {
    let environment = machine.pointee.environment
    switch value {
    case .string(let name), .markup(let name):
      return try environment.loadedTemplate(named: name, in: parent, isExtended: isExtended)
    case .undefined(let undefined):
      guard environment.loader != nil else { throw .noLoader }
      throw undefined.error
    case .object(let object):
      if let template = object as? TemplateObjectValue { return template.loaded }
    case .list, .tuple:
      if allowsLists { return try loadFirst(try machine.items(of: value), machine) }
    default: break
    }
    if allowsLists, try !machine.truth(of: value) || value.isIterable {
      return try loadFirst(value.isIterable ? try machine.items(of: value) : [], machine)
    }
    if allowsLists { throw .type("\(value.typeName.quotedForMessage) object is not iterable") }
    // Jinja2 looks into its cache first, which asks for a hash.
    guard environment.loader != nil else { throw .noLoader }
    _ = try machine.key(for: value)
    throw TemplateError(
      .templateNotFound, try machine.text(of: value), notFound: [try machine.text(of: value)])
  }

  private func loadFirst(_ items: [Value], _ machine: MachineRef) throws(TemplateError)
    -> LoadedTemplate
  {
    var names: [String] = []
    for item in items {
      if case .object(let object) = item, let template = object as? TemplateObjectValue {
        return template.loaded
      }
      guard machine.pointee.environment.loader != nil else { throw .noLoader }
      if case .undefined(let undefined) = item {
        names.append(undefined.message)
        continue
      }
      _ = try machine.key(for: item)
      let name = try machine.text(of: item)
      do throws(TemplateError) {
        return try machine.pointee.environment.loadedTemplate(named: name, in: parent)
      } catch {
        guard error.kind == .templateNotFound else { throw error }
        names.append(name)
      }
    }
    throw TemplateError.templatesNotFound(names)
  }
}

/// A template as a value, which `extends` and `include` accept in place of a name.
package final class TemplateObjectValue: Object {
  let loaded: LoadedTemplate

  package init(_ template: Template) {
    loaded = LoadedTemplate(program: template.program, isCurrentCheck: nil)
  }

  override package var typeName: String { "Template" }
  override package func repr(_ machine: MachineRef) throws(TemplateError) -> String {
    guard let name = loaded.program.name else { return "<Template memory>" }
    return "<Template \(name.quotedForMessage)>"
  }
}
