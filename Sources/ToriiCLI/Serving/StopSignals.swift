import Synchronization
import ToriiServer

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Ctrl-C, and what else asks a program to end.
enum StopSignals {
  private static let hasArrived = Atomic<Bool>(false)
  /// The pipe is kept for the life of the process: a handler may run at any time.
  private static let pipe = Mutex<WakePipe?>(nil)
  private static let writer = Atomic<Int32>(-1)

  static var arrived: Bool { hasArrived.load(ordering: .acquiring) }

  /// From now on these signals wake the pipe and do nothing else.
  static func install(_ wakeUp: WakePipe) {
    pipe.withLock { $0 = wakeUp }
    writer.store(wakeUp.writer, ordering: .releasing)
    _ = arrived
    for number in [SIGINT, SIGTERM, SIGQUIT] { signal(number, handle) }
    // Somebody who starts a program with nohup wants it to outlive the terminal.
    let ignored = unsafeBitCast(SIG_IGN, to: Int.self)
    if unsafeBitCast(signal(SIGHUP, SIG_IGN), to: Int.self) != ignored { signal(SIGHUP, handle) }
    unblock()
  }

  /// A program that starts this one from a thread which blocks signals hands that on: a preview that
  /// it then asks to end would not hear it.
  private static func unblock() {
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in [SIGINT, SIGTERM, SIGQUIT, SIGHUP] { sigaddset(&signals, number) }
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  /// Only what a signal handler may do: an atomic store and a write.
  private static let handle: @convention(c) (Int32) -> Void = { _ in
    StopSignals.hasArrived.store(true, ordering: .releasing)
    StopSignals.wake()
  }

  /// Wakes the pipe; signal handlers may call it.
  static func wake() {
    var byte: UInt8 = 1
    _ = write(StopSignals.writer.load(ordering: .acquiring), &byte, 1)
  }
}
