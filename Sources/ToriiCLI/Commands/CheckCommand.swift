import ArgumentParser
import ToriiSite

/// `torii check`.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Look for broken links, anchors and images in every page.",
    discussion: "The site is built in memory; nothing is written.",
    version: ToriiVersion.current)

  @OptionGroup var site: SiteOptions

  @Flag(help: "Also ask other hosts whether the addresses there answer (needs curl).")
  var external = false

  func run() throws {
    let report = SiteBuilder(site.buildOptions).check(external: external)
    site.show(report.diagnostics)
    if !report.succeeded {
      let errors = report.diagnostics.count { $0.severity == .error }
      Terminal.printError("Found \(errors) \(errors == 1 ? "problem" : "problems")")
      throw ExitCode.failure
    }
    if !site.json { Terminal.print("\(report.pages) pages, no broken link") }
  }
}
