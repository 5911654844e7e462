import ArgumentParser
import ToriiFrontMatter
import ToriiSite

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The command `torii`.
@main
struct ToriiCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "torii",
    abstract: "Builds websites from Markdown and Jinja2 templates.",
    version: ToriiVersion.current,
    subcommands: [
      NewCommand.self, BuildCommand.self, ServeCommand.self, CheckCommand.self,
      ListCommand.self, RenderCommand.self, ThemeCommand.self, ImportCommand.self,
    ])

  /// Runs a command. Exit codes: 0 done, 1 the site or template has errors, 2 wrong usage.
  static func main() {
    // A closed pipe, and a file that has become too large, are ordinary errors of writing and no
    // reasons to die.
    for number in [SIGPIPE, SIGXFSZ] { signal(number, SIG_IGN) }
    Terminal.openMissing()
    // Scripts ask for the version again and again: it need not wait for all commands to be described.
    if CommandLine.arguments.dropFirst().elementsEqual(["--version"]) {
      Terminal.print(configuration.version)
      return endIfOutputFailed()
    }
    do {
      var command = try parseAsRoot()
      try command.run()
      endIfOutputFailed()
    } catch {
      let code = exitCode(for: error)
      var message = fullMessage(for: error)
      if code == .validationFailure, let hint = commandHint {
        let end = message.firstIndex(of: "\n") ?? message.endIndex
        message.insert(contentsOf: "\nHelp:  " + hint, at: end)
      }
      if !message.isEmpty {
        if code.isSuccess { Terminal.print(message) } else { Terminal.printError(message) }
      }
      endIfOutputFailed()
      // ArgumentParser says EX_USAGE (64) for wrong usage; users of such tools expect 2.
      terminate(code.isSuccess ? 0 : code == .validationFailure ? 2 : code.rawValue)
    }
  }

  /// What was asked for on standard output and is not there is a failure.
  private static func endIfOutputFailed() {
    guard let reason = Terminal.outputFailure else { return }
    Terminal.printError("error: " + reason)
    terminate(1)
  }

  /// What to say where the first word on the command line is no command.
  private static var commandHint: String? {
    guard let word = CommandLine.arguments.dropFirst().first, !word.hasPrefix("-") else {
      return nil
    }
    let names = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    if names.contains(word) { return nil }
    return nearestName(to: word, among: names).map { "Did you mean \"torii \($0)\"?" }
  }
}

/// Under another name, because commands have a static `exit` of their own.
private func terminate(_ code: Int32) -> Never { exit(code) }
