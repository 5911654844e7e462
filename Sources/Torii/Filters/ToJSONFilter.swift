extension Filter {
  /// `tojson(value, indent=None)`: the value as JSON that is safe within HTML
  /// (Jinja2 documentation, `tojson`).
  package static let tojson = Filter(
    Signature("do_tojson", "value, indent=None", implicit: 1),
    emitter: { (arguments, _) throws(TemplateError) in
      if let text = text(arguments) {
        try emit(text, arguments.machine)
        return true
      }
      try writer(arguments).emit(arguments.values)
      return true
    }
  ) { (arguments) throws(TemplateError) in
    .markup(try writer(arguments).text(of: arguments.values))
  }

  /// The bytes of a text or markup where they are; nil for everything else.
  private static func text(_ arguments: Arguments) -> UnsafeBufferPointer<UInt8>? {
    guard arguments.machine.pointee.readsTextInPlace else { return nil }
    switch arguments.values.pointee {
    case .string, .markup: return TextInPlace.bytes(at: arguments.values)
    default: return nil
    }
  }

  /// Writes a text, as most values are, without the writer that containers need.
  private static func emit(_ text: UnsafeBufferPointer<UInt8>, _ machine: MachineRef)
    throws(TemplateError)
  {
    if JSONText.emit(plain: text, machine) { return try machine.charge(text.count >> 4) }
    let start = machine.pointee.output.count
    try JSONText(machine).write(text)
    let size = machine.pointee.output.count &- start
    if size > machine.pointee.environment.limits.valueSize { try machine.checkSize(size) }
  }

  private static func writer(_ arguments: Arguments) throws(TemplateError) -> JSONWriter {
    JSONWriter(arguments.machine, indentation: try indentation(arguments, of: arguments[0]))
  }

  /// What is put before a line for each level; nil for JSON on one line.
  private static func indentation(_ arguments: Arguments, of value: Value) throws(TemplateError)
    -> String?
  {
    // Python does not even look at the indentation of a text.
    if value.isString { return nil }
    if arguments[1].isNone {
      guard let count = arguments.machine.pointee.environment.policies.jsonIndentation else {
        return nil
      }
      return String(repeating: " ", count: Swift.max(0, Swift.min(count, 1000)))
    }
    if let text = arguments[1].text { return text }
    return try arguments.machine.binary(.multiply, .string(" "), arguments[1]).text
  }
}
