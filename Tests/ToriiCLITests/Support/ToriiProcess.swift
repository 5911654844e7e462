import Foundation

/// The command run as a process, as users run it.
struct ToriiProcess {
  let status: Int32
  let output: String
  let errors: String

  /// The binary lies beside the test bundle.
  static var executable: URL {
    Bundle.module.bundleURL.deletingLastPathComponent().appendingPathComponent("torii")
  }

  init(
    _ arguments: [String], in folder: String? = nil, environment: [String: String] = [:],
    afterShellCommand shell: String? = nil
  ) throws {
    let process = Process()
    process.executableURL = shell == nil ? Self.executable : URL(fileURLWithPath: "/bin/sh")
    let script = shell.map { ["-c", $0 + "; exec \"$0\" \"$@\"", Self.executable.path] } ?? []
    process.arguments = script + arguments
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let (outputPipe, errorPipe) = (Pipe(), Pipe())
    process.standardOutput = outputPipe
    process.standardError = errorPipe
    process.standardInput = FileHandle.nullDevice
    try process.run()
    // Few bytes on standard error: the pipe's buffer holds them while the output is read.
    output = String(decoding: outputPipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    errors = String(decoding: errorPipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    status = process.terminationStatus
  }
}

/// A folder that is deleted with the value that names it.
final class ScratchFolder: Sendable {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("torii-cli-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.resolvingSymlinksInPath().path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ relative: String, _ text: String) throws {
    let url = URL(fileURLWithPath: path + "/" + relative)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  func text(_ relative: String) -> String? {
    FileManager.default.contents(atPath: path + "/" + relative)
      .map { String(decoding: $0, as: UTF8.self) }
  }

  func exists(_ relative: String) -> Bool {
    FileManager.default.fileExists(atPath: path + "/" + relative)
  }

  /// A small site of two pages without a theme.
  func writeSite() throws {
    try write("torii.yaml", "title: T\nbase_url: https://example.org\ntheme: false\n")
    for name in ["index", "page"] { try write("templates/\(name).html", "{{ page.title }}\n") }
    try write("content/about.md", "---\ntitle: About\n---\n")
  }
}

extension ToriiProcess {
  /// Starts the command and kills it without warning.
  static func startAndKill(
    _ arguments: [String], in folder: String, afterMilliseconds milliseconds: Int
  ) throws {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    usleep(UInt32(milliseconds) * 1000)
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }
}
