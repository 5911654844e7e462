import ArgumentParser
import ToriiSite

/// The options that all commands share which read a site.
struct SiteOptions: ParsableArguments {
  @Option(name: [.short, .long], help: "The folder of the site.", completion: .directory)
  var source = "."

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "Which overlay of the configuration is used, as torii.NAME.yaml.",
      discussion: "Without it TORII_ENVIRONMENT says, or else it is production."))
  var environment: String?

  @Option(help: "Replaces base_url of the configuration.")
  var baseURL: String?

  @Flag(name: [.customShort("D"), .long], help: "Build drafts too.")
  var drafts = false

  @Flag(name: [.customShort("F"), .long], help: "Build pages whose date is still to come.")
  var future = false

  @Flag(name: [.customShort("E"), .long], help: "Build pages that have expired.")
  var expired = false

  @Option(
    name: [.customShort("j", allowingJoined: true), .long],
    help: "How many threads work; one a processor if not given.")
  var jobs: Int?

  @Flag(help: "Make warnings errors.")
  var strict = false

  @OptionGroup var output: OutputOptions

  var json: Bool { output.json }

  func validate() throws {
    let environment = environmentName
    let isName = environment.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == 0x2D
        || byte == 0x5F
    }
    if !isName || environment.isEmpty {
      let place = self.environment == nil ? "TORII_ENVIRONMENT" : "--environment"
      throw ValidationError("\(place) is a name of letters, digits and hyphens.")
    }
    if let jobs, !(1...256).contains(jobs) {
      throw ValidationError("--jobs must be between 1 and 256.")
    }
  }

  private var environmentName: String {
    environment ?? ProcessVariables.all["TORII_ENVIRONMENT"] ?? "production"
  }

  var buildOptions: BuildOptions {
    var options = BuildOptions(source: source)
    options.environment = environmentName
    options.variables = ProcessVariables.all
    options.baseURL = baseURL
    options.includesDrafts = drafts
    options.includesFuture = future
    options.includesExpired = expired
    options.isStrict = strict
    options.jobs = jobs
    return options
  }

  func show(_ problems: [Diagnostic]) { output.show(problems) }
}
