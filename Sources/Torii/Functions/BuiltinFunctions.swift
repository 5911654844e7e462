/// The names that every template finds in its globals (Jinja2 documentation, "List of Global
/// Functions").
package enum BuiltinFunctions {
  package static let all: [(String, Value)] = [
    ("range", .object(ClassObject.range)),
    ("dict", .object(ClassObject.dict)),
    ("lipsum", .object(FunctionObject(.lipsum))),
    ("cycler", .object(ClassObject.cycler)),
    ("joiner", .object(ClassObject.joiner)),
    ("namespace", .object(ClassObject.namespace)),
  ]

  package static let table = Dictionary(all) { $1 }

  private static let sandboxedRange = Value.object(SandboxedRange())

  /// Puts the sandbox's `range` in place of the built-in one; one of the host's own stays.
  static func limitRange(_ globals: inout [String: Value]) {
    guard case .object(let given)? = globals["range"], case .object(let own)? = table["range"],
      given === own
    else { return }
    globals["range"] = sandboxedRange
  }
}
