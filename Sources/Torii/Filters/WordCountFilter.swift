extension Filter {
  /// `wordcount(s)`: the number of runs of letters, digits and underscores
  /// (Jinja2 documentation, `wordcount`).
  package static let wordcount = Filter(Signature("do_wordcount", "s")) {
    (arguments) throws(TemplateError) in
    let subject = try SoftText(arguments[0], arguments.machine)
    var count = 0
    var isInside = false
    for scalar in subject.text.unicodeScalars {
      let isWord = CodePoints.isWordCharacter(scalar)
      if isWord && !isInside { count &+= 1 }
      isInside = isWord
    }
    return .int(count)
  }
}
