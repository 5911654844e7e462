import ToriiServer
import ToriiSite

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the terminal says about the builds of a preview.
struct RebuildReport: Sendable {
  let isJSON: Bool

  /// The first build: problems, and what was passed over.
  func showFirst(_ report: BuildReport) {
    show(report.diagnostics)
    if isJSON { return Terminal.print(report.json(after: [("event", "\"built\"")])) }
    Terminal.print(report.succeeded ? report.summary : Self.failure(report))
    var hints: [String] = []
    if report.skippedDrafts > 0 { hints.append("--drafts shows the drafts") }
    if report.skippedFuture > 0 { hints.append("--future shows the future pages") }
    if report.skippedExpired > 0 { hints.append("--expired shows the expired pages") }
    if !hints.isEmpty { Terminal.print(hints.joined(separator: ", ")) }
  }

  /// One line for a build, and its problems.
  func show(_ rebuild: PreviewSession.Rebuild) {
    let report = rebuild.report
    show(report.diagnostics)
    if isJSON { return Terminal.print(Self.json(rebuild)) }
    let milliseconds = Int(min(max(report.seconds, 0), 1e6) * 1000)
    var line = Self.time() + " "
    if report.succeeded {
      let count = rebuild.changed.count
      line += "Rebuilt in \(milliseconds) ms, "
      line +=
        count == 0 ? "nothing is different" : "\(count) \(count == 1 ? "file" : "files") changed"
    } else {
      line += Self.failure(report)
    }
    Terminal.print(line + Self.reason(rebuild.reasons))
  }

  /// Problems that belong to no build too, such as a port that cannot be had.
  func show(_ problems: [Diagnostic]) { ProblemOutput(isJSON: isJSON).show(problems) }

  /// Something that happened, with the address where it can be seen.
  func show(event: String, url: String, text: String) {
    guard isJSON else { return Terminal.print(text) }
    Terminal.print("{\"event\":\(JSONText.quoted(event)),\"url\":\(JSONText.quoted(url))}")
  }

  /// What only a person has a use for.
  func show(hint: String) {
    if !isJSON { Terminal.print(hint) }
  }

  private static func json(_ rebuild: PreviewSession.Rebuild) -> String {
    let reasons = rebuild.reasons.map(JSONText.quoted).joined(separator: ",")
    return rebuild.report.json(after: [
      ("event", "\"rebuilt\""), ("changed", "\(rebuild.changed.count)"),
      ("reasons", "[" + reasons + "]"),
    ])
  }

  private static func failure(_ report: BuildReport) -> String {
    let count = report.diagnostics.count { $0.severity == .error }
    return "Failed with \(count) \(count == 1 ? "error" : "errors"); what was good is still shown"
  }

  private static func reason(_ files: [String]) -> String {
    guard let first = files.first else { return "" }
    let more = files.count > 1 ? " and \(files.count - 1) more" : ""
    return " (" + LineExcerpt.printable(first) + more + ")"
  }

  /// The time of day, local.
  private static func time() -> String {
    var now = time_t(BuildClock.now)
    var parts = tm()
    localtime_r(&now, &parts)
    return [parts.tm_hour, parts.tm_min, parts.tm_sec]
      .map { ($0 < 10 ? "0" : "") + String($0) }.joined(separator: ":")
  }
}
