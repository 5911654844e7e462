extension Filter {
  /// `lower(s)`: the text in lower case (Jinja2 documentation, `lower`).
  package static let lower = Filter(
    Signature("do_lower", "s"),
    emitter: { (arguments, escaped) in
      guard let text = arguments.plainText(0) else { return false }
      return arguments.machine.pointee.output.append(
        ascii: text, switchingCaseFrom: UInt8(ascii: "A"), escaped: escaped)
    }
  ) { (arguments) throws(TemplateError) in
    if let text = arguments.plainText(0),
      let result = CodePoints.switchingCase(of: text, from: UInt8(ascii: "A"))
    {
      try arguments.machine.charge(text.count >> 4)
      return .string(result)
    }
    let subject = try SoftText(arguments[0], arguments.machine)
    return subject.like(CodePoints.lowercased(subject.text))
  }
}
