/// Translated texts with `%(name)s` for their variables, as nearly all are that have some.
enum NamedPlaces {
  /// Python's `text % variables` for texts and integers; nil where it takes more than putting them
  /// in, is an error, or would be too large.
  ///
  /// - Parameters:
  ///   - escapes: Whether the text is markup, in which values are escaped.
  ///   - most: How many bytes the result may have.
  ///   - value: Gives the value of a name.
  static func filled(
    _ text: String, escapes: Bool, most: Int, _ value: (AttributeName) -> Value?
  ) -> String? {
    CodePoints.withBytes(of: text) { bytes in
      var output: [UInt8] = []
      output.reserveCapacity(bytes.count + 16)
      var rest = bytes[...]
      while let mark = rest.firstIndex(of: UInt8(ascii: "%")) {
        output += rest[..<mark]
        rest = rest[(mark + 1)...]
        guard rest.first == UInt8(ascii: "("), let end = rest.firstIndex(of: UInt8(ascii: ")"))
        else { return nil }
        let name = rest[(rest.startIndex + 1)..<end]
        // A parenthesis within a name belongs to it.
        guard !name.contains(UInt8(ascii: "(")), end + 1 < rest.endIndex,
          rest[end + 1] == UInt8(ascii: "s"),
          let value = value(AttributeName(String(decoding: name, as: UTF8.self)))
        else { return nil }
        switch value {
        case .int(let number): output += String(number).utf8
        case .string(let text): output += (escapes ? HTMLEscape.escape(text) : text).utf8
        case .markup(let text): output += text.utf8
        default: return nil
        }
        if output.count > most { return nil }
        rest = rest[(end + 2)...]
      }
      output += rest
      return String(decoding: output, as: UTF8.self)
    }
  }
}

extension AttributeName {
  /// The count of a text with a plural.
  static let num = AttributeName("num")
}
