import Foundation

extension ToriiProcess {
  /// Starts a preview with `--json` and stops it when it serves; gives what it printed.
  static func serve(in folder: String) throws -> String {
    let process = Process()
    process.executableURL = executable
    process.arguments = ["serve", "--port", "0", "--json"]
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    defer { process.waitUntilExit() }
    var output = ""
    while !output.contains("\"serving\"") {
      let data = pipe.fileHandleForReading.availableData
      if data.isEmpty { break }
      output += String(decoding: data, as: UTF8.self)
    }
    process.terminate()
    return output
  }

  /// Runs the command with a standard output that takes nothing.
  static func intoFullDevice(
    _ arguments: [String], in folder: String
  ) throws -> (status: Int32, errors: String) {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.standardOutput = FileHandle(forWritingAtPath: "/dev/full")
    let pipe = Pipe()
    process.standardError = pipe
    try process.run()
    let errors = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: errors, as: UTF8.self))
  }

  /// Runs something while this thread, and what it starts, blocks the signals that end programs.
  static func withBlockedSignals<Result>(_ body: () throws -> Result) rethrows -> Result {
    var (signals, previous) = (sigset_t(), sigset_t())
    sigemptyset(&signals)
    for number in [SIGINT, SIGTERM] { sigaddset(&signals, number) }
    pthread_sigmask(SIG_BLOCK, &signals, &previous)
    defer { pthread_sigmask(SIG_SETMASK, &previous, nil) }
    return try body()
  }
}
