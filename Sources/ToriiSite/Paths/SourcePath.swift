/// The path of a source file relative to the site's folder or to a folder in it, with `/`.
package struct SourcePath: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let string: String

  package init(_ string: String) { self.string = string }

  package var components: [Substring] { string.split(separator: "/") }

  /// The last part.
  package var name: Substring {
    let bytes = string.utf8
    let slash = UInt8(ascii: "/")
    guard var last = bytes.lastIndex(where: { $0 != slash }) else { return "" }
    let end = bytes.index(after: last)
    while last > bytes.startIndex {
      let before = bytes.index(before: last)
      if bytes[before] == slash { break }
      last = before
    }
    return string[last..<end]
  }

  /// The path of the folder; empty at the top.
  package var folder: SourcePath {
    guard let slash = string.utf8.lastIndex(of: UInt8(ascii: "/")) else { return SourcePath("") }
    return SourcePath(String(string[..<slash]))
  }

  /// The last part without its extension.
  package var stem: Substring {
    let name = name
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot != name.startIndex else {
      return name
    }
    return name[..<dot]
  }

  /// The extension in lower case without the dot; empty when there is none.
  package var fileExtension: String {
    let name = name
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot != name.startIndex else {
      return ""
    }
    return name[name.utf8.index(after: dot)...].lowercased()
  }

  package func appending(_ component: some StringProtocol) -> SourcePath {
    SourcePath(string.isEmpty ? String(component) : string + "/" + component)
  }

  /// Byte order, so that a listing does not depend on the file system or the locale.
  package static func < (left: SourcePath, right: SourcePath) -> Bool {
    ByteOrder.precedes(left.string, right.string)
  }

  package static func == (left: SourcePath, right: SourcePath) -> Bool {
    ByteOrder.areEqual(left.string, right.string)
  }

  package func hash(into hasher: inout Hasher) {
    string.readBytes { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    hasher.combine(0xFF as UInt8)
  }

  package var description: String { string }
}
