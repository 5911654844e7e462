import Synchronization
import ToriiSite

/// A line on the terminal that shows how far a long build is. There is none for short builds, where
/// output goes to a file, and on terminals that cannot rewrite a line.
final class ProgressBar: Sendable {
  private let isFinished = Mutex(false)
  private let isShown = Mutex(false)

  /// Shows a build until ``finish()``, from half a second on.
  /// - Parameter isWanted: False where the user asked for silence.
  static func show(_ progress: BuildProgress, isWanted: Bool) -> ProgressBar? {
    guard isWanted, Terminal.canRewriteLines else { return nil }
    let bar = ProgressBar()
    Task.detached {
      try? await Task.sleep(for: .milliseconds(500))
      while bar.draw(progress) { try? await Task.sleep(for: .milliseconds(80)) }
    }
    return bar
  }

  /// Removes the line; nothing is drawn afterwards.
  func finish() {
    isFinished.withLock { $0 = true }
    isShown.withLock { if $0 { Terminal.writeError("\r\u{1B}[K") } }
  }

  /// Draws the line, unless the build is over.
  private func draw(_ progress: BuildProgress) -> Bool {
    isShown.withLock { isShown in
      if isFinished.withLock({ $0 }) { return false }
      Terminal.writeError("\r\u{1B}[K" + Self.line(progress.state))
      isShown = true
      return true
    }
  }

  private static let width = 24

  static func line(_ state: (phase: String, done: Int, total: Int)) -> String {
    guard state.total > 0 else { return state.phase + " …" }
    let filled = min(width, state.done * width / state.total)
    let bar =
      String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
    return "\(bar) \(state.done * 100 / state.total) %  \(state.phase)"
  }
}
