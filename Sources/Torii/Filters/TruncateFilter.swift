extension Filter {
  /// `truncate(s, length=255, killwords=False, end='...', leeway=None)`: a text that is longer than
  /// `length` and `leeway`, cut behind a word and ended with `end`
  /// (Jinja2 documentation, `truncate`).
  package static let truncate = Filter(
    Signature("do_truncate", "s, length=255, killwords=False, end='...', leeway=None", implicit: 1),
    emitter: emitTruncated
  ) { (arguments) throws(TemplateError) in
    if let cut = Cut(arguments) { return cut.text(arguments) }
    let machine = arguments.machine
    let leeway =
      arguments[4].isNone ? .int(machine.pointee.environment.policies.truncateLeeway) : arguments[4]
    let endLength = try machine.length(of: arguments[3])
    let length = arguments[1]
    if try !machine.compare(.greaterOrEqual, length, .int(endLength)) {
      throw TemplateError(
        .pythonAssertion,
        "expected length >= \(endLength), got \(try machine.text(of: length))")
    }
    if try !machine.compare(.greaterOrEqual, leeway, .int(0)) {
      throw TemplateError(
        .pythonAssertion, "expected leeway >= 0, got \(try machine.text(of: leeway))")
    }
    let longest = try machine.binary(.add, length, leeway)
    // No text has more code points than bytes.
    if case .int(let longest) = longest, let text = arguments[0].text,
      text.utf8.count <= longest
    {
      return arguments[0]
    }
    let count = try machine.length(of: arguments[0])
    try machine.charge(count >> 4)
    if try machine.compare(.lessOrEqual, .int(count), longest) { return arguments[0] }
    let kept = try machine.slice(
      of: arguments[0], lower: .none,
      upper: try machine.binary(.subtract, length, .int(endLength)), step: .none)
    if try machine.truth(of: arguments[2]) { return try machine.binary(.add, kept, arguments[3]) }
    return try machine.binary(.add, try withoutLastWord(kept), arguments[3])
  }

  /// How much is kept of a plain text of ASCII characters that is cut behind a word.
  private struct Cut {
    let start: UnsafePointer<UInt8>
    let count: Int
    /// What follows; nil where the text is short enough.
    let end: UnsafeBufferPointer<UInt8>?

    /// Nil where the text is something else, or the rest takes more than counting bytes.
    init?(_ arguments: Arguments) {
      guard let text = arguments.plainText(0), case .int(let length) = arguments.values[1],
        case .bool(false) = arguments.values[2], let end = arguments.plainText(3),
        case .none = arguments.values[4]
      else { return nil }
      let leeway = arguments.machine.pointee.environment.policies.truncateLeeway
      let (longest, overflow) = length.addingReportingOverflow(leeway)
      guard !overflow, leeway >= 0, length >= end.count, CodePoints.isASCII(end),
        CodePoints.isASCII(text), let start = text.baseAddress
      else { return nil }
      self.start = start
      guard text.count > longest else {
        count = text.count
        self.end = nil
        return
      }
      // The text is longer than the length, which is not shorter than the end.
      let kept = length &- end.count
      var count = kept
      while count > 0, start[count &- 1] != 0x20 { count &-= 1 }
      self.count = count > 0 ? count &- 1 : kept
      self.end = end
    }

    func text(_ arguments: Arguments) -> Value {
      guard let end else { return arguments[0] }
      return .string(
        String(unsafeUninitializedCapacity: count &+ end.count) { buffer in
          let kept = buffer.initialize(
            fromContentsOf: UnsafeBufferPointer(start: start, count: count))
          return buffer[kept...].initialize(fromContentsOf: end)
        })
    }
  }

  private static func emitTruncated(_ arguments: Arguments, _ escaped: Bool) -> Bool {
    guard let cut = Cut(arguments) else { return false }
    arguments.machine.pointee.output.append(cut.start, count: cut.count, escaped: escaped)
    if let end = cut.end, let start = end.baseAddress {
      arguments.machine.pointee.output.append(start, count: end.count, escaped: escaped)
    }
    return true
  }

  /// What stands before the last space, or everything if there is none.
  private static func withoutLastWord(_ value: Value) throws(TemplateError) -> Value {
    guard let text = value.text else { throw value.lacksMethod("rsplit") }
    guard let space = text.utf8.lastIndex(of: 0x20) else { return value }
    let rest = String(text[..<space])
    return value.isMarkup ? .markup(rest) : .string(rest)
  }
}
