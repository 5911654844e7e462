#if canImport(Glibc) || canImport(Musl) || canImport(Android) || canImport(Darwin)
  extension Value {
    /// Wraps an asynchronous sequence, over which a template can loop once, in
    /// ``Template/renderAsync(_:)`` or ``Template/pieces(_:chunkSize:)``. The next item is asked for
    /// when the loop needs it.
    ///
    /// - Parameter sequence: Its elements become values. An error that it throws becomes the
    ///   `cause` of the render's error.
    public init<Items: AsyncSequence & Sendable>(async sequence: Items)
    where Items.Element: ValueConvertible {
      let items = AsyncItems(sequence)
      self = .object(AsyncItemsIterator { try await items.next() })
    }
  }

  /// The state of a walk over an asynchronous sequence.
  private actor AsyncItems<Base: AsyncSequence & Sendable> where Base.Element: ValueConvertible {
    private let base: Base
    private var iterator: Base.AsyncIterator?

    init(_ base: Base) { self.base = base }

    func next() async throws -> Value? {
      var current = iterator ?? base.makeAsyncIterator()
      let element = try await current.next(isolation: self)
      iterator = current
      return element?.templateValue
    }
  }

  /// An asynchronous sequence as templates see it: Python's asynchronous generator.
  private final class AsyncItemsIterator: ValueIterator {
    private let pull: @Sendable () async throws -> Value?

    init(_ pull: @escaping @Sendable () async throws -> Value?) { self.pull = pull }

    override var typeName: String { "async_generator" }

    override func next(_ machine: MachineRef) throws(TemplateError) -> Value? {
      let render = try AsyncRender.required(for: "the sequence")
      do {
        return try render.wait(for: pull)
      } catch {
        throw .host(error)
      }
    }
  }
#endif
