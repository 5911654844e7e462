import ArgumentParser
import ToriiSite

/// `torii build`.
struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Build the site.", version: ToriiVersion.current)

  @Option(name: [.short, .long], help: "The folder of the site.")
  var source = "."

  @Option(
    name: [.short, .long],
    help: "The folder to write to; \"public\" in the site's folder if not given.")
  var output: String?

  @Option(
    name: [.short, .long],
    help: "Which overlay of the configuration is used, as torii.NAME.yaml.")
  var environment = "production"

  @Option(help: "Replaces base_url of the configuration.")
  var baseURL: String?

  @Flag(name: [.customShort("D"), .long], help: "Build drafts too.")
  var drafts = false

  @Flag(name: [.customShort("F"), .long], help: "Build pages whose date is still to come.")
  var future = false

  @Flag(name: [.customShort("E"), .long], help: "Build pages that have expired.")
  var expired = false

  @Option(name: [.short, .long], help: "How many threads work; one a processor if not given.")
  var jobs: Int?

  @Flag(help: "Make warnings errors.")
  var strict = false

  @Flag(name: [.short, .long], help: "Print problems only.")
  var quiet = false

  @Flag(name: [.short, .long], help: "Say what was skipped, written and deleted.")
  var verbose = false

  @Flag(help: "Print problems as JSON, one a line.")
  var json = false

  func validate() throws {
    let isName = environment.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == 0x2D
        || byte == 0x5F
    }
    if !isName || environment.isEmpty {
      throw ValidationError("--environment is a name of letters, digits and hyphens.")
    }
    if let jobs, !(1...256).contains(jobs) {
      throw ValidationError("--jobs must be between 1 and 256.")
    }
  }

  func run() throws {
    var options = BuildOptions(source: source)
    options.output = output
    options.environment = environment
    options.variables = ProcessVariables.all
    options.baseURL = baseURL
    options.includesDrafts = drafts
    options.includesFuture = future
    options.includesExpired = expired
    options.isStrict = strict
    options.jobs = jobs
    let report = SiteBuilder(options).build()
    for problem in report.diagnostics { show(problem) }
    if verbose { showDetails(report) }
    if !report.succeeded {
      Terminal.printError(report.summary)
      throw ExitCode.failure
    }
    if !quiet { Terminal.print(report.summary) }
  }

  private func show(_ problem: Diagnostic) {
    if json {
      Terminal.print(problem.json)
    } else {
      var text = problem.rendered(color: Terminal.usesColor)
      if text.hasSuffix("\n") { text.removeLast() }
      Terminal.printError(text)
    }
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
