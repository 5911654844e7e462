extension Template {
  /// Runs the template's top level for what it exports (Jinja2 documentation,
  /// `Template.make_module`).
  ///
  /// - Parameters:
  ///   - context: The variables that the template sees.
  ///   - body: Gets the module while the render is still alive, since macros end with it.
  package func withModule<Result>(
    _ context: Value.Dict, _ body: (ModuleObject, MachineRef) throws(TemplateError) -> Result
  ) throws(TemplateError) -> Result {
    let session = RenderSession()
    defer { session.finish() }
    let outer = RenderContext(
      parent: nil, variables: context, templateGlobals: globals, program: program)
    session.register(outer)
    return try Render.withMachine(
      program, context: outer, environment: environment, session: session
    ) { (machine) throws(TemplateError) in
      try body(
        try machine.makeModule(
          program, parent: nil, variables: context, templateGlobals: globals), machine)
    }
  }
}

extension CompiledExpression {
  /// Evaluates the expression and hands its value over while the render is still alive.
  package func withValue<Result>(
    _ context: Value.Dict, _ body: (Value, MachineRef) throws(TemplateError) -> Result
  ) throws(TemplateError) -> Result {
    try Render.run(
      program, context: context, globals: nil, environment: environment
    ) { (machine) throws(TemplateError) in
      try body(
        machine.pointee.context.value(Compiler.resultName, in: environment) ?? .none, machine)
    }
  }
}
