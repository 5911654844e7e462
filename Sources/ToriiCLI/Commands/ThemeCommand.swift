import ArgumentParser
import ToriiFrontMatter
import ToriiHighlight
import ToriiSite

/// `torii theme`.
struct ThemeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "theme", abstract: "Look at the themes that a site can use.",
    version: ToriiVersion.current,
    subcommands: [ThemeListCommand.self, ThemeInfoCommand.self, ThemeCodeCommand.self])
}

/// Where themes are looked for.
struct ThemeOptions: ParsableArguments {
  @Option(name: [.short, .long], help: "The folder of the site.", completion: .directory)
  var source = "."

  @OptionGroup var output: OutputOptions

  var json: Bool { output.json }

  /// The themes; a folder that is not there is an error, one without a site has the built-in theme.
  func catalog() throws -> ThemeCatalog {
    guard FileSystem.isDirectory(source) else {
      show([Diagnostic(.error, "there is no folder \"\(source)\"")])
      throw ExitCode.failure
    }
    return ThemeCatalog(site: source, environment: "production", variables: ProcessVariables.all)
  }

  func show(_ problems: [Diagnostic]) { output.show(problems) }
}

/// `torii theme list`.
struct ThemeListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the themes in themes, in themes_dir and in the program.",
    version: ToriiVersion.current)

  @OptionGroup var options: ThemeOptions

  func run() throws {
    let catalog = try options.catalog()
    options.show(catalog.problems)
    let width = catalog.entries.map(\.name.count).max() ?? 0
    for entry in catalog.entries {
      if options.json {
        Terminal.print(entry.json(withParameters: false))
        continue
      }
      let name = entry.name + String(repeating: " ", count: max(0, width - entry.name.count))
      let version = entry.manifest.version ?? "-"
      let mark = entry.isUsed ? "* " : "  "
      Terminal.print("\(mark)\(name)  \(version)  \(entry.folder ?? "built in")")
    }
    if catalog.problems.contains(where: { $0.severity == .error }) { throw ExitCode.failure }
  }
}

/// `torii theme info`.
struct ThemeInfoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info", abstract: "Show a theme's parameters, their defaults and what they do.",
    version: ToriiVersion.current)

  @Argument(
    help: "The theme; otherwise the one that the site uses.",
    completion: .shellCommand("torii theme list 2> /dev/null | cut -c 3- | cut -d \" \" -f 1"))
  var name: String?

  @OptionGroup var options: ThemeOptions

  func run() throws {
    let catalog = try options.catalog()
    let found = catalog.entries.first { name == nil ? $0.isUsed : $0.name == name }
    guard let entry = found else {
      let known = catalog.entries.map(\.name)
      let near = name.flatMap { nearestName(to: $0, among: known) }
      let problem = Diagnostic(
        .error, name.map { "there is no theme \"\($0)\"" } ?? "the site uses no theme",
        hint: near.map { "did you mean \"\($0)\"?" }
          ?? "themes: " + known.joined(separator: ", "))
      options.show(catalog.problems + [problem])
      throw ExitCode.failure
    }
    options.show(catalog.problems)
    if options.json { return Terminal.print(entry.json(withParameters: true)) }
    let manifest = entry.manifest
    Terminal.print("\(manifest.title ?? entry.name) \(manifest.version ?? "")")
    if let description = manifest.description { Terminal.print(description) }
    Terminal.print("from: \(entry.folder ?? "built in")")
    if !entry.parents.isEmpty {
      Terminal.print("builds on: \(entry.parents.joined(separator: ", "))")
    }
    if entry.parameters.isEmpty { return }
    Terminal.print("\nParameters, to be set under params in torii.yaml:")
    for parameter in entry.parameters {
      let type = parameter.kind.map { " (\($0.rawValue))" } ?? ""
      Terminal.print("  \(parameter.name): \(parameter.defaultValue.json)\(type)")
      if let description = parameter.description { Terminal.print("      \(description)") }
    }
  }
}

/// `torii theme code`.
struct ThemeCodeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "code", abstract: "Print a style sheet for highlighted code, or the languages.",
    discussion: "It fits every theme: torii theme code > static/highlight.css",
    version: ToriiVersion.current)

  @Option(help: "light, dark, or auto for both as the reader's system has it.")
  var scheme = HighlightStylesheet.auto

  @Flag(help: "List the languages with the names that fences may use.")
  var languages = false

  func run() throws {
    guard languages else {
      Terminal.print(String(scheme.css.dropLast()))
      return
    }
    for language in Highlighter.languages {
      Terminal.print("\(language.title): \(language.names.joined(separator: " "))")
    }
  }
}

extension HighlightStylesheet: ExpressibleByArgument {}
