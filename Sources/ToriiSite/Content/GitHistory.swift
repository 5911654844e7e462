/// When and by whom the files of a site were last changed, as git tells.
package struct GitHistory: Sendable {
  /// The last commit of a file.
  package struct Commit: Sendable {
    package let hash: String
    package let author: String
    package let seconds: Int
  }

  private var commits: [String: Commit] = [:]

  package init() {}

  /// Asks git once for the whole content folder; a warning when there is no history to read.
  package init(site: String, collector: DiagnosticCollector) {
    let format = "--format=%x01%H%x02%an%x02%ct"
    let outcome = Subprocess.run(
      [
        "git", "-c", "core.quotePath=off", "log", "-z", "--name-only", "--no-renames",
        "--no-merges", "--relative", format, "--", "content",
      ], in: site, isQuiet: true)
    guard let outcome, outcome.status == 0 else {
      collector.warning(
        "\"git_dates\" is set, but git knows no history of this folder",
        hint: "run git in the site's folder, or take the key away")
      return
    }
    read(outcome.output)
  }

  /// The last commit of a file below the content folder.
  package subscript(path: SourcePath) -> Commit? { commits["content/" + path.string] }

  /// Commits, newest first, each with the files it changed.
  private mutating func read(_ output: [UInt8]) {
    for block in output.split(separator: 0x01) {
      let parts = block.split(separator: 0x02, maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3 else { continue }
      let digits = parts[2].prefix { $0.isASCIIDigit }
      guard let seconds = Int(String(decoding: digits, as: UTF8.self)) else { continue }
      let commit = Commit(
        hash: String(decoding: parts[0], as: UTF8.self),
        author: String(decoding: parts[1], as: UTF8.self), seconds: seconds)
      let names = parts[2].dropFirst(digits.count)
      for name in names.split(whereSeparator: { $0 == 0 || $0 == 0x0A }) {
        let path = String(decoding: name, as: UTF8.self)
        if commits[path] == nil { commits[path] = commit }
      }
    }
  }
}
