/// The place of a page or file below the site's root, as `/posts/hello/` or `/atom.xml`.
///
/// It holds plain characters; ``encoded`` is what goes into `href`.
package struct URLPath: Hashable, Sendable, CustomStringConvertible {
  /// Starts with a slash; ends with one when it names a folder.
  package let string: String

  package static let root = URLPath(checked: "/")

  private init(checked: String) { string = checked }

  /// Checks a permalink that a person wrote. `about`, `/about` and `/about/` are the same page;
  /// a last part with an extension (`/feed.xml`) names a file.
  package init(validating permalink: some StringProtocol) throws(PathProblem) {
    var text = Substring(permalink)
    if text.utf8.first == UInt8(ascii: "/") { text = text.dropFirstByte() }
    if text.isEmpty {
      if permalink.isEmpty { throw .empty }
      self = .root
      return
    }
    let namesFolder = text.utf8.last == UInt8(ascii: "/")
    let trimmed = namesFolder ? text.dropLastByte() : text
    let path = try OutputPath(validating: trimmed)
    let isFile = !namesFolder && Self.hasExtension(Self.name(of: path.string))
    self.init(checked: "/" + path.string + (isFile ? "" : "/"))
  }

  /// An address that was checked when it was put into the cache.
  init(stored string: String) { self.string = string.hasPrefix("/") ? string : "/" }

  /// The address of a copied file.
  package init(file path: OutputPath) { string = "/" + path.string }

  /// Joins names that were made by ``Slug`` or checked before.
  package init(folder components: [String]) throws(PathProblem) {
    if components.isEmpty {
      self = .root
    } else {
      self = try URLPath(validating: "/" + components.joined(separator: "/") + "/")
    }
  }

  /// The folder of a name in this one, which ``init(folder:)`` made of checked names.
  func folder(_ name: String) throws(PathProblem) -> URLPath {
    let path = string + name + "/"
    // Without the slashes at both ends, as a path is counted.
    let bytes = path.utf8.count - 2
    if bytes > OutputPath.maximumBytes { throw .pathTooLong(bytes: bytes) }
    let isPlain = name.utf8.withContiguousStorageIfAvailable { PathComponent.arePlain($0) }
    if isPlain != true { try PathComponent.validate(name[...]) }
    return URLPath(checked: path)
  }

  /// The folder of a page of the list in this one. Its names need no check, only its length.
  func page(_ number: Int) throws(PathProblem) -> URLPath {
    let digits = String(number)
    var path = ""
    path.reserveCapacity(string.utf8.count + digits.utf8.count + 6)
    path += string
    path += "page/"
    path += digits
    path += "/"
    // Without the slashes at both ends, as a path is counted.
    let bytes = path.utf8.count - 2
    if bytes > OutputPath.maximumBytes { throw .pathTooLong(bytes: bytes) }
    return URLPath(checked: path)
  }

  /// Where the further pages and the feeds of a list lie: `/tags/tea/` for `/tags/tea/`,
  /// `/tags/tea.html` and `/tags/tea/index.html`.
  var listFolder: URLPath {
    if isFolder { return self }
    let name = Self.name(of: string)
    let stem = name[..<(name.lastIndex(of: UInt8(ascii: ".")) ?? name.endIndex)]
    let isIndex = stem.elementsEqual("index".utf8)
    let folder = string[..<(isIndex ? stem.startIndex : stem.endIndex)]
    return URLPath(checked: isIndex ? String(folder) : folder + "/")
  }

  /// The file that serves this address.
  package var outputPath: OutputPath {
    get throws(PathProblem) {
      let path = string.dropFirstByte()
      if path.isEmpty { return try OutputPath(validating: "index.html") }
      if !isFolder { return try OutputPath(copying: path) }
      var file = ""
      file.reserveCapacity(path.utf8.count + 10)
      file += path
      file += "index.html"
      return try OutputPath(copying: file)
    }
  }

  /// The address with every byte that RFC 3986 does not allow in a path written as `%XX`.
  package var encoded: String { PercentEncoding.encodePath(string) }

  package var isFolder: Bool { string.utf8.last == UInt8(ascii: "/") }

  package var description: String { string }

  /// The part behind the last slash.
  private static func name(of path: String) -> Substring.UTF8View {
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    return path[(slash.map { path.utf8.index(after: $0) } ?? path.startIndex)...].utf8
  }

  private static func hasExtension(_ name: Substring.UTF8View) -> Bool {
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot != name.startIndex else {
      return false
    }
    let rest = name[name.index(after: dot)...]
    return (1...5).contains(rest.count) && rest.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit }
  }
}

extension StringProtocol {
  /// Without the first byte, which the caller knows to be ASCII.
  func dropFirstByte() -> Substring {
    utf8.isEmpty ? Substring(self) : Substring(self)[utf8.index(after: startIndex)...]
  }

  /// Without the last byte, which the caller knows to be ASCII.
  func dropLastByte() -> Substring {
    utf8.isEmpty ? Substring(self) : Substring(self)[..<utf8.index(utf8.endIndex, offsetBy: -1)]
  }
}
