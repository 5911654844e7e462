/// The rules for one name between two slashes of an output path.
package enum PathComponent {
  /// What no file system that a site may be deployed to or checked out on accepts longer.
  package static let maximumBytes = 255

  /// Checks a name that a person wrote (a slug, a part of a permalink).
  ///
  /// `%` is refused because a server that decodes twice would see another path than the one that
  /// was checked here; Torii encodes URLs itself.
  package static func validate(_ name: Substring) throws(PathProblem) {
    if name.isEmpty { throw .emptyComponent }
    if isDots(name) { throw .parentReference }
    if name.utf8.first == UInt8(ascii: ".") && !equal(name, ".well-known") {
      throw .hidden(String(name))
    }
    try validateCharacters(name, refusePercent: true)
    if isReservedOnWindows(name) { throw .reservedName(String(name)) }
  }

  /// Checks a name that comes from a file that is copied as it is.
  package static func validateCopied(_ name: Substring) throws(PathProblem) {
    if name.isEmpty { throw .emptyComponent }
    if isDots(name) { throw .parentReference }
    try validateCharacters(name, refusePercent: false)
  }

  private static func validateCharacters(
    _ name: Substring, refusePercent: Bool
  ) throws(PathProblem) {
    // Nearly all names are of characters that nothing is said of below.
    let isPlain = name.utf8.withContiguousStorageIfAvailable { bytes in
      bytes.allSatisfy { byte in
        byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "/") && byte != UInt8(ascii: "\\")
          && byte != UInt8(ascii: "%")
      }
    }
    for scalar in name.unicodeScalars where isPlain != true {
      switch scalar.value {
      case 0..<0x20, 0x7F...0x9F, 0x2F, 0x5C, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF:
        throw .forbiddenCharacter(scalar)
      case 0x25 where refusePercent:
        throw .forbiddenCharacter(scalar)
      default: continue
      }
    }
    if name.utf8.count > maximumBytes { throw .componentTooLong(bytes: name.utf8.count) }
  }

  private static func isDots(_ name: Substring) -> Bool {
    equal(name, ".") || equal(name, "..")
  }

  private static func equal(_ name: Substring, _ other: StaticString) -> Bool {
    name.utf8.elementsEqual(
      UnsafeBufferPointer(start: other.utf8Start, count: other.utf8CodeUnitCount))
  }

  /// Whether ``validate(_:)`` allows every name of a path for sure, as it does for nearly all paths;
  /// where it says no, the names have to be looked at one by one.
  static func arePlain(_ path: UnsafeBufferPointer<UInt8>) -> Bool {
    var start = 0
    /// The length of the name up to its first dot, once there is one.
    var stem: Int?
    func isPlain(to end: Int) -> Bool {
      guard end > start, end - start <= maximumBytes else { return false }
      return !(3...4).contains(stem ?? end - start)
        || !mayBeReserved(path[start], path[start + 1])
    }
    for (index, byte) in path.enumerated() {
      switch byte {
      case UInt8(ascii: "/"):
        guard isPlain(to: index) else { return false }
        (start, stem) = (index + 1, nil)
      case UInt8(ascii: "."):
        if index == start { return false }
        if stem == nil { stem = index - start }
      case UInt8(ascii: "%"), UInt8(ascii: "\\"): return false
      default:
        if byte < 0x20 || byte >= 0x7F { return false }
      }
    }
    return isPlain(to: path.count)
  }

  /// Whether the name of a device may begin with two bytes.
  private static func mayBeReserved(_ first: UInt8, _ second: UInt8) -> Bool {
    switch (first | 0x20, second | 0x20) {
    case (UInt8(ascii: "c"), UInt8(ascii: "o")), (UInt8(ascii: "p"), UInt8(ascii: "r")),
      (UInt8(ascii: "a"), UInt8(ascii: "u")), (UInt8(ascii: "n"), UInt8(ascii: "u")),
      (UInt8(ascii: "l"), UInt8(ascii: "p")):
      true
    default: false
    }
  }

  /// Device names that Windows keeps for itself, with any extension.
  package static func isReservedOnWindows(_ name: Substring) -> Bool {
    // Most names begin with other letters.
    let mayBe = name.utf8.withContiguousStorageIfAvailable { bytes in
      bytes.count >= 3 && mayBeReserved(bytes[0], bytes[1])
    }
    if mayBe == false { return false }
    // The longest of them has four letters.
    let end = name.utf8.prefix(5).firstIndex(of: UInt8(ascii: ".")) ?? name.utf8.endIndex
    let stem = name.utf8[..<end]
    guard (3...4).contains(stem.count) else { return false }
    let lowered = String(decoding: stem.map { $0 >= 65 && $0 <= 90 ? $0 + 32 : $0 }, as: UTF8.self)
    if ["con", "prn", "aux", "nul"].contains(lowered) { return true }
    guard lowered.utf8.count == 4, let last = lowered.utf8.last, (49...57).contains(last) else {
      return false
    }
    return lowered.hasPrefix("com") || lowered.hasPrefix("lpt")
  }
}
