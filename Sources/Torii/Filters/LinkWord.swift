/// A word with the place of what may be a link within the brackets and stops around it.
struct LinkWord {
  private let word: ArraySlice<UInt8>
  private var start: Int
  private var end: Int

  var head: ArraySlice<UInt8> { word[..<start] }
  var body: ArraySlice<UInt8> { word[start..<end] }
  var tail: ArraySlice<UInt8> { word[end...] }

  private static let less: [UInt8] = Array("&lt;".utf8)
  private static let greater: [UInt8] = Array("&gt;".utf8)

  init(_ word: ArraySlice<UInt8>) {
    self.word = word
    start = word.startIndex
    end = word.endIndex
    dropOpening()
    dropClosing()
    takeBack([0x28], [0x29])
    takeBack([0x3C], [0x3E])
    takeBack(LinkWord.less, LinkWord.greater)
  }

  private mutating func dropOpening() {
    while start < word.endIndex {
      if word[start] == 0x28 || word[start] == 0x3C {
        start &+= 1
      } else if word[start...].starts(with: LinkWord.less) {
        start &+= 4
      } else {
        return
      }
    }
  }

  private mutating func dropClosing() {
    while end > start {
      switch word[end &- 1] {
      case 0x29, 0x3E, 0x2E, 0x2C: end &-= 1
      case 0x3B where body.suffix(4).elementsEqual(LinkWord.greater): end &-= 4
      default: return
      }
    }
  }

  /// Gives the body the closing brackets of those that are open within it, and what is before them.
  private mutating func takeBack(_ opening: [UInt8], _ closing: [UInt8]) {
    guard end < word.endIndex else { return }
    var missing = LinkWord.count(of: opening, in: body)
    guard missing > LinkWord.count(of: closing, in: body) else { return }
    var index = end
    while missing > 0, index < word.endIndex {
      if word[index...].starts(with: closing) {
        index &+= closing.count
        end = index
        missing &-= 1
      } else {
        index &+= 1
      }
    }
  }

  private static func count(of pattern: [UInt8], in text: ArraySlice<UInt8>) -> Int {
    var count = 0
    var index = text.startIndex
    while index < text.endIndex {
      if text[index...].starts(with: pattern) {
        count &+= 1
        index &+= pattern.count
      } else {
        index &+= 1
      }
    }
    return count
  }
}
