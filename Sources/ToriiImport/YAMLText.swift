package import ToriiFrontMatter

/// Values as YAML that any reader takes: one line a key, texts in double quotes.
package enum YAMLText {
  package static func line(_ key: String, _ kind: DataNode.Kind) -> String {
    "\(name(key)): \(value(kind))\n"
  }

  private static func name(_ key: String) -> String {
    let isPlain =
      !key.isEmpty
      && key.utf8.allSatisfy { (97...122).contains($0) || (65...90).contains($0) || $0 == 95 }
    let words = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"]
    return isPlain && !words.contains(key.lowercased()) ? key : quoted(key)
  }

  /// Depth is bounded by the readers that made the value.
  package static func value(_ kind: DataNode.Kind) -> String {
    switch kind {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .int(let value): String(value)
    case .double(let value):
      value.isNaN ? ".nan" : value.isInfinite ? (value < 0 ? "-.inf" : ".inf") : "\(value)"
    case .string(let text): quoted(text)
    case .date(let text): quoted(text)
    case .sequence(let nodes): "[" + nodes.map { value($0.kind) }.joined(separator: ", ") + "]"
    case .mapping(let entries):
      "{" + entries.map { "\(quoted($0.key)): \(value($0.value.kind))" }.joined(separator: ", ")
        + "}"
    }
  }

  package static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22: result += "\\\""
      case 0x5C: result += "\\\\"
      case 0x0A: result += "\\n"
      case 0x09: result += "\\t"
      case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += "\\u" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
