/// Who writes which output file: two sources for one URL are an error that names both.
package struct OutputClaims {
  private struct Claim {
    let path: OutputPath
    let source: String
  }

  private var files: [String: Claim] = [:]
  private var folders: [String: Claim] = [:]

  package init() {}

  /// Registers a file; the problem if another source has it, also under a name that differs only in
  /// case or normal form, or if a file stands where another needs a folder.
  package mutating func claim(_ path: OutputPath, by source: String) -> Diagnostic? {
    let claim = Claim(path: path, source: source)
    let key = path.foldedKey
    if let other = files[key] { return collision(claim, other) }
    if let other = folders[key] {
      return Diagnostic(
        .error,
        "\"\(path)\" from \(source) is a file where \"\(other.path)\" from \(other.source) "
          + "needs a folder; this is a conflict",
        file: source, hint: "give one of them another slug or permalink")
    }
    // What lies in a folder that is one already needs no other folder.
    var missing: [String] = []
    var rest = path.string[...]
    while let slash = rest.utf8.lastIndex(of: UInt8(ascii: "/")) {
      rest = rest[..<slash]
      let key = rest.lowercased()
      if folders[key] != nil { break }
      missing.append(key)
      if let other = files[key] {
        return Diagnostic(
          .error,
          "\"\(path)\" from \(source) needs a folder where \"\(other.path)\" from "
            + "\(other.source) is a file; this is a conflict",
          file: source, hint: "give one of them another slug or permalink")
      }
    }
    files[key] = claim
    for key in missing { folders[key] = claim }
    return nil
  }

  /// Who has a path.
  package func owner(of path: OutputPath) -> String? { files[path.foldedKey]?.source }

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
