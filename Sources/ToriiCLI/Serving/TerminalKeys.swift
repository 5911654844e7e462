#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Single keys from the terminal, without waiting for the end of a line.
final class TerminalKeys {
  let descriptor = STDIN_FILENO
  private var before = termios()
  private var isAtEnd = false

  /// Whether there is a terminal, and it is ours to read.
  static var areThere: Bool {
    isatty(STDIN_FILENO) == 1 && tcgetpgrp(STDIN_FILENO) == getpgrp()
  }

  /// `nil` when there is no terminal.
  init?() {
    guard Self.areThere, tcgetattr(STDIN_FILENO, &before) == 0 else { return nil }
    var settings = before
    // Ctrl-C still makes a signal.
    settings.c_lflag &= ~tcflag_t(ICANON | ECHO)
    guard tcsetattr(STDIN_FILENO, TCSANOW, &settings) == 0 else { return nil }
  }

  /// The keys that were pressed; called when the descriptor has something to read.
  func pressed() -> [UInt8] {
    var ready = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard !isAtEnd, poll(&ready, 1, 0) > 0 else { return [] }
    var buffer = [UInt8](repeating: 0, count: 32)
    let count = read(descriptor, &buffer, buffer.count)
    // A terminal that hung up would be ready for ever.
    if count <= 0 { return [UInt8(ascii: "q")] }
    return Array(buffer.prefix(count))
  }

  func restore() { tcsetattr(STDIN_FILENO, TCSANOW, &before) }
}
