import Foundation
import Synchronization

/// Runs a body on a thread of its own, with a stack of the given size.
func onThread<Result: Sendable>(
  stackBytes: Int, _ body: @escaping @Sendable () -> Result
) -> Result? {
  let result = Received<Result>()
  let isDone = DispatchSemaphore(value: 0)
  let thread = Thread {
    let value = body()
    result.value.withLock { $0 = value }
    isDone.signal()
  }
  thread.stackSize = stackBytes
  thread.start()
  isDone.wait()
  return result.value.withLock { $0 }
}

private final class Received<Value: Sendable>: Sendable {
  let value = Mutex<Value?>(nil)
}
