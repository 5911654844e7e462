import ToriiSite

/// Finds the files of the site that a file names.
enum AssetReferences {
  /// Larger files are not looked through.
  private static let maximumBytes = 1 << 20

  static func files(namedIn path: String, of site: PreviewSnapshot) -> Set<String> {
    guard let file = site.files[path], case .bytes(let bytes) = file.content,
      bytes.count <= maximumBytes
    else { return [] }
    let names: [ArraySlice<UInt8>]
    switch file.mediaType.prefix(while: { $0 != ";" }) {
    case "text/html", "application/xhtml+xml": names = inHTML(bytes)
    case "text/css": names = quoted(bytes) + inParentheses(bytes)
    case "text/javascript": names = quoted(bytes)
    default: return []
    }
    return Set(names.lazy.compactMap { resolve($0, from: path, in: site) })
  }

  /// The values of attributes, and what inline scripts and styles name.
  private static func inHTML(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    let named: Set<String> = ["href", "src", "srcset", "poster", "data", "style", "content"]
    var names: [ArraySlice<UInt8>] = []
    var cursor = HTMLTagCursor(bytes)
    while let tag = cursor.nextTag() {
      for attribute in tag.attributes where named.contains(attribute.name) {
        let value = bytes[attribute.value]
        names += attribute.name == "srcset" ? candidates(value) : [value]
        if attribute.name == "style" { names += inParentheses(Array(value)) }
      }
      if !tag.isEnd, tag.name == "style" || tag.name == "script" {
        let start = cursor.position
        cursor.skip(toEndOf: tag.name)
        let text = Array(bytes[start..<max(start, cursor.position)])
        names += quoted(text) + inParentheses(text)
      }
    }
    return names
  }

  /// The addresses in `srcset`: the first word of each part.
  private static func candidates(_ value: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    value.split(separator: UInt8(ascii: ",")).compactMap { part in
      part.split { $0 <= 0x20 }.first
    }
  }

  /// What stands in quotes on one line: imports, and addresses that scripts ask for.
  private static func quoted(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var names: [ArraySlice<UInt8>] = []
    var index = 0
    while index < bytes.count {
      let quote = bytes[index]
      index += 1
      guard [UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`")].contains(quote) else {
        continue
      }
      let limit = min(bytes.count, index + 1024)
      guard
        let end = bytes[index..<limit].firstIndex(where: { $0 == quote || $0 == UInt8(ascii: "\n") }
        )
      else { continue }
      if bytes[end] == quote, end > index { names.append(bytes[index..<end]) }
      index = bytes[end] == quote ? end + 1 : index
    }
    return names
  }

  /// What stands in `url(...)` without quotes.
  private static func inParentheses(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var names: [ArraySlice<UInt8>] = []
    var rest = bytes[...]
    while let open = rest.firstIndex(of: UInt8(ascii: "(")) {
      rest = rest[(open + 1)...]
      guard bytes[..<open].suffix(3).elementsEqual("url".utf8),
        let close = rest.prefix(1024).firstIndex(of: UInt8(ascii: ")"))
      else { continue }
      names.append(rest[..<close].drop { [0x20, 0x22, 0x27].contains($0) })
      while let last = names.last?.last, [0x20, 0x22, 0x27].contains(last) {
        names[names.count - 1].removeLast()
      }
    }
    return names
  }

  /// The path of a file of the site that an address in another file means.
  private static func resolve(
    _ address: ArraySlice<UInt8>, from path: String, in site: PreviewSnapshot
  ) -> String? {
    let end = address.firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }
    var text = String(decoding: address[..<(end ?? address.endIndex)], as: UTF8.self)
    if text.isEmpty || text.utf8.count > 2048 { return nil }
    if let scheme = text.firstRange(of: "://") {
      // The site's own address with its host.
      guard text[scheme.upperBound...].hasPrefix("torii-"),
        let slash = text[scheme.upperBound...].firstIndex(of: "/")
      else { return nil }
      text = String(text[slash...])
    }
    guard var plain = PercentEncoding.decode(text) else { return nil }
    var folder = path.split(separator: "/").dropLast().map(String.init)
    if plain.hasPrefix("/") {
      guard plain.utf8.starts(with: site.basePath.utf8) else { return nil }
      plain = String(plain.utf8.dropFirst(site.basePath.utf8.count)) ?? ""
      folder = []
    }
    for part in plain.split(separator: "/") where part != "." {
      if part == ".." { _ = folder.popLast() } else { folder.append(String(part)) }
    }
    let name = folder.joined(separator: "/")
    return site.files[name] == nil ? nil : name
  }
}
