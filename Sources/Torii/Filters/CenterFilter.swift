extension Filter {
  /// `center(value, width=80)`: the text between spaces that fill it up to `width` code points
  /// (Jinja2 documentation, `center`).
  package static let center = Filter(Signature("do_center", "value, width=80")) {
    (arguments) throws(TemplateError) in
    let subject = try SoftText(arguments[0], arguments.machine)
    let width = try arguments[1].sizeArgument()
    let length = CodePoints.count(subject.text)
    guard width > length else { return subject.like(subject.text) }
    let missing = width &- length
    let (size, overflow) = subject.text.utf8.count.addingReportingOverflow(missing)
    try arguments.machine.checkSize(overflow ? .max : size)
    let leading = missing / 2 &+ (missing & width & 1)
    let trailing = missing &- leading
    var result = String(repeating: " ", count: leading)
    result += subject.text
    result += String(repeating: " ", count: trailing)
    return subject.like(result)
  }
}
