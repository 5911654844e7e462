/// Whether a scalar is one of those that count as a word each: Han, kana and hangul.
package func isIdeograph(_ value: UInt32) -> Bool {
  switch value {
  case 0x3005...0x3007, 0x3041...0x3096, 0x30A1...0x30FA, 0x30FC, 0x3400...0x4DBF,
    0x4E00...0x9FFF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0x20000...0x3FFFF:
    true
  default: false
  }
}
