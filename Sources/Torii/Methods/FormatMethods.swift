extension Methods {
  static let textFormatting: [Method] = [
    Method("str.format", .any) { (receiver, arguments) throws(TemplateError) in
      let keywords = Value.Dict()
      for (index, name) in arguments.frame.keywords.enumerated() {
        keywords.set(name.key, named: .string(name.text), to: arguments.frame.keyword(index))
      }
      let positional = (0..<arguments.count).map { arguments.frame.values[$0] }
      return try format(receiver, positional, .dict(keywords), arguments.machine)
    },
    Method("str.format_map", .any) { (receiver, arguments) throws(TemplateError) in
      let isSandboxed = arguments.machine.pointee.environment.isSandboxed
      if isSandboxed {
        try checkSandboxedMap(arguments)
      } else {
        try MethodParameters.one.check(arguments.frame, owner: "str", name: "format_map")
      }
      // Python's own method knows no positions; the formatters written in Python have none to give.
      let positional: [Value]? = isSandboxed || receiver.isMarkup ? [] : nil
      return try format(receiver, positional, arguments.required(0), arguments.machine)
    },
  ]

  /// The sandbox checks the arguments itself.
  private static func checkSandboxedMap(_ arguments: MethodArguments) throws(TemplateError) {
    guard arguments.frame.keywords.isEmpty else {
      throw .type("format_map() takes no keyword arguments")
    }
    guard arguments.count == 1 else {
      throw .type("format_map() takes exactly one argument (\(arguments.count) given)")
    }
  }

  private static func format(
    _ receiver: Value, _ positional: [Value]?, _ keywords: Value, _ machine: MachineRef
  ) throws(TemplateError) -> Value {
    var formatter = StringFormatter(
      positional: positional, keywords: keywords, escapes: receiver.isMarkup, machine: machine)
    return like(receiver, try formatter.format(receiver.text ?? ""))
  }
}
