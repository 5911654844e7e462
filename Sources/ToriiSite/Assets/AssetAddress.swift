/// What an address in a style sheet means: a file of the site, or something elsewhere.
struct AssetAddress {
  /// The path of the file below the root of the site.
  let path: String
  /// As it is written: up to the file's name, and what follows it.
  private let folder: Substring
  private let tail: Substring
  private let isRooted: Bool

  /// - Parameters:
  ///   - written: The address in the style sheet.
  ///   - file: The path of the style sheet.
  /// - Returns: nil where the address leads out of the site.
  init?(_ written: String, in file: SourcePath, basePath: String) {
    let end =
      written.utf8.firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }
      ?? written.endIndex
    let address = written[..<end]
    if address.isEmpty || written.hasPrefix("//") { return nil }
    // A colon before the first slash ends a scheme.
    let head = address.utf8.prefix { $0 != UInt8(ascii: "/") }
    if head.contains(UInt8(ascii: ":")) { return nil }
    isRooted = address.hasPrefix("/")
    var base = isRooted ? [] : file.folder.components
    var rest = address
    if isRooted, !basePath.isEmpty {
      guard let below = String(address).dropping(prefix: basePath + "/") else { return nil }
      rest = Substring(below)
    }
    for part in rest.split(separator: "/") {
      if part == "." { continue }
      if part == ".." {
        if base.popLast() == nil { return nil }
      } else {
        base.append(part)
      }
    }
    guard let decoded = PercentEncoding.decode(base.joined(separator: "/")), !decoded.isEmpty,
      !address.hasSuffix("/")
    else { return nil }
    path = decoded
    let slash = address.utf8.lastIndex(of: UInt8(ascii: "/"))
    folder = slash.map { address[...$0] } ?? ""
    tail = written[end...]
  }

  /// The address with another name for the file.
  func renamed(_ name: String) -> String { folder + PercentEncoding.encodePath(name) + tail }

  /// The address as a style sheet in another folder writes it.
  func moved(to other: SourcePath) -> String? {
    if isRooted { return nil }
    let target = path.split(separator: "/")
    let start = other.components
    var shared = 0
    while shared < start.count, shared < target.count - 1, start[shared] == target[shared] {
      shared += 1
    }
    let climbs = Array(repeating: "..", count: start.count - shared)
    let parts = climbs + target[shared...].map { PercentEncoding.encodePath($0) }
    return parts.joined(separator: "/") + tail
  }
}
