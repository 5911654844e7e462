/// Who writes which output file: two sources for one URL are an error that names both.
package struct OutputClaims {
  private struct Claim {
    let path: OutputPath
    let source: String
  }

  /// What a path is, and who was the first to need it.
  private struct Place {
    private let number: Int

    init(_ claim: Int, isFolder: Bool) { number = claim << 1 | (isFolder ? 1 : 0) }

    /// The position among the claims.
    var claim: Int { number >> 1 }
    /// Whether the path of the claim lies below this one.
    var isFolder: Bool { number & 1 != 0 }
  }

  private var claims: [Claim] = []
  /// Files and the folders that they need, by their folded paths.
  private var places: [String: Place] = [:]
  /// The folder that was looked up last: neighbours lie in the same.
  private var lastFolder = ""

  package init() {}

  /// Makes room for the files of so many pages, each in a folder of its own, and of their lists.
  mutating func reserve(pages: Int) {
    places.reserveCapacity(places.count + pages &* 4)
    claims.reserveCapacity(claims.count + pages)
  }

  /// Registers a file; the problem if another source has it, also under a name that differs only in
  /// case or normal form, or if a file stands where another needs a folder.
  package mutating func claim(_ path: OutputPath, by source: String) -> Diagnostic? {
    let key = path.foldedKey
    if let place = places[key] {
      let (claim, other) = (Claim(path: path, source: source), claims[place.claim])
      return place.isFolder
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
      guard let place = places[folder] else {
        missing.append(folder)
        continue
      }
      if place.isFolder { break }
      lastFolder = ""
      return conflict(
        Claim(path: path, source: source), "needs a folder", claims[place.claim], "is a file")
    }
    places[key] = Place(claims.count, isFolder: false)
    for folder in missing { places[folder] = Place(claims.count, isFolder: true) }
    claims.append(Claim(path: path, source: source))
    return nil
  }

  /// Who has a path.
  package func owner(of path: OutputPath) -> String? {
    places[path.foldedKey].flatMap { $0.isFolder ? nil : claims[$0.claim].source }
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
