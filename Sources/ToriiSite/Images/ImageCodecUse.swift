/// Which libraries for images a build asked for, and which of these were there: another answer
/// would give other pages.
package struct ImageCodecUse: Sendable, Equatable {
  private(set) var asked: UInt8 = 0
  private(set) var found: UInt8 = 0

  package init() {}

  init(asked: UInt8, found: UInt8) {
    self.asked = asked
    self.found = found & asked
  }

  package mutating func add(_ format: ImageFormat, isFound: Bool) {
    asked |= format.bit
    if isFound { found |= format.bit } else { found &= ~format.bit }
  }

  /// Adds what another build asked for; its answers count.
  mutating func add(_ other: ImageCodecUse) {
    asked |= other.asked
    found = found & ~other.asked | other.found
  }

  /// Whether the answers would be the same now. Libraries that nobody asked for are not looked for.
  package func isRight(for codecs: ImageCodecs) -> Bool {
    ImageFormat.allCases.allSatisfy { format in
      asked & format.bit == 0 || (codecs[format] != nil) == (found & format.bit != 0)
    }
  }
}

extension ImageFormat {
  fileprivate var bit: UInt8 {
    switch self {
    case .jpeg: 1
    case .png: 2
    case .webp: 4
    }
  }
}
