import ToriiFrontMatter

/// `NAME = literal` lines of a Python file; nothing is run.
struct PythonSettings {
  /// A setting with the line that it is on.
  struct Setting {
    let name: String
    let line: Int
    /// `nil` when the value is more than a literal.
    let value: DataNode?
  }

  private let bytes: [UInt8]
  /// The settings so far, which later ones may name.
  private var known: [String: DataNode]
  private var index = 0
  private var line = 1

  init(_ text: String, known: [String: DataNode] = [:]) {
    bytes = Array(text.utf8)
    self.known = known
  }

  /// Every assignment at the start of a line.
  mutating func settings() -> [Setting] {
    var result: [Setting] = []
    while index < bytes.count {
      let name = word()
      let start = line
      if !name.isEmpty,
        name.utf8.allSatisfy({ (65...90).contains($0) || $0 == 95 || (48...57).contains($0) })
      {
        skipSpaces(lines: false)
        if take(61), peek != 61 {
          let value = sum(depth: 0)
          skipSpaces(lines: false)
          known[name] = value
          let isWhole = peek == nil || peek == 10 || peek == 35
          result.append(Setting(name: name, line: start, value: isWhole ? value : nil))
        }
      }
      skipLine()
    }
    return result
  }

  private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    if byte == 10 { line += 1 }
    index += 1
    return true
  }

  private mutating func skipLine() {
    while let byte = peek, byte != 10 { index += 1 }
    _ = take(10)
  }

  private mutating func skipSpaces(lines: Bool) {
    while let byte = peek {
      if byte == 32 || byte == 9 || byte == 92 {
        index += 1
      } else if lines, byte == 10 {
        _ = take(10)
      } else if lines, byte == 35 {
        while let byte = peek, byte != 10 { index += 1 }
      } else {
        return
      }
    }
  }

  private mutating func word() -> String {
    let start = index
    while let byte = peek,
      (65...90).contains(byte) || (97...122).contains(byte) || (48...57).contains(byte)
        || byte == 95 || byte == 46 || byte == 45
    {
      index += 1
    }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private func node(_ kind: DataNode.Kind) -> DataNode {
    DataNode(kind, at: DataPosition(line: line, column: 1))
  }

  /// Values with `+` between them, which are texts or lists.
  private mutating func sum(depth: Int) -> DataNode? {
    guard var total = value(depth: depth) else { return nil }
    skipSpaces(lines: depth > 0)
    while take(43) {
      guard let next = value(depth: depth) else { return nil }
      if let left = total.string, let right = next.string, left.utf8.count < 10_000 {
        total.kind = .string(left + right)
      } else if let left = total.sequence, let right = next.sequence, left.count < 10_000 {
        total.kind = .sequence(left + right)
      } else {
        return nil
      }
      skipSpaces(lines: depth > 0)
    }
    return total
  }

  private mutating func value(depth: Int) -> DataNode? {
    skipSpaces(lines: depth > 0)
    guard depth < 32, let first = peek else { return nil }
    switch first {
    case 34, 39: return texts(first, depth)
    case 91: return list(93, depth)
    case 40: return list(41, depth)
    case 123: return table(depth)
    default: break
    }
    let word = word()
    switch word {
    case "True": return node(.bool(true))
    case "False": return node(.bool(false))
    case "None": return node(.null)
    case "r", "u", "b": return peek == 34 || peek == 39 ? text(peek ?? 34, isRaw: word == "r") : nil
    default:
      if let number = Int(word) { return node(.int(number)) }
      if let named = known[word] { return named }
      return Double(word).map { node(.double($0)) }
    }
  }

  /// Texts that follow one another are one.
  private mutating func texts(_ quote: UInt8, _ depth: Int) -> DataNode? {
    guard var whole = text(quote) else { return nil }
    skipSpaces(lines: depth > 0)
    while let next = peek, next == 34 || next == 39 {
      guard let left = whole.string, let right = text(next)?.string else { return nil }
      whole.kind = .string(left + right)
      skipSpaces(lines: depth > 0)
    }
    return whole
  }

  private mutating func text(_ quote: UInt8, isRaw: Bool = false) -> DataNode? {
    index += 1
    let isTriple =
      index + 1 < bytes.count && bytes[index] == quote && bytes[index + 1] == quote
    if isTriple { index += 2 }
    var result: [UInt8] = []
    while let byte = peek {
      if byte == quote {
        if !isTriple {
          index += 1
          return node(.string(String(decoding: result, as: UTF8.self)))
        }
        if index + 2 < bytes.count, bytes[index + 1] == quote, bytes[index + 2] == quote {
          index += 3
          return node(.string(String(decoding: result, as: UTF8.self)))
        }
      }
      if byte == 10 {
        if !isTriple { return nil }
        line += 1
      }
      index += 1
      if byte == 92, !isRaw, let escaped = peek {
        index += 1
        if escaped == 10 { line += 1; continue }
        switch escaped {
        case 110: result.append(10)
        case 116: result.append(9)
        case 34, 39, 92: result.append(escaped)
        default: result += [92, escaped]
        }
      } else {
        result.append(byte)
      }
    }
    return nil
  }

  /// A list or a tuple; one value in parentheses without a comma is that value.
  private mutating func list(_ close: UInt8, _ depth: Int) -> DataNode? {
    index += 1
    var elements: [DataNode] = []
    var hasComma = false
    while true {
      skipSpaces(lines: true)
      if take(close) {
        if close == 41, !hasComma, elements.count == 1 { return elements.first }
        return node(.sequence(elements))
      }
      guard let element = sum(depth: depth + 1) else { return nil }
      elements.append(element)
      skipSpaces(lines: true)
      if take(44) { hasComma = true } else if peek != close { return nil }
    }
  }

  private mutating func table(_ depth: Int) -> DataNode? {
    index += 1
    var entries: [DataNode.Entry] = []
    while true {
      skipSpaces(lines: true)
      if take(125) { return node(.mapping(entries)) }
      guard let key = value(depth: depth + 1), let name = key.scalarText else { return nil }
      skipSpaces(lines: true)
      guard take(58), let value = sum(depth: depth + 1) else { return nil }
      entries.removeAll { $0.key == name }
      entries.append(DataNode.Entry(key: name, keyPosition: key.position, value: value))
      skipSpaces(lines: true)
      if !take(44), peek != 125 { return nil }
    }
  }
}
