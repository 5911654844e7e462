import ArgumentParser
import ToriiSite

/// `torii new`.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Make a new site, post, page or theme.",
    version: ToriiVersion.current,
    subcommands: [
      NewSiteCommand.self, NewPostCommand.self, NewPageCommand.self, NewThemeCommand.self,
    ])

  /// Runs what makes files and prints its problem.
  fileprivate static func reporting(_ body: () throws(Diagnostic) -> Void) throws {
    do throws(Diagnostic) {
      try body()
    } catch {
      var text = error.rendered(color: Terminal.usesColor)
      if text.hasSuffix("\n") { text.removeLast() }
      Terminal.printError(text)
      throw ExitCode.failure
    }
  }
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
    try NewCommand.reporting { () throws(Diagnostic) in
      let files = try StarterSite(title: title, today: DateTime(epochSeconds: BuildClock.now))
        .write(to: path)
      for file in files { Terminal.print("created \(path)/\(file)") }
      Terminal.print("Build it with: torii build --source \(path)")
    }
  }
}

/// What new posts and pages have in common.
struct NewContentOptions: ParsableArguments {
  @Option(name: [.short, .long], help: "The folder of the site.")
  var source = "."

  @Option(help: "The name in the address; otherwise made from the title.")
  var slug: String?

  @Option(help: "The date; otherwise today's, on the clocks of the site.")
  var date: String?

  @Option(
    name: [.short, .long],
    help: "The archetype, as NAME for archetypes/NAME.md; otherwise that of the section.")
  var archetype: String?

  @Flag(help: "Make a folder with an index.md, for a page with images.")
  var bundle = false

  func write(_ kind: NewContent.Kind, _ name: String, title: String?) throws {
    var content = NewContent(kind, name, now: BuildClock.now)
    content.title = title
    content.slug = slug
    content.date = date
    content.archetype = archetype
    content.isBundle = bundle
    try NewCommand.reporting { () throws(Diagnostic) in
      Terminal.print("created \(try content.write(toSite: source))")
    }
  }
}

/// `torii new post`.
struct NewPostCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "post", abstract: "Make a draft in content/posts.",
    discussion: "The text is that of archetypes/posts.md, where the site has one.",
    version: ToriiVersion.current)

  @Argument(help: "The title of the post.")
  var title: String

  @OptionGroup var options: NewContentOptions

  func run() throws { try options.write(.post, title, title: nil) }
}

/// `torii new page`.
struct NewPageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "page", abstract: "Make a page anywhere in content.",
    discussion: """
      A name with a slash or the ending .md is a path below content, as docs/install.md; any other \
      is a title. The text is that of the section's archetype, as archetypes/docs.md.
      """, version: ToriiVersion.current)

  @Argument(help: "The title, or the path below content.")
  var name: String

  @Option(help: "The title, where a path is given.")
  var title: String?

  @OptionGroup var options: NewContentOptions

  func run() throws { try options.write(.page, name, title: title) }
}

/// `torii new theme`.
struct NewThemeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "theme", abstract: "Make a small, complete theme in themes.",
    version: ToriiVersion.current)

  @Argument(help: "The name of the theme, which is also its folder.")
  var name: String

  @Option(name: [.short, .long], help: "The folder of the site.")
  var source = "."

  func run() throws {
    try NewCommand.reporting { () throws(Diagnostic) in
      for file in try StarterTheme(name: name).write(toSite: source) {
        Terminal.print("created \(file)")
      }
      Terminal.print("Use it with \"theme: \(name)\" in torii.yaml")
    }
  }
}
