/// Asks other hosts whether addresses still answer, through the program `curl`.
struct ExternalLinks {
  private let links: [(url: String, page: String)]
  private let pool: WorkerPool
  private let collector: DiagnosticCollector

  init(
    _ links: [(url: String, page: String)], pool: WorkerPool, collector: DiagnosticCollector
  ) {
    self.links = links
    // Asking is waiting: more may wait than there are processors.
    self.pool = pool.with(jobs: max(8, pool.jobs))
    self.collector = collector
  }

  func check() {
    guard Subprocess.run(["curl", "--version"], in: "/", isQuiet: true)?.status == 0 else {
      collector.error("\"--external\" needs the program \"curl\"", hint: "install curl")
      return
    }
    let links = links
    let answers = pool.map(count: links.count) { Self.ask(links[$0].url) }
    for (link, answer) in zip(links, answers) {
      guard let problem = answer else { continue }
      collector.add(
        Diagnostic(
          .warning, "\"\(TableReader.clipped(link.url))\" \(problem)", file: nil,
          notes: ["on /" + link.page]))
    }
  }

  /// What is wrong with an address; `nil` when it answers. Hosts that refuse to be asked without
  /// the page (405, 403) are asked for it.
  private static func ask(_ url: String) -> String? {
    for method in [["--head"], []] {
      let arguments =
        ["curl", "--silent", "--location", "--max-time", "20", "--max-redirs", "10"]
        + ["--output", "/dev/null", "--write-out", "%{http_code}", "--user-agent", "torii"]
        + ["--proto", "=http,https", "--proto-redir", "=http,https"] + method + ["--", url]
      guard let outcome = Subprocess.run(arguments, in: "/", isQuiet: true) else { return nil }
      let status = Int(String(decoding: outcome.output, as: UTF8.self)) ?? 0
      if outcome.status == 0, (200..<400).contains(status) { return nil }
      if method.isEmpty { return problem(status, curl: outcome.status) }
    }
    return nil
  }

  /// - Parameter curl: The exit status, which is 47 after too many redirects.
  private static func problem(_ status: Int, curl: Int) -> String {
    if curl == 47 { return "redirects without end" }
    return status == 0 || curl != 0 ? "does not answer" : "answers \(status)"
  }
}
