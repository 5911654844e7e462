import Torii

/// `tojson` as Hugging Face's chat templates have it: nothing escaped for HTML, keys unsorted.
let plainJSON = Filter(names: ["value", "ensure_ascii", "indent"]) {
  (value: Value, _: Value?, _: Value?) -> String in
  var bytes: [UInt8] = []
  bytes.reserveCapacity(512)
  write(value, to: &bytes)
  return String(decoding: bytes, as: UTF8.self)
}

private func write(_ value: Value, to bytes: inout [UInt8]) {
  switch value {
  case .none, .undefined, .bigInt, .object: bytes.append(contentsOf: "null".utf8)
  case .bool(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
  case .int(let value): bytes.append(contentsOf: value.description.utf8)
  case .double(let value): bytes.append(contentsOf: value.description.utf8)
  case .string(let value), .markup(let value): write(quoted: value, to: &bytes)
  case .list(let items), .tuple(let items):
    bytes.append(UInt8(ascii: "["))
    var isFirst = true
    for item in items {
      if !isFirst { bytes.append(contentsOf: ", ".utf8) }
      isFirst = false
      write(item, to: &bytes)
    }
    bytes.append(UInt8(ascii: "]"))
  case .dict(let dict):
    bytes.append(UInt8(ascii: "{"))
    var isFirst = true
    for (key, item) in dict {
      if !isFirst { bytes.append(contentsOf: ", ".utf8) }
      isFirst = false
      write(key, to: &bytes)
      bytes.append(contentsOf: ": ".utf8)
      write(item, to: &bytes)
    }
    bytes.append(UInt8(ascii: "}"))
  }
}

private func write(quoted value: String, to bytes: inout [UInt8]) {
  bytes.append(UInt8(ascii: "\""))
  for byte in value.utf8 {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
    case 0x0A: bytes += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
    case 0x09: bytes += [UInt8(ascii: "\\"), UInt8(ascii: "t")]
    case 0x0D: bytes += [UInt8(ascii: "\\"), UInt8(ascii: "r")]
    default: bytes.append(byte)
    }
  }
  bytes.append(UInt8(ascii: "\""))
}
