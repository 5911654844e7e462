extension Filter {
  /// `upper(s)`: the text in upper case (Jinja2 documentation, `upper`).
  package static let upper = Filter(
    Signature("do_upper", "s"),
    emitter: { (arguments, escaped) in
      guard let text = arguments.plainText(0) else { return false }
      return arguments.machine.pointee.output.append(
        ascii: text, switchingCaseFrom: UInt8(ascii: "a"), escaped: escaped)
    }
  ) { (arguments) throws(TemplateError) in
    if let text = arguments.plainText(0),
      let result = CodePoints.switchingCase(of: text, from: UInt8(ascii: "a"))
    {
      try arguments.machine.charge(text.count >> 4)
      return .string(result)
    }
    let subject = try SoftText(arguments[0], arguments.machine)
    return subject.like(CodePoints.uppercased(subject.text))
  }
}
