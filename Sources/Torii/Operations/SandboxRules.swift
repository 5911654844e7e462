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
}

extension UnsafeMutablePointer where Pointee == Machine {
  /// The sandbox's check of an attribute that exists.
  ///
  /// - Returns: Nil where templates may have it, otherwise an undefined value whose use is a
  ///   SecurityError.
  package func checkAttribute(_ name: String, of value: Value) -> Value? {
    guard pointee.isSandboxed else { return nil }
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
    guard pointee.isSandboxed, HiddenAttributes.contain(name, of: value) else {
      return nil
    }
    return checkAttribute(name, of: value)
  }
}
