import ArgumentParser
import ToriiSite

/// `torii build`.
struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Build the site.", version: ToriiVersion.current)

  @OptionGroup var site: SiteOptions

  @Option(
    name: [.short, .long],
    help: "The folder to write to; \"public\" in the site's folder if not given.",
    completion: .directory)
  var output: String?

  @Flag(help: "Minify HTML, CSS, JSON, XML and SVG.")
  var minify = false

  @Flag(name: [.short, .long], help: "Print problems only.")
  var quiet = false

  @Flag(name: [.short, .long], help: "Say all that was skipped, written and deleted.")
  var verbose = false

  @Flag(name: .customLong("no-cache"), help: "Build everything anew and remember nothing.")
  var ignoresCache = false

  @Flag(help: "Forget what earlier builds left in .torii-cache, and build everything anew.")
  var clean = false

  @Flag(help: "Show where the time went, by phase and by template.")
  var profile = false

  func run() throws {
    var options = site.buildOptions
    options.output = output
    let progress = BuildProgress()
    options.progress = progress
    let bar = ProgressBar.show(progress, isWanted: !quiet && !site.json)
    options.minifies = minify
    options.usesCache = !ignoresCache
    options.cleansCache = clean
    options.endsProcess = true
    let report = SiteBuilder(options).build()
    bar?.finish()
    site.show(report.diagnostics)
    if site.json {
      Terminal.print(report.json)
      if !report.succeeded { throw ExitCode.failure }
      return
    }
    if !quiet { showSkipped(report) }
    if verbose && report.succeeded {
      Terminal.print(
        "\(report.writtenFiles) files written, \(report.unchangedFiles) unchanged, "
          + "\(report.deletedFiles) deleted")
    }
    if profile { Terminal.print(report.profile.text) }
    if !report.succeeded {
      Terminal.printError(report.summary)
      throw ExitCode.failure
    }
    if !quiet { Terminal.print(report.summary) }
  }

  /// What was passed over and why: the first few, or with `--verbose` all.
  private func showSkipped(_ report: BuildReport) {
    let limit = verbose ? Int.max : 10
    for page in report.skipped.prefix(limit) {
      Terminal.print("skipped \(page.file): \(page.reason)")
    }
    if report.skipped.count > limit {
      Terminal.print("skipped \(report.skipped.count - limit) more: see torii list")
    }
  }
}
