/// Python's class `dict`: `dict.update` is an unbound method, and every other name or subscript
/// makes a generic alias, as `dict[str]` does (PEP 585).
package final class DictClass: ClassObject {
  init() {
    super.init("dict") { (frame, machine) throws(TemplateError) in
      .dict(try machine.makeDict(frame))
    }
  }

  override package func attribute(_ name: AttributeName, _ machine: MachineRef)
    throws(TemplateError) -> Value?
  { Methods.dict[name].map(UnboundDictMethod.value) }

  override package func item(_ key: Value, _ machine: MachineRef) throws(TemplateError) -> Value? {
    .object(GenericAlias(key))
  }
}

/// A method of dictionaries that waits for its dictionary.
package final class UnboundDictMethod: Object {
  private let method: Method

  private init(_ method: Method) { self.method = method }

  /// The method as an attribute of the class; `fromkeys` belongs to the class and waits for none.
  static func value(_ method: Method) -> Value {
    method.name == "fromkeys"
      ? .object(BoundMethod(.dict(Value.Dict()), method)) : .object(UnboundDictMethod(method))
  }

  override package var typeName: String { "method_descriptor" }
  override package var isCallable: Bool { true }

  override package func call(_ arguments: borrowing CallFrame, _ machine: MachineRef)
    throws(TemplateError) -> Value
  {
    guard arguments.positionalCount > 0 else {
      throw .type("unbound method dict.\(method.name)() needs an argument")
    }
    let receiver = machine.current(arguments.values[0])
    guard case .dict = receiver else {
      throw .type(
        "descriptor '\(method.name)' for 'dict' objects doesn't apply to a "
          + "'\(receiver.typeName)' object")
    }
    let rest = CallFrame(
      values: arguments.values + 1, positionalCount: arguments.positionalCount - 1,
      keywords: arguments.keywords)
    return try method.call(receiver, rest, machine)
  }

  override package func repr(_ machine: MachineRef) throws(TemplateError) -> String {
    "<method '\(method.name)' of 'dict' objects>"
  }
}

/// What a subscript of the class `dict` gives: `dict['name']`.
package final class GenericAlias: Object {
  private var parameter: Value
  /// Whether it stands for the parameters one by one: `*dict['name']`.
  private let isUnpacked: Bool

  init(_ parameter: Value, isUnpacked: Bool = false) {
    self.parameter = parameter
    self.isUnpacked = isUnpacked
  }

  deinit { releaseValues() }

  override package var holdsValues: Bool { true }

  override package func takeValues(into pending: inout [Value]) {
    guard Reclaimer.isContainer(parameter) else { return }
    pending.append(parameter)
    parameter = .none
  }

  override package var typeName: String { "types.GenericAlias" }
  override package var isCallable: Bool { true }
  override package var isIterable: Bool { true }

  override package func attribute(_ name: AttributeName, _ machine: MachineRef)
    throws(TemplateError) -> Value?
  { Methods.dict[name].map(UnboundDictMethod.value) }

  override package func call(_ arguments: borrowing CallFrame, _ machine: MachineRef)
    throws(TemplateError) -> Value
  { .dict(try machine.makeDict(arguments)) }

  override package func makeIterator(_ machine: MachineRef) throws(TemplateError)
    -> ValueIterator?
  {
    ArrayIterator([.object(GenericAlias(parameter, isUnpacked: true))], typeName: "generator")
  }

  override package func repr(_ machine: MachineRef) throws(TemplateError) -> String {
    let parameters =
      if case .tuple(let items) = parameter, items.count > 0 {
        try machine.reprs(of: items)
      } else if case .object(let object) = parameter, let type = object as? ClassObject {
        type.qualifiedName
      } else {
        try machine.repr(of: parameter)
      }
    return "\(isUnpacked ? "*" : "")dict[\(parameters)]"
  }
}

extension UnsafeMutablePointer where Pointee == Machine {
  fileprivate func reprs(of items: Value.List) throws(TemplateError) -> String {
    var text = ""
    for (position, item) in items.enumerated() {
      text += position == 0 ? "" : ", "
      text += try repr(of: item)
      try checkSize(text.utf8.count)
    }
    return text
  }
}
