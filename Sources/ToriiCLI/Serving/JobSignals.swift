import Synchronization
import ToriiServer

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Ctrl-Z and what follows it: the shell stops a job and goes on with it later, in the foreground
/// or not.
enum JobSignals {
  private static let isToStop = Atomic<Bool>(false)
  private static let hasGoneOn = Atomic<Bool>(false)

  /// A job in the background may write to its terminal, and does not stop for it.
  static func ignoreTerminalStops() {
    for number in [SIGTTIN, SIGTTOU] { signal(number, SIG_IGN) }
  }

  /// From now on these signals only wake the pipe of ``StopSignals``.
  static func install() {
    // Made before a handler asks for them.
    _ = (takeStop(), takeContinue())
    signal(SIGTSTP, stop)
    signal(SIGCONT, goOn)
  }

  /// Whether the program is to stop; once for each time.
  static func takeStop() -> Bool { isToStop.exchange(false, ordering: .acquiring) }

  /// Whether the program was stopped and goes on; once for each time.
  static func takeContinue() -> Bool { hasGoneOn.exchange(false, ordering: .acquiring) }

  /// Stops this program as if it knew nothing of the signal; returns when it goes on.
  static func stopNow() {
    signal(SIGTSTP, SIG_DFL)
    raise(SIGTSTP)
    signal(SIGTSTP, stop)
  }

  private static let stop: @convention(c) (Int32) -> Void = { _ in
    JobSignals.isToStop.store(true, ordering: .releasing)
    StopSignals.wake()
  }

  private static let goOn: @convention(c) (Int32) -> Void = { _ in
    JobSignals.hasGoneOn.store(true, ordering: .releasing)
    StopSignals.wake()
  }
}
