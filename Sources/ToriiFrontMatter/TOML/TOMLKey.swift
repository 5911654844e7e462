/// One name of a TOML key.
struct TOMLKey {
  var text: String
  var position: DataPosition
}

/// A key with dots: the names before the last, and the last.
struct TOMLKeyPath {
  var parents: [TOMLKey]
  var last: TOMLKey
}

extension TOMLReader {
  mutating func readKeyPath() throws(DataError) -> TOMLKeyPath {
    skipBlanks()
    var path = TOMLKeyPath(parents: [], last: try readKey())
    skipBlanks()
    while cursor.consume(".") {
      skipBlanks()
      path.parents.append(path.last)
      try budget.checkDepth(path.parents.count, at: path.last.position)
      path.last = try readKey()
      skipBlanks()
    }
    return path
  }

  private mutating func readKey() throws(DataError) -> TOMLKey {
    let position = cursor.position
    switch cursor.byte {
    case UInt8(ascii: "\""):
      return TOMLKey(text: try readBasicString(), position: position)
    case UInt8(ascii: "'"):
      return TOMLKey(text: try readLiteralString(), position: position)
    default:
      let start = cursor.offset
      cursor.skip {
        isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
      }
      guard cursor.offset > start else {
        throw fault(
          "A key is missing before \(cursor.shown); a key with other characters than"
            + " A-Z, a-z, 0-9, \"_\" and \"-\" goes in quotes.")
      }
      return TOMLKey(text: cursor.text(from: start), position: position)
    }
  }
}
