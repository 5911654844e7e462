/// A global that is a class in Python: calling it makes an object.
package class ClassObject: Object {
  package typealias Body =
    @Sendable (borrowing CallFrame, MachineRef) throws(TemplateError) -> Value

  /// The module and name that Python prints.
  let qualifiedName: String
  /// The methods that the class itself gives, each with the attribute that it reads first.
  private let unbound: [String: String]
  private let body: Body

  package init(
    _ qualifiedName: String, unbound: [String: String] = [:], _ body: @escaping Body
  ) {
    self.qualifiedName = qualifiedName
    self.unbound = unbound
    self.body = body
  }

  override package func attribute(_ name: AttributeName, _ machine: MachineRef)
    throws(TemplateError) -> Value?
  {
    unbound[name.text].map {
      .object(UnboundMethod(name, of: qualifiedName.afterLastDot, reading: $0))
    }
  }

  override package var typeName: String { "type" }
  override package var isCallable: Bool { true }

  override package func call(_ arguments: borrowing CallFrame, _ machine: MachineRef)
    throws(TemplateError) -> Value
  { try body(arguments, machine) }

  override package var plainRepr: String? { "<class '\(qualifiedName)'>" }
}

/// A method of a class of Jinja2 that waits for its object, as `cycler.next` does.
private final class UnboundMethod: Object {
  private let name: AttributeName
  private let className: String
  private let firstAttribute: String

  init(_ name: AttributeName, of className: String, reading firstAttribute: String) {
    self.name = name
    self.className = className
    self.firstAttribute = firstAttribute
  }

  override package var typeName: String { "function" }
  override package var isCallable: Bool { true }

  override package func call(_ arguments: borrowing CallFrame, _ machine: MachineRef)
    throws(TemplateError) -> Value
  {
    guard arguments.positionalCount > 0 else {
      throw .type(
        "\(className).\(name.text)() missing 1 required positional argument: 'self'")
    }
    let receiver = machine.current(arguments.values[0])
    guard receiver.typeName == className,
      case .object(let method)? = try machine.rawAttribute(of: receiver, named: name)
    else { throw receiver.lacksMethod(firstAttribute) }
    let rest = CallFrame(
      values: arguments.values + 1, positionalCount: arguments.positionalCount - 1,
      keywords: arguments.keywords)
    return try method.call(rest, machine)
  }

  override package func repr(_ machine: MachineRef) throws(TemplateError) -> String {
    "<function \(className).\(name.text)>"
  }
}
