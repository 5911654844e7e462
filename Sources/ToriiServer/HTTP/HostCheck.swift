/// Decides whether a `Host` header names this server.
///
/// A page of somebody else can make its own name resolve to 127.0.0.1 and read from us as if it
/// were its own server ("DNS rebinding"); the browser still sends that name as the host.
package struct HostCheck: Sendable {
  private let names: Set<String>
  private let acceptsAddresses: Bool

  /// - Parameters:
  ///   - address: What the server listens on.
  ///   - machine: The name of this machine, under which others may know it.
  package init(listeningOn address: String, machine: String?) {
    var names: Set<String> = ["localhost", "[::1]", Self.lowercased(address)]
    if address.utf8.contains(UInt8(ascii: ":")) { names.insert("[\(Self.lowercased(address))]") }
    let isLoopback = Self.isLoopback(address)
    if !isLoopback, let machine, !machine.isEmpty {
      names.insert(Self.lowercased(machine))
      names.insert(Self.lowercased(machine) + ".local")
    }
    self.names = names
    // A name can be made to point here, an address cannot.
    acceptsAddresses = !isLoopback
  }

  /// Whether only programs of this machine can reach an address.
  package static func isLoopback(_ address: String) -> Bool {
    ["localhost", "::1", "[::1]"].contains(lowercased(address))
      || (isAddress(address.utf8[...]) && address.hasPrefix("127."))
  }

  /// The host as it goes into addresses, in lower case and with its port; `nil` for a foreign one.
  package func accepted(_ header: String?) -> String? {
    guard let header, (1...255).contains(header.utf8.count) else { return nil }
    let text = Self.lowercased(header)
    let (host, port) = Self.split(text.utf8)
    if let port, !Self.isPort(port) { return nil }
    return accepts(host) ? text : nil
  }

  private func accepts(_ host: Substring.UTF8View) -> Bool {
    guard var name = String(host) else { return false }
    // The whole name, with the root that all names end in (RFC 1034 section 3.1).
    if name.utf8.last == UInt8(ascii: "."), !name.hasSuffix(".."), !Self.isAddress(host.dropLast()),
      host.allSatisfy(Self.isNameByte)
    {
      name.removeLast()
    }
    if names.contains(name) { return true }
    // RFC 6761 section 6.3: names below "localhost" never leave the machine.
    if name.hasSuffix(".localhost") { return host.allSatisfy(Self.isNameByte) }
    if Self.isAddress(host) { return acceptsAddresses || name.hasPrefix("127.") }
    if host.first == UInt8(ascii: "["), host.last == UInt8(ascii: "]") {
      return acceptsAddresses && host.dropFirst().dropLast().allSatisfy(Self.isIPv6Byte)
    }
    return false
  }

  /// The parts before and after the colon of the port.
  private static func split(
    _ text: String.UTF8View
  ) -> (host: Substring.UTF8View, port: Substring.UTF8View?) {
    let start =
      text.first == UInt8(ascii: "[")
      ? text.firstIndex(of: UInt8(ascii: "]")) ?? text.startIndex : text.startIndex
    guard let colon = text[start...].firstIndex(of: UInt8(ascii: ":")) else {
      return (text[...], nil)
    }
    return (text[..<colon], text[text.index(after: colon)...])
  }

  private static func isPort(_ text: Substring.UTF8View) -> Bool {
    (1...5).contains(text.count) && text.allSatisfy { (48...57).contains($0) }
      && (1...65_535).contains(String(text).flatMap { Int($0) } ?? 0)
  }

  /// Four decimal numbers: other spellings of addresses are refused.
  private static func isAddress(_ host: Substring.UTF8View) -> Bool {
    let parts = host.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count == 4
      && parts.allSatisfy { part in
        (1...3).contains(part.count) && part.allSatisfy { (48...57).contains($0) }
          && (String(part).flatMap { Int($0) } ?? 256) < 256
      }
  }

  private static func isIPv6Byte(_ byte: UInt8) -> Bool {
    (48...58).contains(byte) || (97...102).contains(byte) || byte == UInt8(ascii: ".")
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (97...122).contains(byte) || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_")
  }

  private static func lowercased(_ text: String) -> String {
    String(
      decoding: text.utf8.map { (65...90).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }
}
