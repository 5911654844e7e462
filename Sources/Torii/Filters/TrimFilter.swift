extension Filter {
  /// `trim(value, chars=None)`: the text without white space, or the code points of `chars`, at
  /// its ends (Jinja2 documentation, `trim`).
  package static let trim = Filter(Signature("do_trim", "value, chars=None")) {
    (arguments) throws(TemplateError) in
    if arguments[1].isNone, isTrimmed(arguments) { return arguments[0] }
    let subject = try SoftText(arguments[0], arguments.machine)
    if arguments[1].isNone { return subject.like(trimmed(subject.text)) }
    guard let set = arguments[1].text else {
      throw .type("strip arg must be None or str")
    }
    try arguments.machine.charge(set.utf8.count)
    return subject.like(CodePoints.strip(subject.text, of: set))
  }

  /// Whether the value is a plain text with nothing to take away, as far as that is seen at once.
  private static func isTrimmed(_ arguments: Arguments) -> Bool {
    guard case .string = arguments.values.pointee, arguments.machine.pointee.readsTextInPlace,
      let bytes = TextInPlace.bytes(at: arguments.values), let first = bytes.first,
      let last = bytes.last
    else { return false }
    return first | last < 0x80 && !isBlank(first) && !isBlank(last)
  }

  private static func trimmed(_ text: String) -> String {
    CodePoints.withBytes(of: text) { bytes in
      guard let first = bytes.first, let last = bytes.last else { return text }
      if first | last >= 0x80 { return CodePoints.strip(text) }
      if !isBlank(first) && !isBlank(last) { return text }
      var start = 0
      var end = bytes.count
      while start < end, isBlank(bytes[start]) { start &+= 1 }
      while end > start, isBlank(bytes[end &- 1]) { end &-= 1 }
      let rest = CodePoints.string(bytes[start..<end])
      // White space outside of ASCII may have come to the ends.
      let isDone = start == end || bytes[start] | bytes[end &- 1] < 0x80
      return isDone ? rest : CodePoints.strip(rest)
    }
  }

  @inline(__always)
  private static func isBlank(_ byte: UInt8) -> Bool {
    byte &- 0x09 < 5 || byte &- 0x1C < 5
  }
}
