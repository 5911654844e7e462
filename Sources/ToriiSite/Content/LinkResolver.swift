/// Turns the destinations that authors write in Markdown into addresses of the site.
///
/// `other.md`, `../trip/index.md`, `/posts/hello.md` and `@/posts/hello.md` lead to the page made
/// of that file, `photo.jpg` to the file beside the page; a relative address becomes one that also
/// holds where the text is shown elsewhere: in a list or a feed.
package struct LinkResolver: Sendable {
  private let targets: [String: URLPath]
  private let basePath: String

  /// - Parameter others: The trees of all languages, for links to the file of a translation.
  package init(tree: ContentTree, others: [ContentTree] = [], basePath: String) {
    var targets: [String: URLPath] = [:]
    for tree in others + [tree] {
      for page in tree.pages { targets[page.document.path.string] = page.url }
      for section in tree.sections {
        if let document = section.document { targets[document.path.string] = section.url }
      }
      for asset in tree.assets { targets[asset.file.path.string] = asset.url }
    }
    // `hello.md` leads to the page in the reader's language.
    for page in tree.pages { targets[page.document.logicalPath.string] = page.url }
    for section in tree.sections {
      if let document = section.document { targets[document.logicalPath.string] = section.url }
    }
    self.targets = targets
    self.basePath = basePath
  }

  package enum Resolution: Sendable, Equatable {
    /// Nothing to change: another site, a fragment, a scheme.
    case unchanged
    case address(String)
    /// The Markdown file that is not there.
    case missing(String)
  }

  package func resolve(
    _ destination: String, from source: SourcePath, page: URLPath
  ) -> Resolution {
    let end = destination.utf8.firstIndex { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "?") }
    let written = destination[..<(end ?? destination.endIndex)]
    let tail = end.map { String(destination[$0...]) } ?? ""
    if written.isEmpty || hasScheme(written) || written.utf8.starts(with: "//".utf8) {
      return .unchanged
    }
    guard let path = PercentEncoding.decode(written), !path.utf8.contains(0) else {
      return .unchanged
    }
    let fromRoot = path.hasPrefix("/") || path.hasPrefix("@/")
    let rest = path.hasPrefix("@/") ? String(path.dropFirst(2)) : path
    let base = fromRoot ? [] : source.folder.components
    if let inContent = Self.join(base, rest), let url = targets[inContent] {
      return .address(basePath + url.encoded + tail)
    }
    if path.hasSuffix(".md") || path.hasPrefix("@/") { return .missing(path) }
    if fromRoot { return basePath.isEmpty ? .unchanged : .address(basePath + destination) }
    let slash = page.string.utf8.lastIndex(of: UInt8(ascii: "/")) ?? page.string.utf8.startIndex
    let folder = page.string[..<slash].split(separator: "/")
    guard let joined = Self.join(folder, rest) else { return .unchanged }
    let ending = rest.hasSuffix("/") && !joined.isEmpty ? "/" : ""
    return .address(basePath + PercentEncoding.encodePath("/" + joined + ending) + tail)
  }

  /// Joins and removes `.` and `..`; `nil` when the path climbs above the root.
  private static func join(_ base: [Substring], _ path: String) -> String? {
    var components = base
    for component in path.split(separator: "/") {
      switch component {
      case ".": continue
      case "..":
        if components.isEmpty { return nil }
        components.removeLast()
      default: components.append(component)
      }
    }
    return components.joined(separator: "/")
  }

  private func hasScheme(_ text: Substring) -> Bool {
    guard let first = text.utf8.first, first.isASCIILetter else { return false }
    for byte in text.utf8.dropFirst() {
      if byte == UInt8(ascii: ":") { return true }
      guard byte.isASCIILetter || byte.isASCIIDigit || [43, 45, 46].contains(byte) else {
        return false
      }
    }
    return false
  }
}
