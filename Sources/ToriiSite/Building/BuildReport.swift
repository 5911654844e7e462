/// A content file that a build passed over.
public struct SkippedPage: Sendable {
  /// The file, from the site's folder.
  public let file: String
  /// Why: a draft, one whose date is still to come, or one that has expired.
  public let state: ListedPage.State
  /// The date of the page as RFC 3339 writes it, as in ``ListedPage``.
  public let date: String?
  /// The reason in words, as `scheduled until 2026-12-24`.
  public let reason: String
}

/// What a build did.
public struct BuildReport: Sendable {
  /// Whether the output is complete; after an error it is as it was before.
  public var succeeded = false
  /// Pages built, with the pages of lists and without copied files.
  public var pages = 0
  /// Drafts that were passed over.
  public var skippedDrafts = 0
  /// Pages passed over because their date is still to come.
  public var skippedFuture = 0
  /// Pages passed over because they have expired.
  public var skippedExpired = 0
  /// Files that templates rendered; the rest was right already.
  public var renderedFiles = 0
  /// Files written because they changed.
  public var writtenFiles = 0
  /// Files that were the same already.
  public var unchangedFiles = 0
  /// Files of an earlier build that were deleted.
  public var deletedFiles = 0
  /// Whether writing failed half way: the next build completes it.
  public var outputIsIncomplete = false
  /// The problems in the order of files and lines.
  public var diagnostics: [Diagnostic] = []
  /// The files passed over, with the reasons.
  public var skipped: [SkippedPage] = []
  /// Where the time went.
  public var profile = BuildProfile()
  /// How long the build took.
  public var seconds = 0.0

  /// A report of nothing.
  public init() {}

  /// One line, as `Built 42 pages (3 drafts skipped) in 0.12 s`.
  public var summary: String {
    if !succeeded {
      let errors = diagnostics.count { $0.severity == .error }
      let state =
        outputIsIncomplete
        ? "the output is incomplete until the next build" : "the output is unchanged"
      return "Build failed with \(Self.count(errors, "error")); \(state)"
    }
    var skipped: [String] = []
    if skippedDrafts > 0 { skipped.append(Self.count(skippedDrafts, "draft")) }
    if skippedFuture > 0 { skipped.append(Self.count(skippedFuture, "future page")) }
    if skippedExpired > 0 { skipped.append(Self.count(skippedExpired, "expired page")) }
    let note = skipped.isEmpty ? "" : " (" + skipped.joined(separator: ", ") + " skipped)"
    return "Built \(Self.count(pages, "page"))\(note) in \(Self.duration(seconds))"
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  /// Seconds with two decimals.
  private static func duration(_ seconds: Double) -> String {
    let hundredths = Int(min(max(seconds, 0), 1e9) * 100)
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest) s"
  }
}
