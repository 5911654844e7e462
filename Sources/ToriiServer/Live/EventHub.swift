import Synchronization

/// Who listens, and what each has still to be told.
package final class EventHub: Sendable {
  private struct State {
    var nextNumber = 0
    var listeners: [Int: Listener] = [:]
    var isClosed = false
  }

  private let state = Mutex(State())

  package init() {}

  /// Adds a listener.
  /// - Parameter pages: The paths of the pages it shows, by the addresses it knows them by.
  package func open(pages: [String: String]) -> Listener {
    state.withLock { state in
      let listener = Listener(number: state.nextNumber, pages: pages)
      state.nextNumber &+= 1
      if state.isClosed { listener.close() } else { state.listeners[listener.number] = listener }
      return listener
    }
  }

  package func close(_ listener: Listener) {
    listener.close()
    _ = state.withLock { $0.listeners.removeValue(forKey: listener.number) }
  }

  /// Ends all streams; those that are opened later end at once.
  package func closeAll() {
    let listeners = state.withLock { state in
      state.isClosed = true
      defer { state.listeners = [:] }
      return state.listeners
    }
    for listener in listeners.values { listener.close() }
  }

  package var listeners: [Listener] { state.withLock { Array($0.listeners.values) } }
}
