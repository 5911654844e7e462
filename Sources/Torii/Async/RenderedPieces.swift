import Synchronization

#if canImport(Glibc) || canImport(Musl) || canImport(Android) || canImport(Darwin)
  /// The text of a render in pieces, as `Template.pieces` gives it.
  public struct RenderedPieces: AsyncSequence, Sendable {
    let template: Template
    let context: [String: Value]
    let chunkSize: Int

    /// Starts a render of its own.
    public func makeAsyncIterator() -> Iterator {
      let channel = PieceChannel()
      let template = template
      let context = context
      let chunkSize = chunkSize
      channel.start = { render in
        RenderThreads.run {
          channel.finish(
            Result {
              try render.run {
                try template.stream(context, chunkSize: chunkSize) { try channel.send($0) }
              }
            })
        }
      }
      return Iterator(handle: Handle(channel))
    }

    /// Takes the pieces of one render.
    public struct Iterator: AsyncIteratorProtocol {
      fileprivate let handle: Handle

      /// Waits for the next piece.
      ///
      /// - Returns: The piece; nil after the last one.
      /// - Throws: The error that stopped the render.
      public mutating func next() async throws -> String? { try await handle.channel.next() }
    }

    /// Ends the render when nobody can ask for pieces any more.
    fileprivate final class Handle: Sendable {
      let channel: PieceChannel
      init(_ channel: PieceChannel) { self.channel = channel }
      deinit { channel.close() }
    }
  }

  /// Hands pieces from a render's thread to the task that takes them, one at a time: the render
  /// waits until its piece was taken.
  final class PieceChannel: Sendable {
    private struct State {
      var start: (@Sendable (AsyncRender) -> Void)?
      var piece: String?
      /// Raised when the piece was taken.
      var taken: BlockingSignal?
      var outcome: Result<Void, any Error>?
      var isClosed = false
      var consumer: CheckedContinuation<String?, any Error>?
    }

    private let state = Mutex(State())
    private let render = AsyncRender()

    var start: (@Sendable (AsyncRender) -> Void)? {
      get { state.withLock { $0.start } }
      set { state.withLock { $0.start = newValue } }
    }

    /// Called by the render.
    func send(_ bytes: [UInt8]) throws {
      try render.checkCancellation()
      let piece = String(decoding: bytes, as: UTF8.self)
      let signal = BlockingSignal()
      let consumer: CheckedContinuation<String?, any Error>? = try state.withLock { state in
        if state.isClosed { throw CancellationError() }
        if let consumer = state.consumer {
          state.consumer = nil
          return consumer
        }
        state.piece = piece
        state.taken = signal
        return nil
      }
      if let consumer { return consumer.resume(returning: piece) }
      RenderThreads.blocking { signal.wait() }
    }

    func finish(_ outcome: Result<Void, any Error>) {
      let consumer = state.withLock { state in
        // Whoever waits hears of an error now, and after it that the sequence has ended.
        state.outcome = state.consumer == nil ? outcome : .success(())
        defer { state.consumer = nil }
        return state.consumer
      }
      consumer?.resume(with: outcome.map { nil })
    }

    /// Called by the consumer.
    func next() async throws -> String? {
      try await withTaskCancellationHandler {
        try await withCheckedThrowingContinuation { continuation in
          take(continuation)
        }
      } onCancel: {
        render.cancel()
        close()
      }
    }

    private func take(_ continuation: CheckedContinuation<String?, any Error>) {
      enum Step {
        case piece(String, BlockingSignal?)
        case finished(Result<Void, any Error>)
        case waiting((@Sendable (AsyncRender) -> Void)?)
      }
      let step: Step = state.withLock { state in
        if let piece = state.piece {
          defer { (state.piece, state.taken) = (nil, nil) }
          return .piece(piece, state.taken)
        }
        if let outcome = state.outcome {
          // An error is told once; after it the sequence has ended.
          state.outcome = .success(())
          return .finished(outcome)
        }
        if state.isClosed { return .finished(.failure(CancellationError())) }
        state.consumer = continuation
        defer { state.start = nil }
        return .waiting(state.start)
      }
      switch step {
      case .piece(let piece, let signal):
        signal?.raise()
        continuation.resume(returning: piece)
      case .finished(let outcome): continuation.resume(with: outcome.map { nil })
      case .waiting(let start): start?(render)
      }
    }

    /// Nobody takes pieces any more.
    func close() {
      render.cancel()
      let (signal, consumer) = state.withLock { state in
        state.isClosed = true
        state.start = nil
        defer { (state.taken, state.consumer) = (nil, nil) }
        return (state.taken, state.consumer)
      }
      signal?.raise()
      consumer?.resume(throwing: CancellationError())
    }
  }
#endif
