import Torii

/// `tojson` as Hugging Face's chat templates have it: nothing escaped for HTML, keys unsorted.
let plainJSON = Filter(names: ["value", "ensure_ascii", "indent"]) {
  (value: Value, _: Value?, _: Value?) -> String in
  var text = ""
  write(value, to: &text)
  return text
}

private func write(_ value: Value, to text: inout String) {
  switch value {
  case .none, .undefined: text += "null"
  case .bool(let value): text += value ? "true" : "false"
  case .int(let value): text += "\(value)"
  case .double(let value): text += "\(value)"
  case .string(let value), .markup(let value): write(quoted: value, to: &text)
  case .list(let items), .tuple(let items):
    text += "["
    for (index, item) in items.enumerated() {
      if index > 0 { text += ", " }
      write(item, to: &text)
    }
    text += "]"
  case .dict(let dict):
    text += "{"
    for (index, pair) in dict.enumerated() {
      if index > 0 { text += ", " }
      write(pair.key, to: &text)
      text += ": "
      write(pair.value, to: &text)
    }
    text += "}"
  case .bigInt, .object: text += "null"
  }
}

private func write(quoted value: String, to text: inout String) {
  text += "\""
  for scalar in value.unicodeScalars {
    switch scalar {
    case "\"": text += "\\\""
    case "\\": text += "\\\\"
    case "\n": text += "\\n"
    case "\t": text += "\\t"
    case "\r": text += "\\r"
    default: text.unicodeScalars.append(scalar)
    }
  }
  text += "\""
}
