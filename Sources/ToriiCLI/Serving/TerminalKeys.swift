#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Single keys from the terminal, without waiting for the end of a line.
///
/// The terminal belongs to the shell's other jobs too: it is read and changed only while this
/// program is in the foreground, and is given back as it was.
final class TerminalKeys {
  private var before = termios()
  private var isReading = false

  /// Whether there is a terminal, and it is ours to read.
  static var areThere: Bool {
    isatty(STDIN_FILENO) == 1 && tcgetpgrp(STDIN_FILENO) == getpgrp()
  }

  /// Whether there is a terminal, though another job may have it now.
  private static var hasTerminal: Bool { tcgetpgrp(STDIN_FILENO) > 0 }

  /// What has something to read when a key was pressed; `nil` while keys are not ours.
  var descriptor: Int32? { isReading ? STDIN_FILENO : nil }

  /// How long to wait at most before ``enter()`` is tried again: a shell tells nobody when it
  /// brings a running job to the foreground.
  var patience: Int? { !isReading && Self.hasTerminal ? 1000 : nil }

  /// Starts to read keys, if the terminal is ours; whether that is new.
  func enter() -> Bool {
    guard Self.areThere else {
      isReading = false
      return false
    }
    if isReading { return false }
    guard tcgetattr(STDIN_FILENO, &before) == 0 else { return false }
    isReading = apply()
    return isReading
  }

  /// Takes the terminal again after others had it, as after `SIGSTOP`, of which nobody is told.
  func enterAgain() {
    if isReading && Self.areThere { _ = apply() }
  }

  private func apply() -> Bool {
    var settings = before
    // Ctrl-C and Ctrl-Z still make signals.
    settings.c_lflag &= ~tcflag_t(ICANON | ECHO)
    return tcsetattr(STDIN_FILENO, TCSANOW, &settings) == 0
  }

  /// The keys that were pressed; called when the descriptor may have something to read.
  func pressed() -> [UInt8] {
    var ready = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    guard isReading, poll(&ready, 1, 0) > 0 else { return [] }
    var buffer = [UInt8](repeating: 0, count: 32)
    let count = read(STDIN_FILENO, &buffer, buffer.count)
    if count > 0 { return Array(buffer.prefix(count)) }
    if count < 0 && errno == EINTR { return [] }
    // Either another job has just got the terminal, or it hung up and would be ready for ever.
    isReading = Self.areThere
    return isReading || !Self.hasTerminal ? [UInt8(ascii: "q")] : []
  }

  /// Gives the terminal back as it was.
  func leave() {
    if isReading && Self.areThere { tcsetattr(STDIN_FILENO, TCSANOW, &before) }
    isReading = false
  }
}
