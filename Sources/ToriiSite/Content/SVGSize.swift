/// The size of an SVG image: `width` and `height` of its root in pixels, or those of its `viewBox`.
enum SVGSize {
  /// The root element begins and ends within so many bytes.
  private static let maximumBytes = 64 << 10

  static func read(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
    let start = bytes.prefix(maximumBytes)
    guard let root = rootTag(start) else { return nil }
    let width = attribute("width", in: root).flatMap(pixels)
    let height = attribute("height", in: root).flatMap(pixels)
    if let width, let height { return rounded(width, height) }
    guard let box = attribute("viewBox", in: root) else { return nil }
    let numbers = box.split { $0 == " " || $0 == "," || $0 == "\n" || $0 == "\t" }.map {
      Double($0)
    }
    guard numbers.count == 4, let boxWidth = numbers[2], let boxHeight = numbers[3],
      boxWidth > 0, boxHeight > 0
    else { return nil }
    if let width { return rounded(width, width * boxHeight / boxWidth) }
    if let height { return rounded(height * boxWidth / boxHeight, height) }
    return rounded(boxWidth, boxHeight)
  }

  private static func rounded(_ width: Double, _ height: Double) -> (width: Int, height: Int)? {
    guard width >= 0.5, height >= 0.5, width <= 1_000_000, height <= 1_000_000 else { return nil }
    return (Int(width.rounded()), Int(height.rounded()))
  }

  /// What stands between `<svg` and its `>`, comments and declarations before it left out.
  private static func rootTag(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    var index = bytes.startIndex
    while index < bytes.endIndex {
      guard bytes[index] == UInt8(ascii: "<") else {
        index += 1
        continue
      }
      let rest = bytes[index...]
      if rest.starts(with: "<!--".utf8) {
        index += 4
        while index < bytes.endIndex, !bytes[index...].starts(with: "-->".utf8) { index += 1 }
      } else if rest.starts(with: "<svg".utf8) {
        let tag = rest.dropFirst(4)
        guard let first = tag.first, first <= 0x20 || first == UInt8(ascii: ">") else { return nil }
        return tag.firstIndex(of: UInt8(ascii: ">")).map { tag[..<$0] }
      } else if rest.starts(with: "<?".utf8) || rest.starts(with: "<!".utf8) {
        index += 2
      } else {
        return nil
      }
    }
    return nil
  }

  private static func attribute(_ name: String, in tag: ArraySlice<UInt8>) -> String? {
    var index = tag.startIndex
    while index < tag.endIndex {
      // Names, `=` and a quoted value; anything else ends the search.
      while index < tag.endIndex, tag[index] <= 0x20 { index += 1 }
      let start = index
      while index < tag.endIndex, tag[index] > 0x20, tag[index] != UInt8(ascii: "=") { index += 1 }
      let isWanted = tag[start..<index].elementsEqual(name.utf8)
      while index < tag.endIndex, tag[index] <= 0x20 { index += 1 }
      guard index < tag.endIndex, tag[index] == UInt8(ascii: "=") else { return nil }
      index += 1
      while index < tag.endIndex, tag[index] <= 0x20 { index += 1 }
      guard index < tag.endIndex,
        tag[index] == UInt8(ascii: "\"") || tag[index] == UInt8(ascii: "'"),
        let end = tag[(index + 1)...].firstIndex(of: tag[index])
      else { return nil }
      if isWanted { return String(decoding: tag[(index + 1)..<end], as: UTF8.self) }
      index = end + 1
    }
    return nil
  }

  /// A length in pixels; nil for percentages.
  private static func pixels(_ text: String) -> Double? {
    let units: [(String, Double)] = [
      ("px", 1), ("pt", 4.0 / 3), ("pc", 16), ("mm", 96 / 25.4), ("cm", 96 / 2.54), ("in", 96),
      ("em", 16), ("ex", 8),
    ]
    for (unit, factor) in units {
      if let number = text.dropping(suffix: unit) { return Double(number).map { $0 * factor } }
    }
    return Double(text)
  }
}
