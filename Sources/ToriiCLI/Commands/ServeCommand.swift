import ArgumentParser
import ToriiServer
import ToriiSite

/// `torii serve`.
struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Show the site in a browser and follow every change.",
    discussion: """
      The site is built in memory, at once and after each change of content, templates, theme, \
      static files, data or configuration; the output folder is not touched. Open pages are \
      brought up to date without a reload. Absolute addresses follow the host that the browser \
      uses.

      On a terminal the keys r (build anew), o (open a browser) and q (quit) work.
      """,
    version: ToriiVersion.current)

  @OptionGroup var site: SiteOptions

  @Option(name: [.short, .long], help: "The port; the next free one if it is taken.")
  var port = 1313

  @Option(help: "The address to listen on. Others than 127.0.0.1 let other machines in.")
  var host = "127.0.0.1"

  @Option(help: "Serve the site below this path, as /blog; that of base_url if not given.")
  var basePath: String?

  @Flag(help: "Open the site in a browser.")
  var open = false

  @Flag(help: "Look at all files again and again, where the system does not tell of changes.")
  var poll = false

  @Option(
    help: """
      What opens a file when a problem is clicked, as "code -g {file}:{line}:{column}"; VISUAL or \
      EDITOR if not given and it has a window of its own.
      """)
  var editor: String?

  func validate() throws {
    if !(0...65_535).contains(port) {
      throw ValidationError("--port must be between 0 and 65535.")
    }
    if host.isEmpty || host.utf8.contains(where: { $0 <= 0x20 }) {
      throw ValidationError("--host is an address or the name of this machine.")
    }
    if let basePath, !basePath.hasPrefix("/") {
      throw ValidationError("--base-path starts with a slash.")
    }
    if let basePath, !Self.isPath(basePath) {
      throw ValidationError("--base-path is a path of an address, as /blog.")
    }
  }

  /// Whether a request for the path would be answered.
  private static func isPath(_ path: String) -> Bool {
    guard path == "/" || !path.hasPrefix("//"),
      let url = SiteConfiguration.normalizedBaseURL("http://localhost" + path)
    else { return false }
    return (try? RequestPath(target: String(url.dropFirst("http://localhost".count)) + "/")) != nil
  }

  func run() throws {
    let collector = DiagnosticCollector()
    guard SiteSources.folder(site.buildOptions, collector) != nil else {
      site.show(collector.sorted)
      throw ExitCode.failure
    }
    let session = ServeSession(
      options: previewOptions, report: RebuildReport(isJSON: site.json), opensBrowser: open)
    if !session.run() { throw ExitCode.failure }
  }

  private var previewOptions: PreviewOptions {
    var build = site.buildOptions
    build.previewBasePath = basePath
    var options = PreviewOptions(build)
    options.host = host
    options.port = port
    options.portAttempts = port == 0 ? 1 : 100
    options.polls = poll
    let variables = ProcessVariables.all
    options.editor =
      editor ?? variables["TORII_EDITOR"] ?? variables["VISUAL"] ?? variables["EDITOR"]
    return options
  }
}
