#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Runs a program that may misbehave: both of its outputs are kept apart, and time and bytes are
/// limited.
package enum LimitedProcess {
  package struct Outcome: Sendable {
    /// The exit status; 128 and more when a signal ended the program.
    package var status = 0
    /// Whether the program was stopped because its time was over.
    package var isLate = false
    package var output: [UInt8] = []
    package var errors: [UInt8] = []
    /// Whether it wrote more than was allowed.
    package var isTooLong = false
  }

  /// Runs a program found on `PATH`, without a shell to read its arguments, and waits for it; `nil`
  /// when nothing could be started. A program that is not there ends with status 127.
  ///
  /// It is the head of a process group of its own, and when its time is over all of the group is
  /// stopped, as it is when it writes too much. Its standard input is empty.
  /// - Parameters:
  ///   - folder: Where it runs.
  ///   - seconds: How long it may run.
  package static func run(
    _ arguments: [String], in folder: String, seconds: Int, maximumBytes: Int = 64 << 20
  ) -> Outcome? {
    guard let output = Pipe(), let errors = Pipe() else { return nil }
    let process = Subprocess.spawn(
      arguments, folder, output: output.writing, errors: errors.writing, leadsGroup: true)
    output.closeWriting()
    errors.closeWriting()
    guard let process else { return nil }
    let deadline = ContinuousClock.now + .seconds(max(1, seconds))
    var outcome = Outcome()
    read([output.reading, errors.reading], until: deadline, maximumBytes, &outcome)
    if outcome.isTooLong { kill(-process, SIGKILL) }
    wait(for: process, until: deadline, &outcome)
    return outcome
  }

  /// The two ends of a pipe, closed with it and not inherited.
  private final class Pipe {
    let reading: Int32
    private(set) var writing: Int32

    init?() {
      var ends: [Int32] = [-1, -1]
      guard pipe(&ends) == 0 else { return nil }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      (reading, writing) = (ends[0], ends[1])
    }

    func closeWriting() {
      if writing >= 0 { close(writing) }
      writing = -1
    }

    deinit {
      close(reading)
      closeWriting()
    }
  }

  /// Reads both outputs until they end, or the time is over.
  private static func read(
    _ ends: [Int32], until deadline: ContinuousClock.Instant, _ maximumBytes: Int,
    _ outcome: inout Outcome
  ) {
    var waiting = ends.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while waiting.contains(where: { $0.fd >= 0 }) {
      let left = milliseconds(until: deadline)
      if left <= 0 { return }
      if poll(&waiting, nfds_t(waiting.count), left) <= 0 { continue }
      for index in waiting.indices where waiting[index].fd >= 0 && waiting[index].revents != 0 {
        let count = Subprocess.readSome(waiting[index].fd, &buffer)
        if count < 0 && errno == EINTR { continue }
        if count <= 0 {
          // The system passes over negative numbers.
          waiting[index].fd = -1
          continue
        }
        let bytes = buffer[..<min(count, buffer.count)]
        if index == 0 { keep(bytes, in: &outcome.output, maximumBytes, &outcome.isTooLong) }
        if outcome.isTooLong { return }
        // Of messages the beginning is enough.
        var isCut = false
        if index == 1 { keep(bytes, in: &outcome.errors, 1 << 20, &isCut) }
      }
    }
  }

  private static func keep(
    _ bytes: ArraySlice<UInt8>, in kept: inout [UInt8], _ maximum: Int, _ isTooLong: inout Bool
  ) {
    if kept.count >= maximum { isTooLong = true } else { kept += bytes }
  }

  private static func milliseconds(until deadline: ContinuousClock.Instant) -> Int32 {
    let left = ContinuousClock.now.duration(to: deadline).components
    if left.seconds < 0 || left.attoseconds < 0 { return 0 }
    let milliseconds = min(left.seconds, 1000) * 1000 + left.attoseconds / 1_000_000_000_000_000
    return Int32(clamping: milliseconds + 1)
  }

  private static func wait(
    for process: pid_t, until deadline: ContinuousClock.Instant, _ outcome: inout Outcome
  ) {
    var status: Int32 = 0
    while true {
      let ended = waitpid(process, &status, outcome.isLate ? 0 : WNOHANG)
      if ended == process { break }
      if ended < 0 && errno != EINTR { return }
      if milliseconds(until: deadline) <= 1 && !outcome.isLate {
        outcome.isLate = true
        kill(-process, SIGKILL)
      } else if !outcome.isLate {
        usleep(2_000)
      }
    }
    let signal = Int(status & 0x7F)
    outcome.status = signal == 0 ? Int((status >> 8) & 0xFF) : 128 + signal
  }
}
