import ToriiFrontMatter

/// Checks the links of all content files against everything that a build makes.
package struct LinkChecker {
  private let basePath: String
  private let plainBasePath: String
  private let severity: Diagnostic.Severity
  private let resolver: LinkResolver
  private let collector: DiagnosticCollector
  /// The bytes of a page of the output.
  private let bytes: (String) -> [UInt8]?
  private let paths: Set<String>
  /// The files into which links of the document that is looked at lead with a fragment.
  private var targets: Set<String> = []
  private var anchors: [String: Set<String>] = [:]
  /// A hint looks at every name of the site: after so many problems there are none.
  private var hintsLeft = 200
  /// The addresses of the site, once a hint needs them.
  private var addresses: AddressNames?
  private var problemsLeft = 0
  /// More problems of one file tell nobody more.
  private static let maximumProblems = 100

  /// - Parameters:
  ///   - paths: Every path of the output.
  ///   - bytes: Gives the bytes of those files that a template made.
  package init?(
    configuration: SiteConfiguration, resolver: LinkResolver, paths: Set<String>,
    collector: DiagnosticCollector, bytes: @escaping (String) -> [UInt8]?
  ) {
    switch configuration.markdown.links {
    case .ignore: return nil
    case .warn: severity = .warning
    case .error: severity = .error
    }
    basePath = configuration.basePath
    plainBasePath = configuration.plainBasePath
    self.resolver = resolver
    self.paths = paths
    self.collector = collector
    self.bytes = bytes
  }

  /// Reports the links of a document that lead nowhere.
  ///
  /// - Returns: The output files into which its links lead with a fragment.
  @discardableResult
  package mutating func check(_ document: ContentDocument, at url: URLPath, _ links: [LinkUse])
    -> Set<String>
  {
    problemsLeft = Self.maximumProblems
    targets = []
    for link in links where problemsLeft > 0 {
      if link.isMissing {
        if resolver.isUnread(link.destination, from: document.path) { continue }
        report(
          "the link to \"\(TableReader.clipped(link.destination))\" leads to no page",
          link, document,
          hint: resolver.skipped(link.destination, from: document.path)
            ?? near(link, document) ?? "drafts and pages to come are not built")
      } else if let address = link.address {
        check(address, link, document, url)
      }
    }
    return targets
  }

  private mutating func check(
    _ address: String, _ link: LinkUse, _ document: ContentDocument, _ url: URLPath
  ) {
    let hash = address.utf8.firstIndex(of: UInt8(ascii: "#"))
    let path = address[..<(hash ?? address.endIndex)].prefix { $0 != "?" }
    let file = path.isEmpty ? (try? url.outputPath)?.string : output(of: path)
    guard let file else {
      report(
        "\(link.isImage ? "the image" : "the link to") \"\(TableReader.clipped(link.destination))\" "
          + (link.isImage ? "is not there" : "leads nowhere"), link, document,
        hint: near(link, document) ?? nearAddress(path, link))
      return
    }
    guard let hash, file.hasSuffix(".html"),
      let id = PercentEncoding.decode(address[address.utf8.index(after: hash)...]),
      !id.isEmpty, id != "top", !id.hasPrefix(":~:")
    else { return }
    targets.insert(file)
    guard let known = ids(of: file) else { return }
    if known.contains(id) { return }
    report(
      "\"\(TableReader.clipped(link.destination))\" leads to a part that is not there: "
        + "\(path.isEmpty ? "this page" : String(path)) has no \"\(TableReader.clipped(id))\"",
      link, document,
      hint: Self.nearestID(to: id, among: known).map { "did you mean \"#\($0)\"?" })
  }

  /// The id that somebody most likely meant: one spelled nearly so, or the shortest that begins so,
  /// as of a heading that grew.
  static func nearestID(to id: String, among known: Set<String>) -> String? {
    let ids = known.sorted()
    return nearestName(to: id, among: ids)
      ?? (id.utf8.count < 3
        ? nil
        : ids.filter { $0.utf8.starts(with: id.utf8) }.min { $0.utf8.count < $1.utf8.count })
  }

  private mutating func nearAddress(_ path: Substring, _ link: LinkUse) -> String? {
    guard hintsLeft > 0, path.hasPrefix("/"), let decoded = PercentEncoding.decode(path) else {
      return nil
    }
    hintsLeft -= 1
    let known = addresses ?? AddressNames(paths)
    addresses = known
    // Authors write addresses with or without the folder that the site lies in.
    let base = link.destination.hasPrefix(basePath + "/") ? basePath : ""
    return known.nearest(to: decoded.dropping(prefix: plainBasePath) ?? decoded)
      .map { "did you mean \"\(base)\($0)\"?" }
  }

  /// The ids on a page; `nil` where no template made the file.
  private mutating func ids(of file: String) -> Set<String>? {
    if let known = anchors[file] { return known }
    let ids = bytes(file).map(Self.ids)
    anchors[file] = ids
    return ids
  }

  private mutating func near(_ link: LinkUse, _ document: ContentDocument) -> String? {
    guard hintsLeft > 0 else { return nil }
    hintsLeft -= 1
    let name =
      link.isName
      ? resolver.nearestName(to: link.destination)
      : resolver.nearest(to: link.destination, from: document.path)
    return name.map { "did you mean \"\($0)\"?" }
  }

  /// The file that an address on this site is served from.
  private func output(of address: Substring) -> String? {
    guard let decoded = PercentEncoding.decode(address) else { return nil }
    let path = String((decoded.dropping(prefix: plainBasePath) ?? decoded).dropFirstByte())
    for candidate in [
      path.isEmpty || path.hasSuffix("/") ? path + "index.html" : path, path + "/index.html",
      path + ".html",
    ] where paths.contains(candidate) {
      return candidate
    }
    return nil
  }

  private mutating func report(
    _ message: String, _ link: LinkUse, _ document: ContentDocument, hint: String?
  ) {
    problemsLeft -= 1
    let place = Self.place(of: link, in: document)
    collector.add(
      Diagnostic(
        severity, message, file: document.source.file, line: place.line, column: place.column,
        excerpt: place.excerpt, hint: hint))
  }

  /// Where a destination is written: in the line of its link, or in the definition of a link by
  /// reference, which stands elsewhere.
  private static func place(
    of link: LinkUse, in document: ContentDocument
  ) -> (line: Int, column: Int?, excerpt: String?) {
    let line = link.line + document.bodyLine - 1
    let excerpt = LineExcerpt.line(line, of: document.source.bytes)
    if let excerpt, let column = column(of: link.destination, in: excerpt) {
      return (line, column, excerpt)
    }
    let definitions = ["]: ", "]: <", "]:"].map { Array(($0 + link.destination).utf8) }
    var number = document.bodyLine
    for text in document.body.split(separator: 0x0A, omittingEmptySubsequences: false) {
      defer { number += 1 }
      guard text.contains(UInt8(ascii: "]")) else { continue }
      let written = String(decoding: text, as: UTF8.self)
      for definition in definitions
      where written.range(of: String(decoding: definition, as: UTF8.self)) != nil {
        let excerpt = LineExcerpt.line(number, of: document.source.bytes)
        return (number, excerpt.flatMap { column(of: link.destination, in: $0) }, excerpt)
      }
    }
    return (line, 1, excerpt)
  }

  /// The column of a destination, rather where it follows the bracket of a link.
  private static func column(of destination: String, in line: String) -> Int? {
    for prefix in ["](", "](<", "]: ", ""] {
      guard let found = line.range(of: prefix + destination) else { continue }
      return line[..<found.lowerBound].unicodeScalars.count + prefix.unicodeScalars.count + 1
    }
    return nil
  }

  /// The values of `id` and `name` in HTML.
  static func ids(in html: [UInt8]) -> Set<String> {
    var result: Set<String> = []
    var index = 0
    while index + 5 < html.count {
      defer { index += 1 }
      guard html[index] <= 0x20 else { continue }
      let rest = html[(index + 1)...]
      let length = rest.starts(with: "id=".utf8) ? 3 : rest.starts(with: "name=".utf8) ? 5 : 0
      guard length > 0 else { continue }
      var start = index + 1 + length
      guard start < html.count else { break }
      let quote = html[start]
      let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
      if isQuoted { start += 1 }
      var end = start
      while end < html.count,
        isQuoted ? html[end] != quote : html[end] > 0x20 && html[end] != UInt8(ascii: ">")
      {
        end += 1
      }
      result.insert(HTMLText.unescaped(String(decoding: html[start..<end], as: UTF8.self)))
      index = end - 1
    }
    return result
  }
}
