/// A variable that a template's top level assigned, to be seen by blocks and importers.
struct Export {
  let name: AttributeName
  let slot: Int
  let isPublic: Bool

  func publish(_ machine: MachineRef) {
    machine.pointee.contextReference._withUnsafeGuaranteedRef { context in
      context.assign(name, machine.pointee.slots[slot].pointee, in: machine.pointee.session)
      if isPublic { context.export(name) }
    }
  }
}

/// `set name = value` inside a scope, the most common form.
final class SetLocalNode: StatementNode {
  /// One field: to release several would count a reference to this node, too.
  private struct Parts {
    let value: Node
    /// The operands, where the value is a sum that begins with the variable itself.
    let sum: (left: Node, right: Node)?
  }

  private let parts: Parts
  private let slot: Int
  /// Whether the value may be worked out as a small integer.
  private let isInteger: Bool

  private var value: Node { parts.value }
  private var sum: (left: Node, right: Node)? { parts.sum }

  init(slot: Int, value: Node, sum: (left: Node, right: Node)?) {
    parts = Parts(value: value, sum: sum)
    self.slot = slot
    isInteger = value.heightOfIntegers > 0
  }

  override func run(_ machine: MachineRef) throws(TemplateError) -> Flow {
    let place = machine.pointee.store + slot
    if isInteger, let number = value.integer(machine) {
      place.replace(with: number)
      machine.pointee.slots[slot] = place
      return .next
    }
    if let sum {
      var left = try sum.left.eval(machine)
      let right = try sum.right.eval(machine)
      let isOwn = machine.pointee.slots[slot] == place
      place.pointee = try machine.sum(&left, right, replacing: isOwn ? place : nil)
    } else {
      place.replace(with: try value.eval(machine))
    }
    machine.pointee.slots[slot] = place
    return .next
  }
}

/// `set name = value` at the template's top level.
final class SetExportedNode: StatementNode {
  /// One field: to release several would count a reference to this node, too.
  private struct Parts {
    let value: Node
    let export: Export
  }

  private let parts: Parts
  private let slot: Int
  private let isAlwaysKept: Bool

  init(slot: Int, value: Node, export: Export) {
    isAlwaysKept = RenderContext.alwaysKeeps(export.name)
    parts = Parts(value: value, export: export)
    self.slot = slot
  }

  override func run(_ machine: MachineRef) throws(TemplateError) -> Flow {
    machine.assign(try parts.value.eval(machine), slot: slot, isBoxed: false)
    if isAlwaysKept || machine.pointee.keepsAssignments { parts.export.publish(machine) }
    return .next
  }
}

/// `set namespace.attribute = value`
final class SetAttributeNode: StatementNode {
  /// One field: to release several would count a reference to this node, too.
  private struct Parts {
    let namespace: Node
    let name: AttributeName
    let value: Node
    /// The operands, where the value is a sum that begins with the attribute itself.
    let sum: (left: Node, right: Node)?
  }

  private let parts: Parts
  /// Where Jinja2 says that it is no namespace.
  private let checkLine: Int
  /// Whether the value may be worked out as a small integer.
  private let isInteger: Bool

  private var namespace: Node { parts.namespace }
  private var name: AttributeName { parts.name }
  private var value: Node { parts.value }
  private var sum: (left: Node, right: Node)? { parts.sum }

  init(
    namespace: Node, name: AttributeName, value: Node, checkLine: Int,
    sum: (left: Node, right: Node)? = nil
  ) {
    parts = Parts(namespace: namespace, name: name, value: value, sum: sum)
    self.checkLine = checkLine
    isInteger = value.heightOfIntegers > 0
  }

  override func run(_ machine: MachineRef) throws(TemplateError) -> Flow {
    let owner = try namespace.place(machine)
    if isInteger, let place = owner.namespaceTable?.place(name),
      let number = value.integer(machine)
    {
      place.replace(with: number)
      return .next
    }
    guard case .object(let object) = owner.pointee, let target = object.asNamespace else {
      throw .noNamespace(line: checkLine)
    }
    if let sum {
      var left = try sum.left.eval(machine)
      let right = try sum.right.eval(machine)
      target.set(
        name, try machine.sum(&left, right, replacing: target.attributes.place(name)))
    } else {
      target.set(name, try value.eval(machine))
    }
    return .next
  }
}

extension Object {
  /// The object as a template's module, by a comparison of classes.
  @inline(__always)
  var asModule: ModuleObject? {
    type(of: self) == ModuleObject.self ? unsafeDowncast(self, to: ModuleObject.self) : nil
  }

  /// The object as a namespace, by a comparison of classes.
  @inline(__always)
  var asNamespace: NamespaceObject? {
    type(of: self) == NamespaceObject.self ? unsafeDowncast(self, to: NamespaceObject.self) : nil
  }
}

/// `set name = value`
final class SetNode: StatementNode {
  private let target: TargetPlan
  private let value: Node
  private let exports: [Export]

  init(target: TargetPlan, value: Node, exports: [Export]) {
    self.target = target
    self.value = value
    self.exports = exports
  }

  override func run(_ machine: MachineRef) throws(TemplateError) -> Flow {
    if case .local(let slot, let isBoxed) = target {
      machine.assign(try value.eval(machine), slot: slot, isBoxed: isBoxed)
    } else {
      try target.checkNamespaces(machine)
      try target.assign(try value.eval(machine), machine)
    }
    for export in exports { export.publish(machine) }
    return .next
  }
}

/// `set name`...`endset`
final class SetBlockNode: StatementNode {
  private let target: TargetPlan
  private let enter: EnterScopeNode?
  private let body: StatementNode
  /// Works on the captured text in `captureSlot`; nil for no filter.
  private let filter: Node?
  private let captureSlot: Int
  private let isCaptureMarkup: EscapeMode
  private let exports: [Export]

  init(
    target: TargetPlan, enter: EnterScopeNode?, body: StatementNode, filter: Node?,
    captureSlot: Int, isCaptureMarkup: EscapeMode, exports: [Export]
  ) {
    self.target = target
    self.enter = enter
    self.body = body
    self.filter = filter
    self.captureSlot = captureSlot
    self.isCaptureMarkup = isCaptureMarkup
    self.exports = exports
  }

  override func run(_ machine: MachineRef) throws(TemplateError) -> Flow {
    _ = try enter?.run(machine)
    var (value, flow) = try machine.capture(body)
    guard flow == .next else { return flow }
    if let filter {
      let isMarkup = isCaptureMarkup.isOn(machine)
      machine.pointee.store[captureSlot] = isMarkup ? try machine.marked(value) : value
      value = try filter.eval(machine)
    }
    if machine.pointee.context.autoescapes { value = try machine.marked(value) }
    // Jinja2 does not check here that a namespace is one: a dict takes the attribute as an item.
    try target.assign(value, machine)
    for export in exports { export.publish(machine) }
    return .next
  }
}

extension UnsafeMutablePointer where Pointee == Machine {
  /// Runs a body and takes what it wrote out of the output.
  func capture(_ body: StatementNode) throws(TemplateError) -> (value: Value, flow: Flow) {
    let start = beginCapture()
    let flow: Flow
    do throws(TemplateError) {
      flow = try body.run(self)
    } catch {
      dropCapture(from: start)
      throw error
    }
    return (try takeCapture(from: start, isMarkup: false), flow)
  }

  /// Python's `Markup(value)` of what a body wrote.
  func marked(_ value: Value) throws(TemplateError) -> Value {
    if case .string(let text) = value { return .markup(text) }
    return .markup(try text(of: value))
  }
}
