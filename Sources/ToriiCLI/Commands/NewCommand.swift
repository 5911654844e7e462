import ArgumentParser
import ToriiSite

/// `torii new`.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Make a new site or post.", version: ToriiVersion.current,
    subcommands: [NewSiteCommand.self, NewPostCommand.self])
}

/// `torii new site`.
struct NewSiteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "site", abstract: "Make a folder with a small site.",
    version: ToriiVersion.current)

  @Argument(help: "The folder to make.")
  var path: String

  @Option(help: "The title of the site.")
  var title: String?

  func run() throws {
    do throws(Diagnostic) {
      let files = try StarterSite(title: title, today: DateTime(epochSeconds: BuildClock.now))
        .write(to: path)
      for file in files { Terminal.print("created \(path)/\(file)") }
      Terminal.print("Build it with: torii build --source \(path)")
    } catch {
      Terminal.printError(error.rendered(color: Terminal.usesColor))
      throw ExitCode.failure
    }
  }
}

/// `torii new post`.
struct NewPostCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "post", abstract: "Make a draft in content/posts.",
    version: ToriiVersion.current)

  @Argument(help: "The title of the post.")
  var title: String

  @Option(name: [.short, .long], help: "The folder of the site.")
  var source = "."

  func run() throws {
    do throws(Diagnostic) {
      let file = try StarterPost(title: title, today: DateTime(epochSeconds: BuildClock.now))
        .write(toSite: source)
      Terminal.print("created \(file)")
    } catch {
      Terminal.printError(error.rendered(color: Terminal.usesColor))
      throw ExitCode.failure
    }
  }
}
