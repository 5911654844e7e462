import Synchronization
import ToriiSite

/// What can be answered while a site is built for the first time: files that somebody asks for, as
/// soon as they are made.
final class EarlyAnswers: Sendable {
  private struct State {
    var site = PreviewSnapshot()
    var gates: [String: Gate] = [:]
    var isOver = false
  }

  private let state = Mutex(State())

  /// Takes a file for a request.
  func add(_ request: String, _ path: String, _ file: SiteSnapshot.File, basePath: String) {
    guard let file = PreviewFile(file, at: path) else { return }
    let gate = state.withLock { state in
      state.site.basePath = basePath
      state.site.files[path] = file
      return state.gates.removeValue(forKey: request)
    }
    gate?.open()
  }

  /// Waits until a request can be answered.
  /// - Parameter ask: Says what is wanted, after there is somebody who waits for it.
  /// - Returns: What holds the answer; `nil` after the build has ended.
  func site(for request: String, ask: () -> Void) async -> PreviewSnapshot? {
    let gate = state.withLock { state -> Gate? in
      if state.isOver { return nil }
      let gate = state.gates[request] ?? Gate()
      state.gates[request] = gate
      return gate
    }
    guard let gate else { return nil }
    ask()
    await gate.pass()
    return state.withLock { $0.isOver ? nil : $0.site }
  }

  /// The build has ended; everybody is answered from what it made.
  func end() {
    let gates = state.withLock { state in
      state.isOver = true
      defer {
        state.gates = [:]
        state.site = PreviewSnapshot()
      }
      return state.gates
    }
    for gate in gates.values { gate.open() }
  }
}
