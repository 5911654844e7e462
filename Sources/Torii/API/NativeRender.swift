extension Template {
  /// Renders to a value instead of text (Jinja2 documentation, "Native Python Types").
  ///
  /// A template that is one printed expression gives that expression's value; the text of any other
  /// is read as a literal where it is one.
  package func withNativeValue<Result>(
    _ context: Value.Dict, _ body: (Value, MachineRef) throws(TemplateError) -> Result
  ) throws(TemplateError) -> Result {
    if let expression = try onlyExpression() {
      return try Render.run(
        expression, context: context, globals: globals, environment: environment, isNative: true
      ) { (machine) throws(TemplateError) in
        let found =
          machine.pointee.context.value(Compiler.resultName, in: environment) ?? Value.none
        var value = found
        if let finalize = environment.finalize {
          value = try machine.finalized(found, by: finalize)
        }
        guard let text = value.text else { return try body(value, machine) }
        return try body(PythonLiteral.value(of: text) ?? value, machine)
      }
    }
    return try Render.run(
      program, context: context, globals: globals, environment: environment, isNative: true
    ) { (machine) throws(TemplateError) in
      let text = String(decoding: machine.pointee.output.bytes, as: UTF8.self)
      if text.isEmpty { return try body(.none, machine) }
      return try body(PythonLiteral.value(of: text) ?? .string(text), machine)
    }
  }

  /// The program of a template's only expression, if it consists of one.
  private func onlyExpression() throws(TemplateError) -> Program? {
    let syntax = try Compiler.parse(
      program.source.text, name: program.name, environment: environment)
    guard syntax.body.count == 1, case .output(let output)? = syntax.body.first?.kind,
      output.pieces.count == 1, case .expression(let expression)? = output.pieces.first
    else { return nil }
    return try Compiler.compile(
      expression, source: program.source.text, environment: environment)
  }
}

extension UnsafeMutablePointer where Pointee == Machine {
  /// What a macro, a block or a `set` block gives: its text, or natively what that stands for.
  func joined(_ text: String, isMarkup: Bool) -> Value {
    if pointee.session.isNative, !isMarkup {
      return text.utf8.isEmpty ? Value.none : PythonLiteral.value(of: text) ?? .string(text)
    }
    return isMarkup ? .markup(text) : .string(text)
  }
}
