/// A piece of a template's own text: bytes in memory that the syntax tree keeps alive.
package struct TemplateText: BitwiseCopyable, Sendable {
  package let bytes: SourceBytes

  init(_ bytes: SourceBytes) { self.bytes = bytes }

  var count: Int { bytes.count }
  package var string: String { bytes.string }

  /// Copies the bytes to memory that has room for `count` of them.
  func copy(to memory: UnsafeMutablePointer<UInt8>) {
    memory.update(from: bytes.start, count: count)
  }
}
