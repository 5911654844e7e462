/// File name patterns with `*` and `?`, where `*` stands for anything in one folder.
enum NamePattern {
  /// Takes time in proportion to the product of the lengths, which are those of names.
  static func matches(_ pattern: String, _ path: String) -> Bool {
    let pattern = Array(pattern.utf8)
    let text = Array(path.utf8)
    guard pattern.count <= 256, text.count <= 4_096 else { return false }
    var (position, index) = (0, 0)
    var star: (position: Int, index: Int)?
    while index < text.count {
      if position < pattern.count, pattern[position] == 0x2A {
        star = (position, index)
        position += 1
      } else if position < pattern.count,
        pattern[position] == text[index] || (pattern[position] == 0x3F && text[index] != 0x2F)
      {
        position += 1
        index += 1
      } else if let last = star, text[last.index] != 0x2F {
        star = (last.position, last.index + 1)
        position = last.position + 1
        index = last.index + 1
      } else {
        return false
      }
    }
    return pattern[position...].allSatisfy { $0 == 0x2A }
  }
}
