extension PreviewSnapshot {
  /// What tells a state of a page from others: a hash of its bytes (FNV-1a, 64 bits).
  package func version(of path: String) -> String {
    let exists = files[path] != nil
    guard case .bytes(let bytes) = (files[path] ?? files[NotFoundPage.fileName])?.content else {
      return "0"
    }
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    // The page that is missing and the page for missing pages are two, with the same bytes.
    return (exists ? "" : "m") + String(hash, radix: 16) + (badges[path] == nil ? "" : "b")
  }
}
