/// What names are looked up in while one template renders (Jinja2's `Context`).
///
/// It is an object so that a slot of a frame can keep one; no template ever sees it.
package final class RenderContext: Object, Clearable {
  /// What this context extends: that of the including template or of an enclosing scope.
  @exclusivity(unchecked) private(set) var parent: RenderContext?
  /// The variables given to the render, or the including scope's local ones, where it has any.
  @exclusivity(unchecked) private var variables: Value.Dict?
  /// Where to look a name up without counting references: the parent and what is assigned.
  @exclusivity(unchecked) private var parentReference: Unmanaged<RenderContext>?
  private let variableTable: Value.Dict.Table?
  private let globalTable: Value.Dict.Table?
  @exclusivity(unchecked) private var assignedTable: Value.Dict.Table?
  /// The globals that the template was loaded with.
  let templateGlobals: Value.Dict?
  /// The template that renders; the render keeps it alive.
  private let program: Unmanaged<Program>
  /// Whether anybody may ask for what the top level assigns.
  fileprivate let keepsAssignments: Bool
  /// What the template's top level assigned.
  @exclusivity(unchecked) private(set) var assigned: Value.Dict?
  @exclusivity(unchecked) private var isRegistered = false
  /// What it means now, for those that outlive what this context extends to; gone with the next
  /// assignment.
  @exclusivity(unchecked) private var snapshot: RenderContext?
  /// Whether it is such a snapshot: nothing is assigned to it.
  @exclusivity(unchecked) private var isSnapshot = false
  /// Whether it is that of a module that all renders see. None of them changes it.
  @exclusivity(unchecked) var isShared = false
  /// Whether it or one that it extends belongs to a template that was loaded with globals.
  var hasTemplateGlobals: Bool {
    if globalTable != nil { return true }
    var outer = parentReference
    while let context = outer {
      if context._withUnsafeGuaranteedRef({ $0.globalTable != nil }) { return true }
      outer = context._withUnsafeGuaranteedRef { $0.parentReference }
    }
    return false
  }

  /// The names among `assigned` that a module of the template exports.
  var exportedNames: [String] { exported.map(\.text) }
  @exclusivity(unchecked) private var exported: [AttributeName] = []
  /// The templates that it extends, the nearest first; the render keeps them alive.
  @exclusivity(unchecked) private var ancestors: [Unmanaged<Program>] = []
  /// Whether autoescaping is on for code that runs in this context now.
  @exclusivity(unchecked) var autoescapes: Bool

  init(
    parent: RenderContext?, variables: Value.Dict?, templateGlobals: Value.Dict?,
    program: Program, autoescapes: Bool? = nil, keepsAssignments: Bool = true
  ) {
    self.keepsAssignments = keepsAssignments
    self.parent = parent
    parentReference = parent.map { .passUnretained($0) }
    variableTable = variables?.table
    globalTable = templateGlobals?.table
    self.variables = variables
    self.templateGlobals = templateGlobals
    self.program = .passUnretained(program)
    self.autoescapes = autoescapes ?? program.autoescapes
  }

  var templateName: String? { program._withUnsafeGuaranteedRef { $0.name } }

  /// Whether the context can serve another run of the same template at the same place: it left
  /// nothing behind, and nothing but the caller holds it or its variables.
  @inline(__always)
  func isSpare(in machine: MachineRef) -> Bool {
    let parent = machine.pointee.contextReference
    return parentReference?.toOpaque() == parent.toOpaque() && assignedTable == nil && !isRegistered
      && ancestors.isEmpty && (variables == nil || isKnownUniquelyReferenced(&variables))
  }

  /// Runs the template's top level; the context is the running one.
  @inline(__always)
  func failure(running machine: MachineRef) -> TemplateError? {
    program._withUnsafeGuaranteedRef { machine.failureOfRoot($0) }
  }

  /// Takes new values for its variables, which keep their names.
  func refill(_ locals: LocalsPlan, _ machine: MachineRef) {
    autoescapes = program._withUnsafeGuaranteedRef { $0.autoescapes }
    if let variables { locals.refill(variables.values, machine) }
  }

  /// A context of the same template that sees local variables too.
  func derived(_ locals: Value.Dict?) -> RenderContext {
    let context = RenderContext(
      parent: self, variables: locals, templateGlobals: nil,
      program: program.takeUnretainedValue(), autoescapes: autoescapes)
    context.ancestors = ancestors
    return context
  }

  /// Goes on with what the contexts around mean now, as Jinja2 gives an include, an import and a
  /// scoped block a copy of the variables: a macro that outlives the tag does not see what is
  /// assigned after it.
  func settle(in session: RenderSession) {
    guard let outer = parent?.settled(in: session) else { return }
    parent = outer
    parentReference = .passUnretained(outer)
  }

  /// A context that means what this one means now. They share the variables until one is assigned.
  private func settled(in session: RenderSession) -> RenderContext {
    if isShared || isSnapshot { return self }
    if let snapshot { return snapshot }
    let copy = RenderContext(
      parent: parent?.settled(in: session), variables: variables, templateGlobals: templateGlobals,
      program: program.takeUnretainedValue(), autoescapes: autoescapes)
    copy.assigned = assigned
    copy.assignedTable = assignedTable
    copy.isSnapshot = true
    session.register(copy)
    snapshot = copy
    return copy
  }

  /// Where a name's value is: in memory that does not move while the render lasts, or where it has
  /// to be read at once.
  enum Lookup: BitwiseCopyable {
    case place(ValuePointer)
    case passing(ValuePointer)
    case missing
  }

  /// What the name at a place means; no reference is counted to the name.
  @inline(__always)
  func lookup(_ name: UnsafePointer<AttributeName>, globals: Value.Dict.Table) -> Lookup {
    if let found = ownLookup(name) { return found }
    var outer = parentReference
    while let context = outer {
      let (found, next) = context._withUnsafeGuaranteedRef {
        ($0.ownLookup(name), $0.parentReference)
      }
      if let found {
        // The top level of a template waits while what it includes runs, and assigns nothing.
        if case .passing(let place) = found { return .place(place) }
        return found
      }
      outer = next
    }
    if let place = globals.place(at: name) { return .place(place) }
    return .missing
  }

  /// What a name means here, without the contexts around and the environment's globals.
  @inline(__always)
  private func ownLookup(_ name: UnsafePointer<AttributeName>) -> Lookup? {
    if let table = assignedTable, let place = table.place(at: name) {
      return isShared ? .place(place) : .passing(place)
    }
    if let table = variableTable, let place = table.place(at: name) {
      if case .undefined(let undefined) = place.pointee,
        undefined.isUnassigned(as: name.pointee.text)
      {
        // A local variable without a value does not hide an outer one.
      } else {
        return .place(place)
      }
    }
    guard parentReference == nil, let table = globalTable,
      let place = table.place(at: name)
    else { return nil }
    return .place(place)
  }

  /// The value of a name; nil where there is none.
  package func value(_ name: AttributeName, in environment: EnvironmentState) -> Value? {
    withUnsafePointer(to: name) { name in
      switch lookup(name, globals: environment.globalTable) {
      case .place(let place), .passing(let place): place.pointee
      case .missing: nil
      }
    }
  }

  /// Assigns a name of the template's top level, while nothing runs that it includes or calls: that
  /// reads earlier values where they are. A value that may lead back to this context makes the render
  /// cut the context's references when it ends.
  func assign(_ name: AttributeName, _ value: Value, in session: RenderSession) {
    guard keepsAssignments || RenderContext.alwaysKeeps(name) else { return }
    if !isRegistered, value.mayLeadToContext {
      isRegistered = true
      session.register(self)
    }
    if snapshot != nil {
      snapshot = nil
      self.assigned = self.assigned?.copy()
    }
    let assigned = self.assigned ?? Value.Dict(minimumCapacity: 8)
    self.assigned = assigned
    assignedTable = assigned.table
    assigned.set(name.key, named: .string(name.text), to: value)
  }

  /// Whether a name is kept in any case: `_` asks for the function `gettext` wherever it is called.
  @inline(__always)
  static func alwaysKeeps(_ name: borrowing AttributeName) -> Bool {
    name.key == AttributeName.gettext.key
  }

  func export(_ name: AttributeName) {
    guard keepsAssignments else { return }
    if !exported.contains(name) { exported.append(name) }
  }

  func withdraw(_ name: AttributeName) {
    guard keepsAssignments else { return }
    if let position = exported.firstIndex(of: name) { exported.remove(at: position) }
  }

  /// Every name with its value, outer ones first.
  func everything(_ environment: EnvironmentState) -> Value.Dict {
    let all =
      parent?.everything(environment) ?? environment.globalValues.copy()
    if parent == nil, let templateGlobals {
      for (key, value) in templateGlobals { all.set(text: key.text ?? "", to: value) }
    }
    for (key, value) in variables ?? .empty {
      if case .undefined(let undefined) = value, undefined.isUnassigned(as: key.text ?? "") {
        continue
      }
      all.set(text: key.text ?? "", to: value)
    }
    if let assigned {
      for (key, value) in assigned { all.set(text: key.text ?? "", to: value) }
    }
    return all
  }

  /// The definition of a block that has so many more derived ones before it; nil where there is none.
  /// Programs keep their blocks, so that no reference is counted.
  func definition(of name: UnsafePointer<AttributeName>, at position: Int) -> Unmanaged<Unit>? {
    var rest = position
    return search { program in
      guard let unit = program.definition(of: name) else { return nil }
      rest &-= 1
      return rest < 0 ? unit : nil
    }
  }

  func definition(of name: AttributeName, at position: Int) -> Unmanaged<Unit>? {
    withUnsafePointer(to: name) { definition(of: $0, at: position) }
  }

  /// How many more derived definitions of a block there are than a unit; nil where it is none of them.
  func position(of unit: Unmanaged<Unit>, among name: UnsafePointer<AttributeName>) -> Int? {
    var position = 0
    return search { program in
      guard let other = program.definition(of: name) else { return nil }
      if other.toOpaque() == unit.toOpaque() { return position }
      position &+= 1
      return nil
    }
  }

  /// What a function finds first, in the template or in those that it extends.
  @inline(__always)
  private func search<Found>(_ find: (Program) -> Found?) -> Found? {
    if let found = program._withUnsafeGuaranteedRef(find) { return found }
    var index = 0
    while index < ancestors.count {
      if let found = ancestors[index]._withUnsafeGuaranteedRef(find) { return found }
      index &+= 1
    }
    return nil
  }

  /// Adds a template that the last one extends.
  func inherit(from program: Unmanaged<Program>) { ancestors.append(program) }

  package func clear() {
    assignedTable = nil
    assigned = nil
    snapshot = nil
    ancestors = []
  }
}

extension Machine {
  /// Whether anybody may ask for what the top level of the running template assigns.
  @inline(__always)
  var keepsAssignments: Bool {
    contextReference._withUnsafeGuaranteedRef { $0.keepsAssignments }
  }
}
