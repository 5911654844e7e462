import ArgumentParser
import ToriiImport
import ToriiSite

/// `torii import`.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Make a site from one for Jekyll, Hugo, Pelican or Zola.",
    discussion: """
      Posts, pages, files and settings are carried with their addresses. What cannot be carried is
      listed as file:line with what to do. The source is never changed, no template of it is run.
      """,
    version: ToriiVersion.current)

  /// The generators by the names of the command line.
  enum Generator: String, ExpressibleByArgument, CaseIterable {
    case jekyll, hugo, pelican, zola

    var kind: ImportKind {
      switch self {
      case .jekyll: .jekyll
      case .hugo: .hugo
      case .pelican: .pelican
      case .zola: .zola
      }
    }
  }

  @Argument(help: "What the site was made for: jekyll, hugo, pelican or zola.")
  var generator: Generator

  @Argument(help: "The folder of the site.", completion: .directory)
  var source: String

  @Argument(help: "The folder to make; it must be new or empty.", completion: .directory)
  var destination: String

  @Flag(help: "Print the report as JSON.")
  var json = false

  @Flag(help: "Set a destination that is not empty aside, under another name.")
  var force = false

  func run() throws {
    do throws(ImportFailure) {
      let report = try SiteImporter(
        kind: generator.kind, source: source, destination: destination, force: force
      ).run()
      if json {
        Terminal.print(report.json)
        return
      }
      for note in report.notes { Terminal.print(note.text) }
      if let previous = report.previous { Terminal.print("the old folder is now \(previous)") }
      Terminal.print(report.summary)
    } catch {
      ProblemOutput(isJSON: json).show([Diagnostic(.error, error.description)])
      throw ExitCode.failure
    }
  }
}
