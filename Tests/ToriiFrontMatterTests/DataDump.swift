import ToriiFrontMatter

/// Data as the JSON that Python's `json.dumps(indent=1, ensure_ascii=False)` writes, with dates
/// and infinities as tagged text.
func dump(_ node: DataNode, indent: String = "") -> String {
  switch node.kind {
  case .null: "null"
  case .bool(let value): String(value)
  case .int(let value): String(value)
  case .double(let value) where !value.isFinite: tagged("float", String(value), indent)
  case .double(let value): String(value)
  case .string(let value): quoted(value)
  case .date(let value): tagged("date", value, indent)
  case .sequence(let elements):
    block("[", elements.map { dump($0, indent: indent + " ") }, "]", indent)
  case .mapping(let entries):
    block(
      "{", entries.map { quoted($0.key) + ": " + dump($0.value, indent: indent + " ") }, "}",
      indent)
  }
}

private func tagged(_ tag: String, _ text: String, _ indent: String) -> String {
  block("{", ["\"\(tag)\": \"\(text)\""], "}", indent)
}

private func block(_ open: String, _ lines: [String], _ close: String, _ indent: String) -> String {
  guard !lines.isEmpty else { return open + close }
  let inner = "\n" + indent + " "
  return open + inner + lines.joined(separator: "," + inner) + "\n" + indent + close
}

private func quoted(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case "\n": result += "\\n"
    case "\t": result += "\\t"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}
