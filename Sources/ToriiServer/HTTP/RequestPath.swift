import ToriiSite

/// The path of a request, decoded once and checked.
package struct RequestPath: Sendable, Equatable {
  /// Why a target is refused.
  package enum Refusal: Error, Equatable {
    /// It is no path, or could mean a place outside of the site.
    case bad
    case tooLong
    /// It names a dot file.
    case hidden
  }

  package static let maximumBytes = 8 << 10

  /// Plain characters, starting with a slash.
  package let string: String
  /// What follows the path: empty, or the query with its question mark.
  package let query: String

  /// Reads the target of a request line.
  package init(target: String) throws(Refusal) {
    if target.utf8.count > Self.maximumBytes { throw .tooLong }
    let end =
      target.utf8.firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }
      ?? target.utf8.endIndex
    let raw = target[..<end]
    guard raw.utf8.first == UInt8(ascii: "/"), !raw.utf8.contains(where: Self.isForbidden),
      !Self.hidesSeparator(raw.utf8), let path = PercentEncoding.decode(raw),
      !path.utf8.contains(where: Self.isForbidden)
    else { throw .bad }
    try Self.check(path)
    string = path
    query = String(target[end...].prefix { $0 != "#" })
  }

  /// Whether the address ends with a slash, so that an index file is meant.
  package var isFolder: Bool { string.utf8.last == UInt8(ascii: "/") }

  private static func check(_ path: String) throws(Refusal) {
    let parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    for part in parts {
      guard part.first == UInt8(ascii: ".") else { continue }
      if part.count <= 2, part.allSatisfy({ $0 == UInt8(ascii: ".") }) { throw .bad }
      throw .hidden
    }
  }

  private static func isForbidden(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x7F || byte == UInt8(ascii: "\\")
  }

  /// An encoded slash would become a separator that was none.
  private static func hidesSeparator(_ raw: Substring.UTF8View) -> Bool {
    var rest = raw
    while let percent = rest.firstIndex(of: UInt8(ascii: "%")) {
      rest = rest[rest.index(after: percent)...]
      let digits = rest.prefix(2)
      if digits.elementsEqual("2f".utf8) || digits.elementsEqual("2F".utf8) { return true }
    }
    return false
  }
}
