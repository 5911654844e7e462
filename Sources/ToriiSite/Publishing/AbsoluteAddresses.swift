/// Makes the addresses in HTML hold where the page's own address is not known: in feeds and mail.
package struct AbsoluteAddresses: Sendable {
  private let origin: String
  private let folder: String
  private let page: String

  /// - Parameter page: The absolute address of the page that the HTML is from.
  package init(page: String) {
    self.page = page
    let start = page.range(of: "://")?.upperBound ?? page.startIndex
    let slash = page.utf8[start...].firstIndex(of: UInt8(ascii: "/")) ?? page.endIndex
    origin = String(page[..<slash])
    let last = page.utf8.lastIndex(of: UInt8(ascii: "/")) ?? page.endIndex
    folder = last < slash || slash == page.endIndex ? origin + "/" : page[..<last] + "/"
  }

  private static let addresses = ["href", "src", "poster", "cite", "action", "data"]
  private static let candidates = ["srcset", "imagesrcset"]
  /// Elements whose content is not markup.
  private static let raw = ["script", "style", "textarea", "title", "xmp"]

  /// The HTML with every address of links, images and media absolute. Everything else stays byte
  /// for byte; the time is linear in the length.
  package func rewriting(_ html: String) -> String {
    let bytes = Array(html.utf8)
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + bytes.count / 8)
    var cursor = HTMLTagCursor(bytes)
    var copied = 0
    while let tag = cursor.nextTag() {
      for attribute in tag.attributes {
        guard let value = rewritten(attribute, bytes) else { continue }
        output += bytes[copied..<attribute.value.lowerBound]
        output += value.utf8
        copied = attribute.value.upperBound
      }
      if !tag.isEnd, Self.raw.contains(tag.name) { cursor.skip(toEndOf: tag.name) }
    }
    output += bytes[copied...]
    return String(decoding: output, as: UTF8.self)
  }

  private func rewritten(_ attribute: HTMLTagCursor.Attribute, _ bytes: [UInt8]) -> String? {
    let isAddress = Self.addresses.contains(attribute.name)
    guard isAddress || Self.candidates.contains(attribute.name) else { return nil }
    let value = String(decoding: bytes[attribute.value], as: UTF8.self)
    return isAddress ? absolute(value) : absoluteCandidates(value)
  }

  private func absolute(_ address: String) -> String {
    let text = address.utf8
    if text.isEmpty { return address }
    if text.starts(with: "//".utf8) { return "https:" + address }
    if text.first == UInt8(ascii: "/") { return origin + address }
    if text.first == UInt8(ascii: "#") || text.first == UInt8(ascii: "?") { return page + address }
    for byte in text {
      if byte == UInt8(ascii: ":") { return address }
      if [UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#")].contains(byte) { break }
    }
    return folder + address
  }

  /// `small.jpg 1x, large.jpg 2x`.
  private func absoluteCandidates(_ text: String) -> String {
    text.split(separator: ",").map { candidate in
      let parts = candidate.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
      guard let address = parts.first else { return String(candidate) }
      return ([absolute(String(address))] + parts.dropFirst().map(String.init))
        .joined(separator: " ")
    }.joined(separator: ", ")
  }
}
