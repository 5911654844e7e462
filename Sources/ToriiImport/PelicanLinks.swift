import ToriiFrontMatter
import ToriiSite

/// The links of a Pelican text to other files: `{filename}`, `{static}`, `{attach}`, `{category}`,
/// `{tag}`, `{author}`, `{index}`, and the same between bars.
struct PelicanLinks {
  let session: ImportSession
  let page: PelicanPage
  /// The page's own address, beside which its attachments go.
  let address: String
  let all: PelicanImport

  private static let kinds = [
    "filename", "static", "attach", "category", "tag", "author", "index",
  ].map { (name: $0, braces: Array("{\($0)}".utf8), bars: Array("|\($0)|".utf8)) }

  /// The text with links that hold here.
  /// - Parameter attached: Gets the places of attachments, by their path.
  func converted(
    _ text: String, firstLine: Int, _ attached: inout [String: String]
  ) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    var line = firstLine
    while index < bytes.count {
      if let (kind, start) = mark(bytes, index) {
        let end = bytes[start...].firstIndex { Self.ends($0) } ?? bytes.count
        let path = String(decoding: bytes[start..<end], as: UTF8.self)
        if let link = link(kind, path, line, &attached) {
          result.append(contentsOf: link.utf8)
          index = end
          continue
        }
      }
      if bytes[index] == 10 { line += 1 }
      result.append(bytes[index])
      index += 1
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func ends(_ byte: UInt8) -> Bool {
    byte <= 0x20 || [0x22, 0x27, 0x29, 0x3C, 0x3E].contains(byte)
  }

  /// A mark at the start of an address: behind a parenthesis, a quote, a bracket or a space.
  private func mark(_ bytes: [UInt8], _ index: Int) -> (kind: String, end: Int)? {
    guard bytes[index] == 0x7B || bytes[index] == 0x7C, index > 0,
      [0x20, 0x22, 0x27, 0x28, 0x3C, 0x3D].contains(bytes[index - 1])
    else { return nil }
    for kind in Self.kinds {
      for form in [kind.braces, kind.bars] where bytes[index...].starts(with: form) {
        return (kind.name, index + form.count)
      }
    }
    return nil
  }

  private func link(
    _ kind: String, _ written: String, _ line: Int, _ attached: inout [String: String]
  ) -> String? {
    let parts = written.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let end = parts.count > 1 ? "#" + parts[1] : ""
    let name = String(parts.first ?? "")
    switch kind {
    case "index": return "/" + end
    case "category", "tag", "author":
      let plain = PercentEncoding.decode(name) ?? name
      let pattern = PelicanPage.web(all.termPattern(kind.uppercased()))
      return TagRewriter([("{", "}")]).rewrite(pattern, firstLine: 1) { _ in
        Slug.withoutSigns(ASCIIFolding.fold(plain))
      } + end
    default: break
    }
    guard let path = resolved(PercentEncoding.decode(name) ?? name) else {
      session.note(page.file, line, "the link \(written) leaves the site", "mend the link")
      return nil
    }
    let target = all.target(path)
    if target.hasPrefix("content/") {
      return RelativeLink.path(from: all.target(page.path), to: target) + end
    }
    var place = all.settings["EXTRA_PATH_METADATA"]?[path]?["path"]?.string ?? path
    if kind == "attach" {
      let folder = address.split(separator: "/").dropLast(address.hasSuffix("/") ? 0 : 1)
      let beside = (folder.map(String.init) + [String(SourcePath(path).name)])
        .joined(separator: "/")
      place = attached[path] ?? beside
      attached[path] = place
    } else if let known = attached[path] {
      place = known
    }
    return "/" + place + end
  }

  private func resolved(_ link: String) -> String? {
    var parts =
      link.hasPrefix("/") ? [] : page.path.split(separator: "/").dropLast().map(String.init)
    for part in link.split(separator: "/") where part != "." {
      if part == ".." {
        if parts.isEmpty { return nil }
        parts.removeLast()
      } else {
        parts.append(String(part))
      }
    }
    return parts.joined(separator: "/")
  }
}
