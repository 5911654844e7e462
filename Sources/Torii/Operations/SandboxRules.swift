/// What a sandboxed template must not reach (Jinja2 documentation, "Sandbox").
///
/// Attributes that begin with an underscore belong to Python's machinery or to a host object's
/// own business. Those of Python are not there at all; asking for one that Python has still gives
/// the same refusal.
package enum SandboxRules {
  /// Whether templates may have an attribute that the value has.
  package static func isSafe(_ name: String, of value: Value, isImmutable: Bool) -> Bool {
    if name.utf8.first == 0x5F { return false }
    if case .object(let object) = value, object is ClassObject, CodePoints.equal(name, "mro") {
      return false
    }
    if isGeneratorMachinery(name, of: value) { return false }
    return !isImmutable || !mutates(value, name)
  }

  /// Whether a method changes the container that it belongs to.
  private static func mutates(_ value: Value, _ name: String) -> Bool {
    switch value {
    case .list: return listMutators.contains { CodePoints.equal($0, name) }
    case .dict: return dictMutators.contains { CodePoints.equal($0, name) }
    case .object(let object):
      return object is SetObject && setMutators.contains { CodePoints.equal($0, name) }
    default: return false
    }
  }

  /// Whether a name leads from a generator to the frame in which it runs.
  private static func isGeneratorMachinery(_ name: String, of value: Value) -> Bool {
    guard CodePoints.equal(name, "gi_frame") || CodePoints.equal(name, "gi_code"),
      case .object(let object) = value
    else { return false }
    return CodePoints.equal(object.typeName, "generator")
  }

  private static let listMutators = [
    "append", "clear", "extend", "insert", "pop", "remove", "reverse", "sort",
  ]
  private static let dictMutators = ["clear", "pop", "popitem", "setdefault", "update"]
  private static let setMutators = [
    "add", "clear", "difference_update", "discard", "pop", "remove",
    "symmetric_difference_update", "update",
  ]

  /// Whether Python has an attribute of this name on such a value, though templates never see it.
  package static func isHiddenAttribute(_ name: String, of value: Value) -> Bool {
    if isGeneratorMachinery(name, of: value) { return true }
    if CodePoints.equal(name, "_TemplateReference__context"), case .object(let object) = value {
      return CodePoints.equal(object.typeName, "TemplateReference")
    }
    guard name.utf8.starts(with: "__".utf8) else { return false }
    if universal.contains(where: { CodePoints.equal($0, name) }) { return true }
    switch value {
    case .string, .markup, .list, .tuple, .dict:
      return containers.contains { CodePoints.equal($0, name) }
    case .bool, .int, .bigInt, .double:
      return numbers.contains { CodePoints.equal($0, name) }
    case .object:
      return value.isCallable && functions.contains { CodePoints.equal($0, name) }
    case .undefined, .none: return false
    }
  }

  private static let universal = [
    "__class__", "__delattr__", "__dir__", "__doc__", "__eq__", "__format__", "__ge__",
    "__getattribute__", "__getstate__", "__gt__", "__hash__", "__init__", "__init_subclass__",
    "__le__", "__lt__", "__ne__", "__new__", "__reduce__", "__reduce_ex__", "__repr__",
    "__setattr__", "__sizeof__", "__str__", "__subclasshook__",
  ]
  private static let containers = [
    "__add__", "__contains__", "__getitem__", "__iter__", "__len__", "__mul__", "__rmul__",
  ]
  private static let numbers = [
    "__abs__", "__add__", "__bool__", "__divmod__", "__float__", "__floordiv__", "__int__",
    "__mod__", "__mul__", "__neg__", "__pos__", "__pow__", "__sub__", "__truediv__",
  ]
  private static let functions = [
    "__bases__", "__call__", "__closure__", "__code__", "__defaults__", "__dict__", "__func__",
    "__globals__", "__module__", "__mro__", "__name__", "__qualname__", "__self__",
    "__subclasses__", "__wrapped__",
  ]
}

extension UnsafeMutablePointer where Pointee == Machine {
  /// The sandbox's check of an attribute that exists.
  ///
  /// - Returns: Nil where templates may have it, otherwise an undefined value whose use is a
  ///   SecurityError.
  package func checkAttribute(_ name: String, of value: Value) -> Value? {
    guard pointee.environment.isSandboxed else { return nil }
    var isSafe = SandboxRules.isSafe(
      name, of: value, isImmutable: pointee.environment.sandbox == .immutable)
    if let hook = pointee.environment.isSafeAttribute { isSafe = hook(value, name, isSafe) }
    if isSafe { return nil }
    let type = value.className.quotedForMessage
    return .undefined(
      Undefined(
        pointee.environment.undefined,
        hint: "access to attribute \(name.quotedForMessage) of \(type) object is unsafe.",
        owner: value, name: .string(name), errorKind: .security))
  }

  /// What the sandbox answers for an attribute that only Python has; nil where Python has none.
  func checkHiddenAttribute(_ name: String, of value: Value) -> Value? {
    guard pointee.environment.isSandboxed, SandboxRules.isHiddenAttribute(name, of: value) else {
      return nil
    }
    return checkAttribute(name, of: value)
  }
}
