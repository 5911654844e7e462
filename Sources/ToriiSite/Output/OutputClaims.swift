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
  /// The folded path of the file before, and how much of it is its folder, and the one above that:
  /// neighbours lie in one of the two.
  private var last = (key: "", folder: 0, parent: 0)

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
    let claim = Claim(path: path, source: source)
    if let file = makeFolders(of: key) {
      return conflict(claim, "needs a folder", claims[file], "is a file")
    }
    let place = take(key, Place(claims.count, isFolder: false))
    if place.claim < claims.count {
      let other = claims[place.claim]
      return place.isFolder
        ? conflict(claim, "is a file", other, "needs a folder") : collision(claim, other)
    }
    claims.append(claim)
    return nil
  }

  /// What a path is; what is given where it was nothing.
  private mutating func take(_ key: String, _ place: Place) -> Place {
    func value(_ place: inout Place) -> Place { place }
    return value(&places[key, default: place])
  }

  /// Registers the folders that the next claim needs.
  ///
  /// - Returns: The claim on a file where a folder has to be; nothing is registered then.
  private mutating func makeFolders(of key: String) -> Int? {
    var (folder, parent) = (0, 0)
    let file: Int? = key.readBytes { key in
      var rest = key[...]
      // What lies in a folder that is one already needs no other folder.
      while let slash = rest.lastIndex(of: UInt8(ascii: "/")) {
        rest = key[..<slash]
        if folder == 0 { folder = slash } else if parent == 0 { parent = slash }
        if holdsLast(rest) { break }
        let name = String(decoding: rest, as: UTF8.self)
        let place = take(name, Place(claims.count, isFolder: true))
        if !place.isFolder { return place.claim }
        if place.claim < claims.count { break }
      }
      return nil
    }
    if let file {
      removeFolders(of: key)
      return file
    }
    last = (key, folder, parent)
    return nil
  }

  /// Whether a folder is that of the file before, or the one above.
  private func holdsLast(_ folder: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard folder.count == last.folder || folder.count == last.parent else { return false }
    return last.key.readBytes { $0.prefix(folder.count).elementsEqual(folder) }
  }

  /// Forgets the folders of a claim that is none.
  private mutating func removeFolders(of key: String) {
    last = ("", 0, 0)
    var rest = key[...]
    while let slash = rest.utf8.lastIndex(of: UInt8(ascii: "/")) {
      rest = rest[..<slash]
      guard places[String(rest)]?.claim == claims.count else { return }
      places[String(rest)] = nil
    }
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
