extension Environment {
  /// Reads a template without compiling it: only its syntax is checked
  /// (Jinja2 documentation, `Environment.parse`).
  ///
  /// - Parameter source: The template.
  /// - Throws: What is wrong with its syntax.
  public func checkSyntax(of source: String) throws(TemplateError) {
    _ = try Compiler.parse(source, name: nil, environment: state)
  }

  /// The names that a render of the template looks up in its context, apart from the environment's
  /// globals (Jinja2 documentation, "The Meta API", `find_undeclared_variables`).
  ///
  /// - Parameter source: The template.
  /// - Returns: The names.
  /// - Throws: What is wrong with the template.
  public func undeclaredVariables(in source: String) throws(TemplateError) -> Set<String> {
    let state = self.state
    let names = try Compiler.resolvedNames(in: source, environment: state)
    return names.filter { state.globalValues.find(AttributeName($0)) < 0 }
  }

  /// The templates that the template extends, includes and imports, in order
  /// (Jinja2 documentation, "The Meta API", `find_referenced_templates`).
  ///
  /// - Parameter source: The template.
  /// - Returns: Their names; nil stands for a name that is known at the render only.
  /// - Throws: What is wrong with the template's syntax.
  public func referencedTemplates(in source: String) throws(TemplateError) -> [String?] {
    try Compiler.parse(source, name: nil, environment: state).referencedTemplates()
  }

  /// Every token of the template (Jinja2 documentation, `Environment.lex`).
  package func rawTokens(of source: String) throws(TemplateError) -> [Lexer.RawToken] {
    do throws(TemplateSyntaxIssue) {
      var lexer = try Lexer(source: source, syntax: syntax)
      return try lexer.rawTokens()
    } catch {
      throw TemplateError(error, source: TemplateSource(text: source), template: nil)
    }
  }
}
