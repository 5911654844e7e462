/// Names as Hugo writes them in addresses.
enum HugoPath {
  /// Lower case, hyphens for spaces, and only what an address takes.
  static func plain(_ text: some StringProtocol) -> String {
    var result = ""
    for character in text.lowercased() {
      if character.isLetter || character.isNumber || "._-+~".contains(character) {
        result.append(character)
      } else if character == " ", result.last != "-" {
        result.append("-")
      }
    }
    while result.hasSuffix("-") { result.removeLast() }
    return result
  }

  /// Fills `:name` and `:name[...]`-free patterns; `nil` when a field has no value.
  static func expand(_ pattern: String, _ values: [String: String]) -> String? {
    var result = ""
    var rest = Substring(pattern)
    while let character = rest.popFirst() {
      guard character == ":" else {
        result.append(character)
        continue
      }
      let name = rest.prefix { $0.isLetter }
      guard let value = values[name.lowercased()] else { return nil }
      result += value
      rest = rest.dropFirst(name.count)
    }
    return result.hasPrefix("/") ? result : "/" + result
  }
}
