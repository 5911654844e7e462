#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension ArraySlice<UInt8> {
  /// The first place of a byte at or behind an index.
  func firstIndex(of byte: UInt8, from start: Int) -> Int? {
    guard start >= startIndex, start < endIndex else { return nil }
    return withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress,
        let found = memchr(base + (start - startIndex), Int32(byte), endIndex - start)
      else { return nil }
      return startIndex + (UnsafeRawPointer(found) - base)
    }
  }

  /// The first place of some bytes of which the first one is rare.
  func firstRange(ofRare needle: [UInt8]) -> Range<Int>? {
    guard let first = needle.first else { return nil }
    var position = startIndex
    while let found = firstIndex(of: first, from: position) {
      if needle.count > endIndex - found { return nil }
      if self[found..<found + needle.count].elementsEqual(needle) {
        return found..<found + needle.count
      }
      position = found + 1
    }
    return nil
  }
}
