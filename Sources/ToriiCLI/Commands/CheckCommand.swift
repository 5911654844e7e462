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

  @Flag(name: [.short, .long], help: "Print problems only.")
  var quiet = false

  func run() throws {
    var options = site.buildOptions
    let progress = BuildProgress()
    options.progress = progress
    let bar = ProgressBar.show(progress, isWanted: !quiet && !site.json)
    let report = SiteBuilder(options).check(external: external)
    bar?.finish()
    site.show(report.diagnostics)
    if site.json {
      Terminal.print(report.json)
      if !report.succeeded { throw ExitCode.failure }
      return
    }
    if !report.succeeded {
      let errors = report.diagnostics.count { $0.severity == .error }
      Terminal.printError("Found \(errors) \(errors == 1 ? "problem" : "problems")")
      throw ExitCode.failure
    }
    if !quiet { Terminal.print("\(report.pages) pages, no broken link") }
  }
}
