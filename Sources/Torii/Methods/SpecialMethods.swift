/// Python's special methods and attributes, as far as templates ask for them: `__len__`,
/// `__class__.__name__` and their like (Python language reference, "Special method names").
///
/// They are looked up only when no other attribute of the name exists, and the sandbox refuses
/// them all, as Jinja2's does.
enum SpecialMethods {
  /// Whether a name is one of Python's special names.
  @inline(__always)
  static func isSpecial(_ name: String) -> Bool {
    let bytes = name.utf8
    guard bytes.count > 4, bytes.first == 0x5F else { return false }
    return bytes.starts(with: "__".utf8) && bytes.suffix(2).elementsEqual("__".utf8)
  }

  /// Whether a name is one of Python's special names.
  @inline(__always)
  static func isSpecial(_ name: AttributeName) -> Bool {
    name.key.mayBegin(with: 0x5F) && isSpecial(name.text)
  }

  /// The module of a class that is written in Python.
  private static func module(of value: Value) -> Value? {
    switch value {
    case .undefined: return .string("jinja2.runtime")
    case .markup: return .string("markupsafe")
    case .object(let object) where object is HostObject:
      let name = String(Substring(value.describedType.utf8.dropLast(" object".utf8.count)))
      let length = name.utf8.count - name.afterLastDot.utf8.count
      return length > 0 ? .string(String(Substring(name.utf8.prefix(length - 1)))) : nil
    default: return nil
    }
  }

  /// The attribute; nil where Python has none of the name on such a value.
  static func attribute(_ name: AttributeName, of value: Value) -> Value? {
    guard isSpecial(name.text) else { return nil }
    if CodePoints.equal(name.text, "__class__") { return .object(TypeObject(of: value)) }
    if CodePoints.equal(name.text, "__module__") { return module(of: value) }
    guard let special = SpecialMethod(rawValue: name.text), special.exists(on: value) else {
      return nil
    }
    if case .hash = special, case .tuple = value {
    } else if case .hash = special, !value.isHashable {
      return Value.none
    }
    return .object(BoundSpecialMethod(value, special))
  }
}

/// A special method, bound to its receiver.
package final class BoundSpecialMethod: Object {
  @exclusivity(unchecked) private var receiver: Value
  private let method: SpecialMethod

  init(_ receiver: Value, _ method: SpecialMethod) {
    self.receiver = receiver
    self.method = method
  }

  deinit { releaseValues() }

  override package var holdsValues: Bool { true }

  override package func takeValues(into pending: inout [Value]) {
    guard Reclaimer.isContainer(receiver) else { return }
    pending.append(receiver)
    receiver = .none
  }

  override package var typeName: String { isPython ? "method" : "method-wrapper" }
  override package var isCallable: Bool { true }

  /// Whether the class is written in Python.
  private var isPython: Bool {
    switch receiver {
    case .undefined, .markup: true
    default: false
    }
  }

  override package func call(_ arguments: borrowing CallFrame, _ machine: MachineRef)
    throws(TemplateError) -> Value
  {
    guard arguments.keywords.isEmpty else {
      throw .type("wrapper \(method.rawValue)() takes no keyword arguments")
    }
    try machine.charge(1)
    try machine.checkStack()
    let wanted = method.argumentCount
    guard arguments.positionalCount == wanted else {
      throw .type(
        "expected \(wanted) argument\(wanted == 1 ? "" : "s"), got \(arguments.positionalCount)")
    }
    let argument = wanted == 0 ? Value.none : arguments.values[0]
    return try method.call(receiver, argument, machine)
  }

  override package func repr(_ machine: MachineRef) throws(TemplateError) -> String {
    guard isPython else {
      return "<method-wrapper '\(method.rawValue)' of \(receiver.typeName) object>"
    }
    return "<bound method \(receiver.typeName).\(method.rawValue) of "
      + "\(try machine.repr(of: receiver))>"
  }
}
