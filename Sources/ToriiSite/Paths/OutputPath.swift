/// A checked path of a file below the output folder, as `posts/hello/index.html`.
///
/// Whoever holds one may join it to the output folder: it has no `..`, no empty part, no NUL and
/// does not start with a slash.
package struct OutputPath: Hashable, Sendable, CustomStringConvertible {
  package let string: String

  /// The longest path written; the output folder itself still has to fit in front of it.
  package static let maximumBytes = 2048

  private init(checked: String) { string = checked }

  /// A path that a person wrote, in a permalink or in the configuration.
  package init(validating path: some StringProtocol) throws(PathProblem) {
    self = try Self.make(path, PathComponent.validate)
  }

  /// The path of a file that is copied as it is; hidden files are allowed.
  package init(copying path: some StringProtocol) throws(PathProblem) {
    self = try Self.make(path, PathComponent.validateCopied)
  }

  private static func make(
    _ path: some StringProtocol, _ check: (Substring) throws(PathProblem) -> Void
  ) throws(PathProblem) -> OutputPath {
    if path.isEmpty { throw .empty }
    if path.utf8.count > maximumBytes { throw .pathTooLong(bytes: path.utf8.count) }
    let isPlain = path.utf8.withContiguousStorageIfAvailable { PathComponent.arePlain($0) }
    if isPlain == true { return OutputPath(checked: String(path)) }
    var rest = Substring(path)
    while let slash = rest.utf8.firstIndex(of: UInt8(ascii: "/")) {
      try check(rest[..<slash])
      rest = rest[rest.utf8.index(after: slash)...]
    }
    try check(rest)
    return OutputPath(checked: String(path))
  }

  /// The path under which two files are the same file on some file system.
  ///
  /// Swift compares and hashes strings by canonical equivalence, which is what is wanted here and
  /// only here: macOS treats the two spellings of "é" as one name, and also "A" and "a".
  package var foldedKey: String {
    // Over all bytes and not up to the first: many of them are looked at at once then.
    let isFolded = string.readBytes { bytes in
      bytes.reduce(into: true) { isFolded, byte in
        let isCapital = byte &- UInt8(ascii: "A") < 26
        isFolded = isFolded && !isCapital && byte < 0x80
      }
    }
    return isFolded ? string : string.lowercased()
  }

  /// The folders above the file, outermost first: `a`, `a/b` for `a/b/c.html`.
  package var parents: [String] {
    var result: [String] = []
    var index = string.utf8.startIndex
    while let slash = string.utf8[index...].firstIndex(of: UInt8(ascii: "/")) {
      result.append(String(string[..<slash]))
      index = string.utf8.index(after: slash)
    }
    return result
  }

  package var description: String { string }
}
