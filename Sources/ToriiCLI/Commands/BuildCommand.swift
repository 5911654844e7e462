import ArgumentParser
import ToriiSite

/// `torii build`.
struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Build the site.", version: ToriiVersion.current)

  @OptionGroup var site: SiteOptions

  @Option(
    name: [.short, .long],
    help: "The folder to write to; \"public\" in the site's folder if not given.")
  var output: String?

  @Flag(name: [.short, .long], help: "Print problems only.")
  var quiet = false

  @Flag(name: [.short, .long], help: "Say what was skipped, written and deleted.")
  var verbose = false

  func run() throws {
    var options = site.buildOptions
    options.output = output
    let report = SiteBuilder(options).build()
    site.show(report.diagnostics)
    if verbose { showDetails(report) }
    if !report.succeeded {
      Terminal.printError(report.summary)
      throw ExitCode.failure
    }
    if !quiet { Terminal.print(report.summary) }
  }

  private func showDetails(_ report: BuildReport) {
    for file in report.skippedFiles { Terminal.print("skipped \(file)") }
    if report.succeeded {
      Terminal.print(
        "\(report.writtenFiles) files written, \(report.unchangedFiles) unchanged, "
          + "\(report.deletedFiles) deleted")
    }
  }
}
