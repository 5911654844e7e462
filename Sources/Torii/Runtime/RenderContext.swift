/// What names are looked up in while one template renders (Jinja2's `Context`).
package final class RenderContext: Clearable {
  /// What this context extends: that of the including template or of an enclosing scope.
  let parent: RenderContext?
  /// The variables given to the render, or the including scope's local ones.
  @exclusivity(unchecked) private(set) var variables: Value.Dict
  /// Where to look a name up without counting references: the parent and what is assigned.
  private let parentReference: Unmanaged<RenderContext>?
  private let variableTable: Value.Dict.Table
  private let globalTable: Value.Dict.Table?
  @exclusivity(unchecked) private var assignedTable: Value.Dict.Table?
  /// The globals that the template was loaded with.
  let templateGlobals: Value.Dict?
  /// The template that renders; the render keeps it alive.
  private unowned(unsafe) let program: Program
  /// What the template's top level assigned.
  @exclusivity(unchecked) private(set) var assigned: Value.Dict?
  @exclusivity(unchecked) private var isRegistered = false
  /// The names among `assigned` that a module of the template exports.
  @exclusivity(unchecked) private(set) var exportedNames: [String] = []
  /// The blocks with those of the parents; nil while there are only the template's own.
  @exclusivity(unchecked) private var inheritedBlocks: [BlockStack]?
  /// Whether autoescaping is on for code that runs in this context now.
  @exclusivity(unchecked) var autoescapes: Bool

  init(
    parent: RenderContext?, variables: Value.Dict, templateGlobals: Value.Dict?,
    program: Program, autoescapes: Bool? = nil
  ) {
    self.parent = parent
    parentReference = parent.map { .passUnretained($0) }
    variableTable = variables.table
    globalTable = templateGlobals?.table
    self.variables = variables
    self.templateGlobals = templateGlobals
    self.program = program
    self.autoescapes = autoescapes ?? program.autoescapes
  }

  var templateName: String? { program.name }

  /// Whether the context can serve another run of the same template at the same place: it left
  /// nothing behind, and nothing but the caller holds it or its variables.
  func isSpare(in parent: Unmanaged<RenderContext>) -> Bool {
    parentReference?.toOpaque() == parent.toOpaque() && assigned == nil && !isRegistered
      && inheritedBlocks == nil && isKnownUniquelyReferenced(&variables)
  }

  /// Runs the template's top level; the context is the running one.
  @inline(__always)
  func run(_ machine: MachineRef) throws(TemplateError) { try machine.runRoot(program) }

  /// Takes new values for its variables, which keep their names.
  func refill(_ locals: LocalsPlan, _ machine: MachineRef) {
    autoescapes = program.autoescapes
    locals.refill(variables.values, machine)
  }

  /// A context of the same template that sees local variables too.
  func derived(_ locals: Value.Dict) -> RenderContext {
    let context = RenderContext(
      parent: self, variables: locals, templateGlobals: nil, program: program,
      autoescapes: autoescapes)
    context.inheritedBlocks = inheritedBlocks
    return context
  }

  /// Where a name's value is: in memory that does not move while the render lasts, or where it has
  /// to be read at once.
  enum Lookup: BitwiseCopyable {
    case place(ValuePointer)
    case passing(ValuePointer)
    case missing
  }

  @inline(__always)
  func lookup(_ name: borrowing AttributeName, globals: Value.Dict.Table) -> Lookup {
    if let found = ownLookup(name) { return found }
    var outer = parentReference
    while let context = outer {
      let (found, next) = context._withUnsafeGuaranteedRef {
        ($0.ownLookup(name), $0.parentReference)
      }
      if let found { return found }
      outer = next
    }
    return globals.place(name).map { .place($0) } ?? .missing
  }

  /// What a name means here, without the contexts around and the environment's globals.
  @inline(__always)
  private func ownLookup(_ name: borrowing AttributeName) -> Lookup? {
    if let place = assignedTable?.place(name) { return .passing(place) }
    if let place = variableTable.place(name) {
      if case .undefined(let undefined) = place.pointee, undefined.isUnassigned {
        // A local variable without a value does not hide an outer one.
      } else {
        return .place(place)
      }
    }
    return parentReference == nil ? globalTable?.place(name).map { .place($0) } : nil
  }

  /// The value of a name; nil where there is none.
  package func value(_ name: AttributeName, in environment: EnvironmentState) -> Value? {
    switch lookup(name, globals: environment.globalTable) {
    case .place(let place), .passing(let place): return place.pointee
    case .missing: return nil
    }
  }

  /// Assigns a name of the template's top level. A value that may lead back to this context makes
  /// the render cut the context's references when it ends.
  func assign(_ name: AttributeName, _ value: Value, in session: RenderSession) {
    if !isRegistered, value.isContainer {
      isRegistered = true
      session.register(self)
    }
    let assigned = self.assigned ?? Value.Dict()
    self.assigned = assigned
    assignedTable = assigned.table
    assigned.set(name.key, named: .string(name.text), to: value)
  }

  func export(_ name: AttributeName) {
    if !exportedNames.contains(where: { $0.utf8.elementsEqual(name.text.utf8) }) {
      exportedNames.append(name.text)
    }
  }

  func withdraw(_ name: AttributeName) {
    exportedNames.removeAll { $0.utf8.elementsEqual(name.text.utf8) }
  }

  /// Every name with its value, outer ones first.
  func everything(_ environment: EnvironmentState) -> Value.Dict {
    let all =
      parent?.everything(environment) ?? environment.globalValues.copy()
    if parent == nil, let templateGlobals {
      for (key, value) in templateGlobals { all.set(text: key.text ?? "", to: value) }
    }
    for (key, value) in variables {
      if case .undefined(let undefined) = value, undefined.isUnassigned { continue }
      all.set(text: key.text ?? "", to: value)
    }
    if let assigned {
      for (key, value) in assigned { all.set(text: key.text ?? "", to: value) }
    }
    return all
  }

  /// The definitions of a block, the most derived first.
  func blockStack(_ name: borrowing AttributeName) -> BlockStack? {
    let blocks = inheritedBlocks ?? program.blocks
    guard let index = blocks.firstIndex(where: { $0.name == name }) else { return nil }
    return blocks[index]
  }

  /// Adds the blocks of a parent template behind those known.
  func inherit(_ parentBlocks: [BlockStack]) {
    var blocks = inheritedBlocks ?? program.blocks
    for added in parentBlocks {
      if let index = blocks.firstIndex(where: { $0.name == added.name }) {
        blocks[index].definitions += added.definitions
      } else {
        blocks.append(added)
      }
    }
    inheritedBlocks = blocks
  }

  package func clear() {
    assignedTable = nil
    assigned = nil
    inheritedBlocks = nil
  }
}

/// The definitions of one block, the most derived first.
struct BlockStack {
  let name: AttributeName
  var definitions: [Unit]
}
