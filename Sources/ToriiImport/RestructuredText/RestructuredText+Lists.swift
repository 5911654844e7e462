extension RestructuredText {
  /// A list with bullets or numbers; nil where no item begins.
  mutating func list(_ lines: [Line], _ index: inout Int, _ depth: Int) -> [String]? {
    guard let first = Self.marker(lines[index].text) else { return nil }
    var output: [String] = []
    var number = first.number
    var isLoose = false
    while index < lines.count, let marker = Self.marker(lines[index].text),
      marker.isNumbered == first.isNumbered
    {
      let start = lines[index]
      index += 1
      var inner = indentedItem(lines, &index, marker.width)
      inner.insert(Line(text: start.text.dropFirst(marker.width), number: start.number), at: 0)
      let text = blocks(inner, depth: depth + 1)
      if isLoose { output.append("") }
      let mark = first.isNumbered ? "\(number). " : "- "
      number = number < 999_999_999 ? number + 1 : number
      let space = String(repeating: " ", count: mark.count)
      for (position, line) in text.enumerated() {
        output.append(position == 0 ? mark + line : line.isEmpty ? "" : space + line)
      }
      if text.isEmpty { output.append(mark) }
      var next = index
      while next < lines.count, lines[next].isBlank { next += 1 }
      isLoose = next > index && text.count > 1
      if next < lines.count, Self.marker(lines[next].text) != nil { index = next }
    }
    return output
  }

  /// The further lines of an item: indented as its text is, or less deeply but at all.
  private func indentedItem(_ lines: [Line], _ index: inout Int, _ width: Int) -> [Line] {
    var inner: [Line] = []
    while index < lines.count, lines[index].isBlank || lines[index].indent > 0 {
      let line = lines[index]
      inner.append(Line(text: line.text.dropFirst(min(width, line.indent)), number: line.number))
      index += 1
    }
    while inner.last?.isBlank == true {
      inner.removeLast()
      index -= 1
    }
    return inner
  }

  struct Marker {
    /// With the space behind it.
    let width: Int
    let isNumbered: Bool
    let number: Int
  }

  /// `- `, `* `, `+ `, `1. `, `#. `, `a) `, `(iv) `.
  static func marker(_ text: Substring) -> Marker? {
    guard let first = text.first else { return nil }
    if "-*+•".contains(first) {
      let rest = text.dropFirst()
      guard rest.first == " " else { return nil }
      return Marker(width: 1 + rest.prefix { $0 == " " }.count, isNumbered: false, number: 1)
    }
    var rest = text
    let isBracketed = first == "("
    if isBracketed { rest = rest.dropFirst() }
    let name = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "#") }
    guard !name.isEmpty, name.count <= 9 else { return nil }
    let isNumber = name == "#" || name.allSatisfy(\.isNumber)
    let isRoman = name.count <= 4 && name.allSatisfy { "ivxIVX".contains($0) }
    guard isNumber || name.count == 1 || isRoman else { return nil }
    rest = rest.dropFirst(name.count)
    guard let end = rest.first, end == ")" || (end == "." && !isBracketed) else { return nil }
    rest = rest.dropFirst()
    guard rest.first == " " else { return nil }
    let spaces = rest.prefix { $0 == " " }.count
    return Marker(
      width: name.count + 1 + (isBracketed ? 1 : 0) + spaces, isNumbered: true,
      number: Int(name) ?? 1)
  }
}
