/// A row of things in a syntax tree. The tree keeps them alive.
package struct SyntaxList<Element>: BitwiseCopyable, RandomAccessCollection {
  let start: UnsafePointer<Element>?
  package let count: Int

  /// No elements.
  package init() {
    start = nil
    count = 0
  }

  init(start: UnsafePointer<Element>, count: Int) {
    self.start = start
    self.count = count
  }

  package var startIndex: Int { 0 }
  package var endIndex: Int { count }

  @inline(__always)
  package subscript(position: Int) -> Element {
    // No template leads here: positions are indices of the list. Memory stays safe where they are not.
    guard let start, position >= 0, position < count else {
      preconditionFailure("outside of the list")
    }
    return start[position]
  }
}

// What is in a tree does not change once it is there.
extension SyntaxList: @unchecked Sendable where Element: Sendable {}
