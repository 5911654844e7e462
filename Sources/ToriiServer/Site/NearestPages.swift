/// Finds the pages whose addresses look most like one that does not exist.
enum NearestPages {
  private static let maximumCount = 5
  private static let maximumBytes = 256

  /// Paths below the base path, as in links: `posts/hello/`. Best first.
  static func find(_ missing: String, among files: [String: PreviewFile]) -> [String] {
    let wanted = address(missing)
    if wanted.isEmpty || wanted.utf8.count > maximumBytes { return [] }
    let pairs = pairs(wanted)
    let last = lastPart(wanted)
    var found: [(score: Int, path: String)] = []
    for (path, file) in files where MediaType.isHTML(file.mediaType) {
      if path == NotFoundPage.fileName || path.utf8.count > maximumBytes { continue }
      let candidate = address(path)
      var score = similarity(pairs, self.pairs(candidate))
      if !last.isEmpty, lastPart(candidate) == last { score += 500 }
      if score >= 450 { found.append((score, candidate)) }
    }
    found.sort { ($1.score, $0.path) < ($0.score, $1.path) }
    return found.prefix(maximumCount).map(\.path)
  }

  private static func address(_ path: String) -> String {
    let name = "index.html"
    return path == name || path.hasSuffix("/" + name) ? String(path.dropLast(name.count)) : path
  }

  private static func lastPart(_ path: String) -> Substring {
    path.split(separator: "/").last ?? ""
  }

  /// Each two neighbouring bytes, with how often they occur.
  private static func pairs(_ path: String) -> [UInt16: Int] {
    var result: [UInt16: Int] = [:]
    var previous = UInt8(ascii: "/")
    for byte in path.utf8 {
      let folded = (65...90).contains(byte) ? byte | 0x20 : byte
      result[UInt16(previous) << 8 | UInt16(folded), default: 0] += 1
      previous = folded
    }
    return result
  }

  /// How many pairs two names share, in thousandths of all (Dice's coefficient).
  private static func similarity(_ left: [UInt16: Int], _ right: [UInt16: Int]) -> Int {
    let shared = left.reduce(0) { $0 + min($1.value, right[$1.key] ?? 0) }
    let total = left.values.reduce(0, +) + right.values.reduce(0, +)
    return total == 0 ? 0 : 2000 * shared / total
  }
}
