import Synchronization

#if canImport(Glibc) || canImport(Musl) || canImport(Android) || canImport(Darwin)
  /// A render that may wait for tasks: it has a thread of its own to block.
  final class AsyncRender: Sendable {
    /// The render of this thread; nil in a render that cannot wait.
    @TaskLocal static var current: AsyncRender?

    private struct State {
      var isCancelled = false
      /// Cancels the task that the render waits for.
      var cancelTask: (@Sendable () -> Void)?
    }

    private let state = Mutex(State())

    /// Runs a body on a thread of its own, where it may wait for tasks. Cancelling the caller's task
    /// ends the render where it next waits or writes.
    static func run<Result: Sendable>(
      _ body: @escaping @Sendable () throws -> Result
    ) async throws -> Result {
      let render = AsyncRender()
      return try await withTaskCancellationHandler {
        try await withCheckedThrowingContinuation { continuation in
          RenderThreads.run {
            continuation.resume(with: Swift.Result { try render.run(body) })
          }
        }
      } onCancel: {
        render.cancel()
      }
    }

    func run<Result>(_ body: () throws -> Result) throws -> Result {
      try checkCancellation()
      do {
        return try AsyncRender.$current.withValue(self) { try body() }
      } catch {
        // What was cancelled says so, wherever in the template it was.
        if let error = error as? TemplateError, let cause = error.cause as? CancellationError {
          throw cause
        }
        throw error
      }
    }

    func cancel() {
      let cancelTask = state.withLock { state in
        state.isCancelled = true
        return state.cancelTask
      }
      cancelTask?()
    }

    func checkCancellation() throws {
      if state.withLock({ $0.isCancelled }) { throw CancellationError() }
    }

    /// Blocks this thread until a task has done something.
    func wait<Result: Sendable>(
      for operation: @escaping @Sendable () async throws -> Result
    ) throws -> Result {
      try checkCancellation()
      let signal = BlockingSignal()
      let outcome = Mutex<Swift.Result<Result, any Error>?>(nil)
      let holder = OutcomeHolder(outcome)
      let task = Task {
        let result: Swift.Result<Result, any Error>
        do {
          result = .success(try await operation())
        } catch {
          result = .failure(error)
        }
        holder.set(result)
        signal.raise()
      }
      let isCancelled = state.withLock { state in
        state.cancelTask = { task.cancel() }
        return state.isCancelled
      }
      if isCancelled { task.cancel() }
      RenderThreads.blocking { signal.wait() }
      state.withLock { $0.cancelTask = nil }
      guard let result = holder.take() else { throw CancellationError() }
      return try result.get()
    }

    /// The render that a call of something asynchronous stands in.
    static func required(for what: String) throws(TemplateError) -> AsyncRender {
      if let current { return current }
      throw TemplateError(
        .runtime, "\(what) is asynchronous",
        hint: "render the template with renderAsync() or pieces()")
    }
  }

  /// What a task leaves for the thread that waits for it.
  private final class OutcomeHolder<Result: Sendable>: Sendable {
    private let outcome: Mutex<Swift.Result<Result, any Error>?>

    init(_ outcome: consuming Mutex<Swift.Result<Result, any Error>?>) { self.outcome = outcome }

    func set(_ result: Swift.Result<Result, any Error>) { outcome.withLock { $0 = result } }

    func take() -> Swift.Result<Result, any Error>? { outcome.withLock { $0 } }
  }
#endif
