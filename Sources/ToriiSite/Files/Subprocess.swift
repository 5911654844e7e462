#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Runs other programs, as `git`.
package enum Subprocess {
  package struct Outcome: Sendable {
    /// The exit status; 128 and more when a signal ended the program.
    package let status: Int
    package let output: [UInt8]
  }

  /// Runs a program found on `PATH` and waits for it; `nil` when nothing could be started. A program
  /// that is not there ends with status 127, as in a shell.
  ///
  /// Its standard input is empty; its standard error is ours or nobody's.
  /// - Parameter folder: Where it runs.
  package static func run(
    _ arguments: [String], in folder: String, maximumBytes: Int = 256 << 20,
    isQuiet: Bool = false
  ) -> Outcome? {
    if arguments.isEmpty || ([folder] + arguments).contains(where: { $0.utf8.contains(0) }) {
      return nil
    }
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let process = spawn(arguments, folder, output: ends[1], errors: isQuiet ? -1 : nil)
    close(ends[1])
    defer { close(ends[0]) }
    guard let process else { return nil }
    let output = read(ends[0], maximumBytes)
    return status(of: process).map { Outcome(status: $0, output: output) }
  }

  /// Runs a program with a window of its own and waits for it; its exit status, `nil` when nothing
  /// could be started.
  ///
  /// It outlives this one: Ctrl-C and Ctrl-Z in our terminal do not reach it, and its output goes
  /// nowhere.
  package static func runApart(_ arguments: [String], in folder: String) -> Int? {
    if arguments.isEmpty || ([folder] + arguments).contains(where: { $0.utf8.contains(0) }) {
      return nil
    }
    let nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC)
    guard nowhere >= 0 else { return nil }
    let process = spawn(arguments, folder, output: nowhere, errors: -1, leadsGroup: true)
    close(nowhere)
    return process.flatMap(status)
  }

  /// Waits for a program to end; 128 and more when a signal ended it.
  private static func status(of process: pid_t) -> Int? {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      if errno != EINTR { return nil }
    }
    let signal = Int(status & 0x7F)
    return signal == 0 ? Int((status >> 8) & 0xFF) : 128 + signal
  }

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - errors: Where its standard error goes; nil for ours, -1 for nowhere.
  ///   - leadsGroup: Whether it is the head of a process group of its own.
  static func spawn(
    _ arguments: [String], _ folder: String, output: Int32, errors: Int32?,
    leadsGroup: Bool = false
  ) -> pid_t? {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    // What we ignore ourselves, others may want to know of.
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in [SIGPIPE, SIGXFSZ, SIGTTIN, SIGTTOU] { sigaddset(&signals, number) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    let group = leadsGroup ? Int16(POSIX_SPAWN_SETPGROUP) : 0
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF) | group)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    if let errors, errors >= 0 {
      posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO)
    } else if errors != nil {
      posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    }
    // The call that changes the folder of a child is not in every C library; the shell can.
    let shell = ["sh", "-c", "cd \"$0\" && exec \"$@\"", folder] + arguments
    var argv = shell.map { strdup($0) } + [nil]
    defer { for pointer in argv { free(pointer) } }
    let variables = ProcessVariables.all.sorted { $0.key < $1.key }
    var environment = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in environment { free(pointer) } }
    var process = pid_t()
    return posix_spawn(&process, "/bin/sh", &actions, &attributes, &argv, &environment) == 0
      ? process : nil
  }

  /// Everything up to the limit; what follows is read and forgotten, so that the program ends.
  private static func read(_ descriptor: Int32, _ maximumBytes: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = readSome(descriptor, &buffer)
      if count < 0 && errno == EINTR { continue }
      if count <= 0 { return bytes }
      if bytes.count < maximumBytes { bytes += buffer[..<min(count, buffer.count)] }
    }
  }

  /// What `read` gives.
  static func readSome(_ descriptor: Int32, _ buffer: inout [UInt8]) -> Int {
    #if canImport(Darwin)
      Darwin.read(descriptor, &buffer, buffer.count)
    #elseif canImport(Musl)
      Musl.read(descriptor, &buffer, buffer.count)
    #else
      Glibc.read(descriptor, &buffer, buffer.count)
    #endif
  }
}
