import ToriiSite

extension PreviewSnapshot {
  /// What tells a state of a page from others: a hash of its bytes (FNV-1a, 64 bits).
  package func version(of path: String) -> String {
    let exists = files[path] != nil
    let reason = skippedPage(at: path)?.reason
    guard case .bytes(let bytes) = (files[path] ?? files[NotFoundPage.fileName])?.content else {
      return reason.map { "m" + Self.hash($0.utf8) } ?? "0"
    }
    // The page that is missing and the page for missing pages are two, with the same bytes.
    return (exists ? "" : "m") + Self.hash(bytes) + (badges[path] == nil ? "" : "b")
      + (reason.map { Self.hash($0.utf8) } ?? "")
  }

  private static func hash(_ bytes: some Sequence<UInt8>) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    return String(hash, radix: 16)
  }

  /// The page that was passed over at the path of a missing file.
  func skippedPage(at path: String) -> HiddenPage? {
    files[path] == nil ? skipped?[path] ?? skipped?[path + "/index.html"] : nil
  }
}
