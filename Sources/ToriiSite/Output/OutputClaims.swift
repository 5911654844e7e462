/// Who writes which output file: two sources for one URL are an error that names both.
package struct OutputClaims {
  private struct Claim {
    let path: OutputPath
    let source: String
    /// Whether the path lies below this one.
    var isFolder = false
  }

  /// Files and the folders that they need, by their folded paths.
  private var claims: [String: Claim] = [:]
  /// The folder that was looked up last: neighbours lie in the same.
  private var lastFolder = ""

  package init() {}

  /// Makes room for the files of so many pages, each in a folder of its own, and of their lists.
  mutating func reserve(pages: Int) { claims.reserveCapacity(claims.count + pages &* 4) }

  /// Registers a file; the problem if another source has it, also under a name that differs only in
  /// case or normal form, or if a file stands where another needs a folder.
  package mutating func claim(_ path: OutputPath, by source: String) -> Diagnostic? {
    var claim = Claim(path: path, source: source)
    let key = path.foldedKey
    if let other = claims[key] {
      return other.isFolder
        ? conflict(claim, "is a file", other, "needs a folder") : collision(claim, other)
    }
    // What lies in a folder that is one already needs no other folder.
    var missing: [String] = []
    var rest = key[...]
    while let slash = rest.utf8.lastIndex(of: UInt8(ascii: "/")) {
      rest = rest[..<slash]
      if rest == lastFolder { break }
      let folder = String(rest)
      lastFolder = folder
      guard let other = claims[folder] else {
        missing.append(folder)
        continue
      }
      if other.isFolder { break }
      lastFolder = ""
      return conflict(claim, "needs a folder", other, "is a file")
    }
    claims[key] = claim
    claim.isFolder = true
    for folder in missing { claims[folder] = claim }
    return nil
  }

  /// Who has a path.
  package func owner(of path: OutputPath) -> String? {
    claims[path.foldedKey].flatMap { $0.isFolder ? nil : $0.source }
  }

  private func conflict(
    _ claim: Claim, _ need: String, _ other: Claim, _ otherNeed: String
  ) -> Diagnostic {
    Diagnostic(
      .error,
      "\"\(claim.path)\" from \(claim.source) \(need) where \"\(other.path)\" from "
        + "\(other.source) \(otherNeed); this is a conflict",
      file: claim.source, hint: "give one of them another slug or permalink")
  }

  private func collision(_ claim: Claim, _ other: Claim) -> Diagnostic {
    let same = claim.path.string.utf8.elementsEqual(other.path.string.utf8)
    let reason =
      same
      ? "both write \"\(claim.path)\""
      : "write \"\(other.path)\" and \"\(claim.path)\", which differ only in case or normal form"
    return Diagnostic(
      .error, "duplicate URL: \(other.source) and \(claim.source) \(reason)", file: claim.source,
      hint: "give one of them another slug or permalink")
  }
}
