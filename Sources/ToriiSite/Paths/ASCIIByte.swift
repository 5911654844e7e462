extension UInt8 {
  package var isASCIILetter: Bool { (65...90).contains(self) || (97...122).contains(self) }
  package var isASCIIDigit: Bool { (48...57).contains(self) }
}
