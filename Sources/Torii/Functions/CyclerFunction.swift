extension ClassObject {
  /// `cycler(*items)`: gives its items in turn, again and again.
  package static var cycler: ClassObject {
    ClassObject("jinja2.utils.Cycler", unbound: ["next": "current", "reset": "pos"]) {
      (frame, machine) throws(TemplateError) in
      try machine.invoke(cyclerSignature, frame) { (arguments) throws(TemplateError) in
        let items = arguments.variadic(0)
        guard items.count > 0 else {
          throw TemplateError(.pythonRuntime, "at least one item has to be provided")
        }
        return .object(Cycler(items))
      }
    }
  }

  private static let cyclerSignature = Signature("Cycler.__init__", "*items")
}

/// What `cycler()` gives.
package final class Cycler: Object {
  @exclusivity(unchecked) private var items: Value.List
  @exclusivity(unchecked) private var position = 0

  init(_ items: Value.List) { self.items = items }

  deinit { releaseValues() }

  override package var holdsValues: Bool { true }

  override package func takeValues(into pending: inout [Value]) {
    pending.append(.tuple(items))
    items = Value.List(minimumCapacity: 0)
  }

  override package var typeName: String { "Cycler" }
  override package var describedType: String { "jinja2.utils.Cycler object" }

  private var current: Value { items[position] ?? .none }

  override package func attribute(_ name: AttributeName, _ machine: MachineRef)
    throws(TemplateError) -> Value?
  {
    switch name.text {
    case "current": return current
    case "items": return .tuple(items)
    case "pos": return .int(position)
    case "next":
      return .object(
        ObjectMethod("Cycler.next", of: self) { [unowned self] in
          let value = current
          position = (position &+ 1) % max(1, items.count)
          return value
        })
    case "reset":
      return .object(
        ObjectMethod("Cycler.reset", of: self) { [unowned self] in
          position = 0
          return .none
        })
    default: return nil
    }
  }

  override package func repr(_ machine: MachineRef) throws(TemplateError) -> String {
    "<jinja2.utils.Cycler object>"
  }
}
