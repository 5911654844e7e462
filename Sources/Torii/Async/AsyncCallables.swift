#if canImport(Glibc) || canImport(Musl) || canImport(Android) || canImport(Darwin)
  /// The arguments of a call of something asynchronous.
  public struct AsyncArguments: Sendable {
    /// The arguments without names; for a filter or test the value itself is the first.
    public let positional: [Value]
    /// The arguments with names.
    public let named: [String: Value]

    init(_ arguments: Arguments) {
      positional = arguments.variadic(0).items
      var named: [String: Value] = [:]
      for (key, value) in arguments.keywordVariadic(1) {
        named[key.text ?? ""] = value
      }
      self.named = named
    }

    /// The argument at a position.
    ///
    /// - Returns: nil where the template gave fewer.
    public subscript(position: Int) -> Value? {
      positional.indices.contains(position) ? positional[position] : nil
    }

    /// The argument of a name.
    ///
    /// - Returns: nil where the template did not give it.
    public subscript(name: String) -> Value? { named[name] }
  }

  /// Runs a host's asynchronous code for a template that stands still meanwhile.
  private func waiting<Result: Sendable>(
    _ name: String, _ arguments: Arguments,
    _ body: @escaping @Sendable (AsyncArguments) async throws -> Result
  ) throws(TemplateError) -> Result {
    let render = try AsyncRender.required(for: name)
    let given = AsyncArguments(arguments)
    do {
      return try render.wait { try await body(given) }
    } catch {
      throw .host(error)
    }
  }

  extension Value {
    /// A function that takes its time, for the globals or the context. Templates that call it are
    /// rendered with ``Template/renderAsync(_:)`` or ``Template/pieces(_:chunkSize:)``.
    ///
    /// - Parameter body: Gets the arguments; an error that it throws becomes the `cause` of the
    ///   render's error.
    public static func asyncFunction(
      _ body: @escaping @Sendable (AsyncArguments) async throws -> any ValueConvertible & Sendable
    ) -> Value {
      let function = Function(Signature("function", "*args, **kwargs")) {
        (arguments) throws(TemplateError) in
        try waiting("the function", arguments) { try await body($0).templateValue }
      }
      return .object(FunctionObject(function))
    }
  }

  extension Filter {
    /// A filter that takes its time; its value is the first argument. Templates that use it are
    /// rendered with ``Template/renderAsync(_:)`` or ``Template/pieces(_:chunkSize:)``.
    ///
    /// - Parameter body: Gets the arguments; an error that it throws becomes the `cause` of the
    ///   render's error.
    public static func async(
      _ body: @escaping @Sendable (AsyncArguments) async throws -> any ValueConvertible & Sendable
    ) -> Filter {
      Filter(Signature("filter", "*args, **kwargs"), isPure: false) {
        (arguments) throws(TemplateError) in
        try waiting("the filter", arguments) { try await body($0).templateValue }
      }
    }
  }

  extension TemplateTest {
    /// A test that takes its time; the tested value is the first argument. Templates that use it are
    /// rendered with ``Template/renderAsync(_:)`` or ``Template/pieces(_:chunkSize:)``.
    ///
    /// - Parameter body: Gets the arguments; an error that it throws becomes the `cause` of the
    ///   render's error.
    public static func async(
      _ body: @escaping @Sendable (AsyncArguments) async throws -> Bool
    ) -> TemplateTest {
      TemplateTest(Signature("test", "*args, **kwargs")) { (arguments) throws(TemplateError) in
        try waiting("the test", arguments, body)
      }
    }
  }

  /// Finds templates by name and takes its time: over the network, from a database.
  public protocol AsyncLoader: Sendable {
    /// Finds a template.
    ///
    /// - Parameter name: Its name, parts separated by `/`.
    /// - Returns: Its text; nil when there is no such template.
    /// - Throws: What keeps an existing template from being read.
    func load(_ name: String) async throws -> LoadedSource?
  }

  /// Lets an asynchronous loader stand where a loader is wanted, also in a `ChoiceLoader` or
  /// `PrefixLoader`. Its templates are loaded with ``Environment/templateAsync(named:)`` and by
  /// asynchronous renders; a template that was loaded once is found by others too.
  public struct AwaitingLoader: Loader {
    private let loader: any AsyncLoader

    /// A loader over an asynchronous one.
    ///
    /// - Parameter loader: Asked for templates.
    public init(_ loader: any AsyncLoader) { self.loader = loader }

    /// Finds a template.
    public func load(_ name: String) throws -> LoadedSource? {
      let loader = loader
      return try AsyncRender.required(for: "the loader").wait { try await loader.load(name) }
    }
  }
#endif
