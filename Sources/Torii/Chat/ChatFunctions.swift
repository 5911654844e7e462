extension Filter {
  /// `tojson(x, ensure_ascii=False, indent=None, separators=None, sort_keys=False)`: plain JSON, not
  /// escaped for HTML, as Hugging Face's environment has it.
  static let chatJSON = Filter(
    Signature(
      "tojson", "x, ensure_ascii=False, indent=None, separators=None, sort_keys=False"),
    emitter: { (arguments, escaped) throws(TemplateError) in
      if escaped { return false }
      try plainWriter(arguments).emit(arguments.values)
      return true
    }
  ) { (arguments) throws(TemplateError) in
    .string(try plainWriter(arguments).text(of: arguments.values))
  }

  private static func plainWriter(_ arguments: Arguments) throws(TemplateError) -> JSONWriter {
    let machine = arguments.machine
    let separators = try separators(arguments[3], machine)
    return JSONWriter(
      machine, indentation: try indentation(arguments[2], machine),
      sortsKeys: try machine.truth(of: arguments[4]),
      escapesNonASCII: try machine.truth(of: arguments[1]), itemSeparator: separators?.item,
      keySeparator: separators?.key)
  }

  private static func indentation(
    _ value: Value, _ machine: MachineRef
  ) throws(TemplateError) -> String? {
    if value.isNone { return nil }
    if let text = value.text { return text }
    return try machine.binary(.multiply, .string(" "), value).text
  }

  private static func separators(
    _ value: Value, _ machine: MachineRef
  ) throws(TemplateError) -> (item: String, key: String)? {
    if value.isNone { return nil }
    let items = try machine.items(of: value)
    guard items.count == 2 else {
      throw .value(
        items.count < 2
          ? "not enough values to unpack (expected 2, got \(items.count))"
          : "too many values to unpack (expected 2)")
    }
    guard let item = items[0].text, let key = items[1].text else {
      throw .type("the separators of JSON must be text")
    }
    return (item, key)
  }
}

extension Function {
  /// `raise_exception(message)`: stops the render with the template's own message.
  static let raiseException = Function(Signature("raise_exception", "message")) {
    (arguments) throws(TemplateError) in
    throw TemplateError(.raised, try arguments.machine.text(of: arguments[0]))
  }

  /// `strftime_now(format)`: the local time by the directives of Python's `strftime`.
  static func strftimeNow(_ now: @escaping @Sendable () -> ChatMoment?) -> Function {
    Function(Signature("strftime_now", "format")) { (arguments) throws(TemplateError) in
      guard let format = arguments[0].text else {
        throw .type("strftime() argument 1 must be str, not \(arguments[0].typeName)")
      }
      guard let moment = now()?.object ?? LocalClock.now else {
        throw .value("the system has no clock")
      }
      return .string(moment.formatted(format))
    }
  }
}
