#if canImport(Glibc) || canImport(Musl) || canImport(Android) || canImport(Darwin)
  extension Template {
    /// Renders the template, whose filters, functions, tests, loaders and sequences may be
    /// asynchronous (Jinja2 documentation, `render_async`).
    ///
    /// The render runs on a thread of its own and blocks it while it waits; Swift's own threads stay
    /// free. It has another name than `render`, because Swift would otherwise choose it in every
    /// asynchronous function.
    ///
    /// - Parameter context: The variables that the template sees.
    /// - Returns: What it wrote.
    /// - Throws: The `TemplateError` that stopped it, with its place; `CancellationError` where the
    ///   task was cancelled.
    public func renderAsync(_ context: [String: Value] = [:]) async throws -> String {
      try await AsyncRender.run { try render(context) }
    }

    /// Renders the template and gives its text in pieces while it runs, as fast as they are taken
    /// (Jinja2 documentation, `generate_async`).
    ///
    /// - Parameters:
    ///   - context: The variables that the template sees.
    ///   - chunkSize: How many bytes a piece has at least, but for the last one.
    /// - Returns: The pieces. The render starts with the first one that is asked for and ends early
    ///   when the iterator is dropped.
    public func pieces(
      _ context: [String: Value] = [:], chunkSize: Int = 16 << 10
    ) -> RenderedPieces {
      RenderedPieces(template: self, context: context, chunkSize: chunkSize)
    }
  }

  extension Environment {
    /// Loads a template through a loader that may be asynchronous.
    ///
    /// - Parameter name: The template's name.
    /// - Returns: The compiled template.
    /// - Throws: The `TemplateError` of `template(named:)`.
    public func templateAsync(named name: String) async throws -> Template {
      try await AsyncRender.run { try template(named: name) }
    }
  }

  extension CompiledExpression {
    /// Evaluates the expression, whose filters, functions and tests may be asynchronous.
    ///
    /// - Parameter context: The variables that it sees.
    /// - Returns: Its value.
    /// - Throws: The `TemplateError` that stopped it; `CancellationError` where the task was cancelled.
    public func evaluateAsync(_ context: [String: Value] = [:]) async throws -> Value {
      try await AsyncRender.run { try evaluate(context) }
    }
  }
#endif
