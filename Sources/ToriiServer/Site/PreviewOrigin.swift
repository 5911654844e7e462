import ToriiSite

/// The address that stands in a previewed site for the address which a browser uses.
///
/// Browsers may reach the preview by several names (`localhost`, `127.0.0.1`, that of the machine),
/// so the site is built with a host that can stand nowhere else, and every answer gets the right
/// one in its place.
package struct PreviewOrigin: Sendable {
  package let host: String
  private let bytes: [UInt8]

  /// - Parameter folder: The site's folder. The same site has the same host each time, so that a
  ///   page does not differ after the server was started anew.
  package init(folder: String) {
    let digest = SHA256.digest(Array("torii preview of \(folder)".utf8)).prefix(10)
    let digits = Array("0123456789abcdef".utf8)
    let name = digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    // RFC 6761 section 6.4: no host has a name below "invalid".
    host = "torii-" + String(decoding: name, as: UTF8.self) + ".invalid"
    bytes = Array(host.utf8)
  }

  /// What the site is built with.
  package var url: String { "http://" + host }

  /// The same bytes with the browser's host.
  package func resolved(_ text: [UInt8], host: String) -> [UInt8] {
    guard var found = position(in: text, from: 0) else { return text }
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var start = 0
    while true {
      result += text[start..<found]
      result += host.utf8
      start = found + bytes.count
      guard let next = position(in: text, from: start) else { break }
      found = next
    }
    result += text[start...]
    return result
  }

  private func position(in text: [UInt8], from start: Int) -> Int? {
    guard let first = bytes.first, text.count >= bytes.count else { return nil }
    return text.withUnsafeBufferPointer { text -> Int? in
      var index = start
      let end = text.count - bytes.count
      while index <= end {
        if text[index] == first, text[index..<index + bytes.count].elementsEqual(bytes) {
          return index
        }
        index += 1
      }
      return nil
    }
  }
}
