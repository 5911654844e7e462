/// A piece of a template's own text: a range of the source's bytes, which are not copied.
package struct TemplateText: Sendable {
  private let source: [UInt8]
  private let start: Int
  private let end: Int

  /// What is out of the source's range is left out.
  init(_ source: [UInt8], _ range: Range<Int>) {
    let clamped = range.clamped(to: 0..<source.count)
    self.source = source
    start = clamped.lowerBound
    end = clamped.upperBound
  }

  var count: Int { end - start }
  var bytes: ArraySlice<UInt8> { source[start..<end] }
  package var string: String { source.string(in: start..<end) }

  /// Copies the bytes to memory that has room for `count` of them.
  func copy(to memory: UnsafeMutablePointer<UInt8>) {
    source.withUnsafeBufferPointer { source in
      if let base = source.baseAddress { memory.update(from: base + start, count: count) }
    }
  }
}
