extension Template {
  /// Renders the template to a value instead of text (Jinja2 documentation, "Native Python Types").
  ///
  /// Where all that a template writes is one printed value, that is the result; of any other the
  /// text is read as a Python literal and stays text where it is none. A template that writes
  /// nothing gives `none`. Nothing is escaped.
  ///
  /// - Parameter context: The variables that it sees.
  /// - Returns: The value.
  /// - Throws: The error that stopped the render, with its place.
  public func renderValue(_ context: [String: Value] = [:]) throws(TemplateError) -> Value {
    try withNativeValue(.frozen(context)) { (value, machine) throws(TemplateError) in
      try machine.exported(value)
    }
  }

  /// Hands the value over before the render is torn down.
  package func withNativeValue<Result>(
    _ context: Value.Dict, _ body: (Value, MachineRef) throws(TemplateError) -> Result
  ) throws(TemplateError) -> Result {
    let native = environment.native
    let program = try program.native(native)
    return try Render.run(
      program, context: context, globals: globals, environment: native
    ) { (machine) throws(TemplateError) in
      let text = String(decoding: machine.pointee.output.bytes, as: UTF8.self)
      return try body(machine.takeNative(text), machine)
    }
  }
}
