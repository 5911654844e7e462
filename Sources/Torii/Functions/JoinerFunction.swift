extension ClassObject {
  /// `joiner(sep=', ')`: gives nothing at its first call, then the separator.
  package static var joiner: ClassObject {
    ClassObject("jinja2.utils.Joiner") {
      (frame, machine) throws(TemplateError) in
      if frame.positionalCount > 1 {
        throw .type(
          "Joiner.__init__() takes from 1 to 2 positional arguments "
            + "but \(frame.positionalCount + 1) were given")
      }
      return try machine.invoke(joinerSignature, frame) { (arguments) throws(TemplateError) in
        let isGiven = frame.positionalCount > 0 || !frame.keywords.isEmpty
        return .object(Joiner(separator: isGiven ? arguments[0] : .string(", ")))
      }
    }
  }

  private static let joinerSignature = Signature("Joiner.__init__", "sep=''")
}

/// What `joiner()` gives.
package final class Joiner: Object {
  @exclusivity(unchecked) private var separator: Value
  @exclusivity(unchecked) private var isUsed = false

  init(separator: Value) { self.separator = separator }

  deinit { releaseValues() }

  override package var holdsValues: Bool { true }

  override package func takeValues(into pending: inout [Value]) {
    pending.append(separator)
    separator = .none
  }

  override package var typeName: String { "Joiner" }
  override package var describedType: String { "jinja2.utils.Joiner object" }
  override package var isCallable: Bool { true }

  override package func call(_ arguments: borrowing CallFrame, _ machine: MachineRef)
    throws(TemplateError) -> Value
  {
    if let keyword = arguments.keywords.first {
      throw .type("Joiner.__call__() got an unexpected keyword argument '\(keyword.text)'")
    }
    if arguments.positionalCount > 0 {
      throw .type(
        "Joiner.__call__() takes 1 positional argument "
          + "but \(arguments.positionalCount + 1) were given")
    }
    defer { isUsed = true }
    return isUsed ? separator : .string("")
  }

  override package func attribute(_ name: AttributeName, _ machine: MachineRef)
    throws(TemplateError) -> Value?
  {
    switch name.text {
    case "sep": return separator
    case "used": return .bool(isUsed)
    default: return nil
    }
  }

  override package func repr(_ machine: MachineRef) throws(TemplateError) -> String {
    "<jinja2.utils.Joiner object>"
  }
}
