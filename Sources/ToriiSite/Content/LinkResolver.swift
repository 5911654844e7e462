import ToriiFrontMatter
import ToriiMarkdown

/// Turns the destinations that authors write in Markdown into addresses of the site.
///
/// `other.md`, `../trip/index.md`, `/posts/hello.md` and `@/posts/hello.md` lead to the page made
/// of that file, `photo.jpg` to the file beside the page, `trip/` to the page or the list of that
/// folder, and `../../static/logo.svg` to what the site serves as `/logo.svg`; a relative address
/// becomes one that also holds where the text is shown elsewhere: in a list or a feed.
package struct LinkResolver: Sendable {
  private let places: LinkPlaces
  private var targets: [String: URLPath] { places.all.targets }
  /// Where the files are that are copied.
  private var files: [String: String] { places.all.files }
  /// Pages by the last part of their paths and by title, for `[[page]]`.
  private let names: PageNames
  private var fileNames: FileNames { places.all.fileNames }
  private let basePath: String
  /// Why content files are not built, by path.
  private let reasons: [String: String]
  /// The content files that could not be read, which is a problem of its own.
  private let unread: Set<String>

  /// - Parameters:
  ///   - others: The trees of all languages, for links to the file of a translation.
  ///   - staticFiles: Files that are copied to the root of the site, by path.
  ///   - skipped: Why content files are not built, by path.
  ///   - unread: The content files that could not be read.
  package init(
    tree: ContentTree, others: [ContentTree] = [], staticFiles: [String: StaticFile] = [:],
    skipped: [String: String] = [:], unread: Set<String> = [], basePath: String
  ) {
    reasons = skipped
    self.unread = unread
    self.basePath = basePath
    places = LinkPlaces { Self.places(in: tree, others, staticFiles) }
    names = PageNames { Self.names(in: tree) }
  }

  /// Where everything is, for those who ask: many sites have no links to places of their own.
  private static func places(
    in tree: ContentTree, _ others: [ContentTree], _ staticFiles: [String: StaticFile]
  ) -> LinkPlaces.All {
    var targets: [String: URLPath] = [:]
    targets.reserveCapacity(tree.pages.count)
    for tree in others + [tree] {
      for page in tree.pages { targets[page.document.path.string] = page.url }
      for (document, url) in tree.listDocuments { targets[document.path.string] = url }
      for asset in tree.assets { targets[asset.file.path.string] = asset.url }
    }
    // `hello.md` leads to the page in the reader's language.
    for page in tree.pages { targets[page.document.logicalPath.string] = page.url }
    for (document, url) in tree.listDocuments { targets[document.logicalPath.string] = url }
    for section in tree.sections where section.document == nil {
      targets[index(of: section.path)] = section.url
    }
    var files: [String: String] = [:]
    for (path, file) in staticFiles {
      if case .copy(let absolute) = file.source { files[path] = absolute }
    }
    for tree in others + [tree] {
      for asset in tree.assets {
        files[String(asset.url.string.dropFirstByte())] = asset.file.absolutePath
      }
    }
    return LinkPlaces.All(targets: targets, files: files)
  }

  /// A resolver for a site of which an earlier build knows the pages, without their names.
  ///
  /// - Parameters:
  ///   - places: Finds where everything is, when the first link wants to know.
  ///   - refuse: Is called for a link to a name.
  init(
    basePath: String, places: @escaping @Sendable () -> LinkPlaces.All,
    refuse: @escaping @Sendable () -> Void
  ) {
    self.places = LinkPlaces(places)
    self.basePath = basePath
    (reasons, unread) = ([:], [])
    names = PageNames {
      refuse()
      return [:]
    }
  }

  /// The hash of where everything is that links can lead to, and of every file that images can be.
  package static func addresses(
    of trees: [ContentTree], own: ContentTree, staticFiles: [String: StaticFile], at moment: Int64
  ) -> UInt64 {
    var hash = StableHash()
    // What was written just now may change again without another stamp.
    func add(_ identity: FileIdentity?) {
      hash.combine(identity)
      if identity?.isSettled(at: moment) == false {
        hash.combine(UInt64(bitPattern: moment))
      }
    }
    // The only tree is its own.
    for tree in trees.count == 1 ? trees : trees + [own] {
      for page in tree.pages {
        hash.combine(page.document.path.string)
        hash.combine(page.document.logicalPath.string)
        hash.combine(page.url.string)
      }
      for section in tree.sections {
        hash.combine(section.path.string)
        hash.combine(section.url.string)
      }
      for (document, url) in tree.listDocuments {
        hash.combine(document.path.string)
        hash.combine(document.logicalPath.string)
        hash.combine(url.string)
      }
      for asset in tree.assets {
        hash.combine(asset.file.path.string)
        hash.combine(asset.url.string)
        hash.combine(asset.file.absolutePath)
        add(asset.file.identity)
      }
      hash.combine(tree.pages.count)
    }
    for path in staticFiles.keys.sorted() {
      hash.combine(path)
      guard let file = staticFiles[path] else { continue }
      switch file.source {
      case .copy(let source):
        hash.combine(source)
        add(file.identity)
      case .bytes(let bytes): hash.combine(bytes)
      }
    }
    return hash.value
  }

  /// The hash of what pages are called where links lead to names.
  package static func names(of tree: ContentTree) -> UInt64 {
    var hash = StableHash()
    for (document, _) in tree.documents {
      hash.combine(document.path.string)
      hash.combine(document.fileName)
      hash.combine(document.metadata.title)
    }
    for asset in tree.assets { hash.combine(asset.file.path.string) }
    return hash.value
  }

  private static func names(in tree: ContentTree) -> [String: String] {
    var names: [String: String] = [:]
    func add(_ name: some StringProtocol, _ document: ContentDocument) {
      let key = name.lowercased()
      if names[key] == nil { names[key] = document.path.string }
    }
    let documents = tree.documents.map(\.document)
    for document in documents {
      add(document.path.string, document)
      add(document.fileName, document)
      if document.role == .page { add(document.path.stem, document) }
    }
    for document in documents { if let title = document.metadata.title { add(title, document) } }
    for asset in tree.assets where names[asset.file.path.name.lowercased()] == nil {
      names[asset.file.path.name.lowercased()] = asset.file.path.string
    }
    return names
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
    // What begins with a scheme does so before any fragment.
    if hasScheme(destination) { return .unchanged }
    let end = destination.utf8.firstIndex { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "?") }
    let written = destination[..<(end ?? destination.endIndex)]
    let tail = end.map { String(destination[$0...]) } ?? ""
    if written.isEmpty || written.utf8.starts(with: "//".utf8) {
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
    if !path.hasPrefix("/"), let url = folder(base, rest) {
      return .address(basePath + url.encoded + tail)
    }
    if path.hasSuffix(".md") || path.hasPrefix("@/") { return .missing(path) }
    if !fromRoot, let served = Self.join(["content"] + base, rest)?.dropping(prefix: "static/") {
      return .address(basePath + PercentEncoding.encodePath("/" + served) + tail)
    }
    // What a template or shortcode made has the base path already.
    if !basePath.isEmpty, path.hasPrefix(basePath + "/") { return .unchanged }
    if fromRoot { return basePath.isEmpty ? .unchanged : .address(basePath + destination) }
    let slash = page.string.utf8.lastIndex(of: UInt8(ascii: "/")) ?? page.string.utf8.startIndex
    let folder = page.string[..<slash].split(separator: "/")
    // Where the site has its host to itself, browsers stop at the root. Above a folder of a host is
    // what is not ours.
    guard let joined = Self.join(folder, rest, stopsAtRoot: basePath.isEmpty) else {
      return .unchanged
    }
    let ending = rest.hasSuffix("/") && !joined.isEmpty ? "/" : ""
    return .address(basePath + PercentEncoding.encodePath("/" + joined + ending) + tail)
  }

  /// The page that a folder is: a bundle or a section.
  private func folder(_ base: [Substring], _ path: String) -> URLPath? {
    guard let joined = Self.join(base, path) else { return nil }
    let prefix = joined.isEmpty ? "" : joined + "/"
    return targets[prefix + "index.md"] ?? targets[prefix + "_index.md"]
  }

  /// The file that describes a section, if there is one.
  static func index(of section: SourcePath) -> String {
    section.string.isEmpty ? "_index.md" : section.string + "/_index.md"
  }

  /// The address for `[[name]]`: a page by path, file name or title, or a file by its name.
  package func wikiLink(_ name: String) -> String? {
    let (target, tail) = Self.split(name)
    if target.isEmpty { return Self.encodedFragment(tail) }
    let key = target.lowercased()
    let path = names.all[key] ?? names.all[key + ".md"]
    return path.flatMap { targets[$0] }.map {
      basePath + $0.encoded + Self.encodedFragment(tail)
    }
  }

  /// The heading in `[[page#A heading]]` as its id.
  private static func encodedFragment(_ tail: String) -> String {
    guard tail.hasPrefix("#") else { return tail }
    return "#" + MarkdownHeading.id(for: String(tail.dropFirst()))
  }

  /// The address for `ref`, which may leave out what Hugo lets authors leave out.
  package func reference(
    _ target: String, from source: SourcePath, page: URLPath
  ) -> String? {
    let (path, tail) = Self.split(target)
    if path.isEmpty { return target }
    for ending in ["", ".md", "/index.md", "/_index.md"] {
      for start in path.hasPrefix("/") || path.hasPrefix("@/") ? [""] : ["", "@/"] {
        let resolution = resolve(start + path + ending + tail, from: source, page: page)
        if case .address(let address) = resolution, isPage(start + path + ending, source) {
          return address
        }
      }
    }
    return nil
  }

  private func isPage(_ path: String, _ source: SourcePath) -> Bool {
    let fromRoot = path.hasPrefix("/") || path.hasPrefix("@/")
    let rest = path.hasPrefix("@/") ? String(path.dropFirst(2)) : path
    let joined = Self.join(fromRoot ? [] : source.folder.components, rest)
    return joined.map { targets[$0] != nil } ?? false
  }

  /// The name of a page that is most like one that no page has.
  package func nearestName(to target: String) -> String? {
    ToriiFrontMatter.nearestName(to: Self.split(target).path, among: names.all.keys.sorted())
  }

  /// Why the file that a destination names is not built; nil where it names none such.
  package func skipped(_ destination: String, from source: SourcePath) -> String? {
    guard !reasons.isEmpty else { return nil }
    return Self.file(destination, from: source).flatMap { reasons[$0] }
      .map { "the page is not built: \($0)" }
  }

  /// Whether a destination names a file that could not be read.
  package func isUnread(_ destination: String, from source: SourcePath) -> Bool {
    guard !unread.isEmpty else { return false }
    return Self.file(destination, from: source).map(unread.contains) ?? false
  }

  /// The path below the content folder that a destination means.
  private static func file(_ destination: String, from source: SourcePath) -> String? {
    guard let path = PercentEncoding.decode(split(destination).path[...]) else { return nil }
    let fromRoot = path.hasPrefix("/") || path.hasPrefix("@/")
    let rest = path.hasPrefix("@/") ? String(path.dropFirst(2)) : path
    return join(fromRoot ? [] : source.folder.components, rest)
  }

  /// The path or name in the content folder that is most like one that is not there.
  package func nearest(to target: String, from source: SourcePath) -> String? {
    let (path, _) = Self.split(target)
    let name = SourcePath(path).name
    let near = ToriiFrontMatter.nearestName(to: String(name), among: fileNames.sorted)
    guard let near else { return nil }
    let sameFolder = source.folder.string.isEmpty ? near : source.folder.string + "/" + near
    if targets[sameFolder] != nil { return near }
    let found = targets.keys.filter { SourcePath($0).name == near[...] }.min()
    return found.map { "/" + $0 }
  }

  /// Where the image is that a destination means; nil when it is not a file of the site.
  package func file(
    _ destination: String, from source: SourcePath, page: URLPath
  ) -> (path: String, absolutePath: String)? {
    let address: String
    switch resolve(destination, from: source, page: page) {
    case .address(let resolved): address = resolved
    case .unchanged where destination.hasPrefix("/"): address = destination
    case .unchanged, .missing: return nil
    }
    let (path, _) = Self.split(address.dropping(prefix: basePath) ?? address)
    guard let file = PercentEncoding.decode(path[...])?.dropFirstByte() else { return nil }
    return files[String(file)].map { (String(file), $0) }
  }

  /// A destination before and from its `#` or `?`.
  private static func split(_ destination: String) -> (path: String, tail: String) {
    let end = destination.utf8.firstIndex { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "?") }
    guard let end else { return (destination, "") }
    return (String(destination[..<end]), String(destination[end...]))
  }

  /// Joins and removes `.` and `..`; `nil` when the path climbs above the root and does not stop
  /// there.
  private static func join(
    _ base: [Substring], _ path: String, stopsAtRoot: Bool = false
  ) -> String? {
    var components = base
    for component in path.split(separator: "/") {
      switch component {
      case ".": continue
      case "..":
        if components.isEmpty, !stopsAtRoot { return nil }
        _ = components.popLast()
      default: components.append(component)
      }
    }
    return components.joined(separator: "/")
  }

  private func hasScheme(_ text: String) -> Bool {
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
