import ToriiMarkdown

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension String {
  /// How many bytes stand before the first place of a text that is not empty; `nil` where there is
  /// none.
  func offset(of needle: String) -> Int? {
    needle.readBytes { needle in readBytes { Self.offset(of: needle, in: $0) } }
  }

  /// Reads the bytes where they are. `withUTF8` wants a variable, and counts a reference for it.
  func readBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    utf8.withContiguousStorageIfAvailable(body) ?? Array(utf8).withUnsafeBufferPointer(body)
  }

  /// The last byte of what is looked for is rarer than the first: a space often is that.
  private static func offset(
    of needle: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    guard let last = needle.last, let wanted = needle.baseAddress, let start = text.baseAddress
    else { return nil }
    let before = needle.count - 1
    var index = ByteSearch.first(last, in: text, from: before, to: text.count)
    while index >= before, index < text.count {
      if memcmp(start + (index - before), wanted, before) == 0 { return index - before }
      index = ByteSearch.first(last, in: text, from: index + 1, to: text.count)
    }
    return nil
  }
}

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
