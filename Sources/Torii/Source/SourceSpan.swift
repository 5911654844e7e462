/// Where a piece of syntax stands in its template: a line for messages, byte offsets for excerpts.
///
/// Lines count from 1 as in Jinja2's messages; offsets count UTF-8 bytes of the template as given.
package struct SourceSpan: BitwiseCopyable, Sendable, Equatable {
  package var line: Int32
  package var start: Int32
  package var end: Int32

  package init(line: Int, start: Int, end: Int) {
    self.line = Int32(clamping: line)
    self.start = Int32(clamping: start)
    self.end = Int32(clamping: end)
  }

  @inline(__always)
  init(line: Int32, start: Int32, end: Int32) {
    self.line = line
    self.start = start
    self.end = end
  }

  /// The place of syntax that no template text stands for.
  package static let none = SourceSpan(line: 0, start: 0, end: 0)
}
