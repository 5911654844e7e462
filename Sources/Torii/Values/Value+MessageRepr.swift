extension Value {
  /// Python's `repr` for error messages: without a render at hand, and it never fails.
  package var messageRepr: String {
    var writer = ReprWriter(nil)
    do {
      try writer.write(self)
    } catch {
      return "<\(typeName) object>"
    }
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}

extension String {
  /// The text in quotes, as Python's `repr` writes it.
  package var quotedForMessage: String { pythonRepr(self) }
}
