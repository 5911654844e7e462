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

  /// Says which files were made, and what to do next.
  fileprivate static func report(_ files: [String], _ next: String? = nil, to output: OutputOptions)
  {
    if output.json {
      let names = files.map(JSONText.quoted).joined(separator: ",")
      return Terminal.print("{\"created\":[\(names)]}")
    }
    for file in files { Terminal.print("created \(file)") }
    if let next { Terminal.print(next) }
  }
}

/// `torii new site`.
struct NewSiteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "site", abstract: "Make a folder with a small site.",
    version: ToriiVersion.current)

  @Argument(help: "The folder to make.", completion: .directory)
  var path: String

  @Option(help: "The title of the site.")
  var title: String?

  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.reporting { () throws(Diagnostic) in
      let files = try StarterSite(title: title, today: DateTime(epochSeconds: BuildClock.now))
        .write(to: path)
      NewCommand.report(
        files.map { path + "/" + $0 }, "Build it with: torii build --source \(path)", to: output)
    }
  }
}

/// What new posts and pages have in common.
struct NewContentOptions: ParsableArguments {
  @Option(name: [.short, .long], help: "The folder of the site.", completion: .directory)
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

  @OptionGroup var output: OutputOptions

  func write(_ kind: NewContent.Kind, _ name: String, title: String?) throws {
    var content = NewContent(kind, name, now: BuildClock.now)
    content.title = title
    content.slug = slug
    content.date = date
    content.archetype = archetype
    content.isBundle = bundle
    try output.reporting { () throws(Diagnostic) in
      NewCommand.report([try content.write(toSite: source)], to: output)
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

  @Option(name: [.short, .long], help: "The folder of the site.", completion: .directory)
  var source = "."

  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.reporting { () throws(Diagnostic) in
      let files = try StarterTheme(name: name).write(toSite: source)
      NewCommand.report(files, "Use it with \"theme: \(name)\" in torii.yaml", to: output)
    }
  }
}
