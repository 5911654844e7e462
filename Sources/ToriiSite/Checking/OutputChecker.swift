import ToriiFrontMatter

/// Looks at every link, image and script of every page that a build makes, whoever wrote it: an
/// author, a template, a theme.
package final class OutputChecker {
  private let configuration: SiteConfiguration
  private let collector: DiagnosticCollector
  private let files: SiteFiles
  private let paths: Set<String>
  private let pages: [String: [UInt8]]
  private var anchors: [String: Set<String>] = [:]
  private var external: [String: String] = [:]
  /// A broken link of a template is on every page: it is told once, with a count.
  private var problems: [String: (diagnostic: Diagnostic, count: Int)] = [:]

  private lazy var names = AddressNames(paths)
  /// A hint looks at every name of a folder: after so many problems there are none.
  private var hintsLeft = 200

  package init(
    configuration: SiteConfiguration, files: SiteFiles, collector: DiagnosticCollector
  ) {
    self.configuration = configuration
    self.files = files
    self.collector = collector
    paths = files.paths
    var pages: [String: [UInt8]] = [:]
    for file in files.rendered {
      if case .bytes(let bytes) = file.source { pages[file.path.string] = bytes }
    }
    self.pages = pages
  }

  /// Addresses on other hosts, each with a page that leads there.
  package var externalLinks: [(url: String, page: String)] {
    external.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  package func check() {
    for file in files.rendered where file.path.string.hasSuffix(".html") {
      if let html = pages[file.path.string] { check(html, file.path.string) }
    }
    for file in files.rendered + files.copies where file.path.string.hasSuffix(".css") {
      check(styleSheet: file)
    }
    for problem in problems.values {
      var diagnostic = problem.diagnostic
      if problem.count > 1 {
        diagnostic.notes.append("and on \(problem.count - 1) more pages")
      }
      collector.add(diagnostic)
    }
  }

  private static let addresses = ["href", "src", "poster"]

  private func check(_ html: [UInt8], _ path: String) {
    var cursor = HTMLTagCursor(html)
    while let tag = cursor.nextTag() {
      if tag.isEnd { continue }
      for attribute in tag.attributes {
        let value = HTMLText.unescaped(String(decoding: html[attribute.value], as: UTF8.self))
        if Self.addresses.contains(attribute.name) {
          check(value, tag.name, path)
        } else if attribute.name == "srcset" {
          for candidate in value.split(separator: ",") {
            guard let address = candidate.split(separator: " ").first else { continue }
            check(String(address), tag.name, path)
          }
        }
      }
      if tag.name == "script" || tag.name == "style" { cursor.skip(toEndOf: tag.name) }
    }
  }

  /// Larger files are no style sheets that somebody wrote.
  private static let maximumStyleSheet = 16 << 20

  private func check(styleSheet file: OutputFile) {
    // One that cannot be read is reported where it is copied.
    guard let css = try? file.bytes(), css.count <= Self.maximumStyleSheet else { return }
    for address in CSSReferences.all(in: css) { check(address, nil, file.path.string) }
  }

  /// - Parameter tag: Where the address stands; nil for a style sheet.
  private func check(_ address: String, _ tag: String?, _ path: String) {
    guard let target = target(of: address, on: path) else { return }
    guard let file = output(of: target.path) else {
      report(
        "\"\(TableReader.clipped(address))\" leads nowhere", tag, path, hint: near(target.path))
      return
    }
    guard let id = target.fragment, !id.isEmpty, id != "top", !id.hasPrefix(":~:"),
      let bytes = pages[file], file.hasSuffix(".html")
    else { return }
    let known = anchors[file] ?? LinkChecker.ids(in: bytes)
    anchors[file] = known
    if known.contains(id) { return }
    report(
      "\"\(TableReader.clipped(address))\" leads to a part that is not there", tag, path,
      hint: LinkChecker.nearestID(to: id, among: known).map { "did you mean \"#\($0)\"?" })
  }

  /// The path below the output that an address of this site means; `nil` for other hosts.
  private func target(of address: String, on path: String) -> (path: String, fragment: String?)? {
    let hash = address.utf8.firstIndex(of: UInt8(ascii: "#"))
    let fragment = hash.flatMap {
      PercentEncoding.decode(address[address.utf8.index(after: $0)...])
    }
    var rest = String(address[..<(hash ?? address.endIndex)].prefix { $0 != "?" })
    if rest.isEmpty { return hash == nil ? nil : ("/" + path, fragment) }
    if !configuration.baseURL.isEmpty, let own = rest.dropping(prefix: configuration.baseURL) {
      guard own.isEmpty || own.hasPrefix("/") else { return nil }
      rest = configuration.basePath + (own.isEmpty ? "/" : own)
    } else if rest.hasPrefix("//") || hasScheme(rest) {
      if rest.hasPrefix("http") { external[address] = external[address] ?? path }
      return nil
    }
    guard let decoded = PercentEncoding.decode(rest[...]) else { return (rest, fragment) }
    if decoded.hasPrefix("/") {
      guard let inside = decoded.dropping(prefix: configuration.plainBasePath) else {
        // Another part of the same host, which is not ours to judge.
        return nil
      }
      return (inside.isEmpty ? "/" : inside, fragment)
    }
    return (joined(decoded, below: path), fragment)
  }

  private func joined(_ relative: String, below path: String) -> String {
    var parts = path.split(separator: "/").dropLast().map(String.init)
    for part in relative.split(separator: "/") {
      switch part {
      case ".": continue
      case "..": _ = parts.popLast()
      default: parts.append(String(part))
      }
    }
    let end = relative.hasSuffix("/") || relative == "." || relative == ".." ? "/" : ""
    return "/" + parts.joined(separator: "/") + (parts.isEmpty ? "" : end)
  }

  private func hasScheme(_ text: String) -> Bool {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
    return text.utf8[..<colon].allSatisfy {
      $0.isASCIILetter || $0.isASCIIDigit || [43, 45, 46].contains($0)
    }
  }

  private func output(of address: String) -> String? {
    let path = String(address.dropFirstByte())
    let candidates =
      path.isEmpty || path.hasSuffix("/")
      ? [path + "index.html"] : [path, path + "/index.html", path + ".html"]
    return candidates.first { paths.contains($0) }
  }

  private func near(_ path: String) -> String? {
    guard hintsLeft > 0 else { return nil }
    hintsLeft -= 1
    return names.nearest(to: path)
      .map { "did you mean \"\(configuration.basePath)\($0)\"?" }
  }

  private func report(
    _ message: String, _ tag: String?, _ path: String, hint: @autoclosure () -> String?
  ) {
    let key = message + "\0" + (tag ?? "")
    if problems[key] != nil {
      // A style sheet is there once more under the name with its fingerprint.
      if tag != nil { problems[key]?.count += 1 }
      return
    }
    let place = tag.map { "<\($0)>" } ?? "the style sheet's"
    var diagnostic = Diagnostic(
      .error, "\(place) \(message)", file: files.sources[path] ?? path, hint: hint())
    diagnostic.notes.append("on /" + path)
    problems[key] = (diagnostic, 1)
  }
}

/// Text in HTML attributes.
enum HTMLText {
  private static let entities: [(String, UInt8)] = [
    ("&amp;", 0x26), ("&lt;", 0x3C), ("&gt;", 0x3E), ("&quot;", 0x22), ("&#34;", 0x22),
    ("&#39;", 0x27),
  ]

  /// The text with the references resolved that our own escaping makes.
  static func unescaped(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var result: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.first {
      if byte == UInt8(ascii: "&"),
        let (entity, character) = entities.first(where: { rest.starts(with: $0.0.utf8) })
      {
        result.append(character)
        rest = rest.dropFirst(entity.utf8.count)
      } else {
        result.append(byte)
        rest = rest.dropFirst()
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
