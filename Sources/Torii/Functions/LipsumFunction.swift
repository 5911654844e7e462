extension Function {
  /// `lipsum(n=5, html=True, min=20, max=100)`: paragraphs of filler text.
  package static let lipsum = Function(
    Signature("generate_lorem_ipsum", "n=5, html=True, min=20, max=100")
  ) { (arguments) throws(TemplateError) in
    let machine = arguments.machine
    let paragraphCount = try integer(arguments[0])
    let isHTML = try machine.truth(of: arguments[1])
    let least = try integer(arguments[2])
    let most = try integer(arguments[3])
    guard paragraphCount > 0 else { return isHTML ? .markup("") : .string("") }
    guard least < most else {
      let (width, overflow) = most.subtractingReportingOverflow(least)
      throw .value("empty range for randrange() (\(least), \(most), \(overflow ? .min : width))")
    }
    try machine.checkSize(paragraphCount, times: max(1, most))
    var paragraphs: [String] = []
    for _ in 0..<paragraphCount {
      let text = try paragraph(Int.random(in: least..<most), machine)
      paragraphs.append(isHTML ? "<p>\(text)</p>" : text)
    }
    return isHTML
      ? .markup(paragraphs.joined(separator: "\n"))
      : .string(paragraphs.joined(separator: "\n\n"))
  }

  private static func integer(_ value: Value) throws(TemplateError) -> Int {
    guard let integer = value.indexInt else {
      throw .type("'\(value.typeName)' object cannot be interpreted as an integer")
    }
    return integer
  }

  /// Sentences of random words, with a comma after a few and a full stop after some more.
  private static func paragraph(_ wordCount: Int, _ machine: MachineRef) throws(TemplateError)
    -> String
  {
    try machine.charge(max(1, wordCount))
    var words: [String] = []
    var last = -1
    var beginsSentence = true
    var lastComma = 0
    var lastStop = 0
    for index in 0..<max(0, wordCount) {
      var choice = Int.random(in: 0..<fillerWords.count)
      while choice == last { choice = Int.random(in: 0..<fillerWords.count) }
      last = choice
      var word = fillerWords[choice]
      if beginsSentence { word = CodePoints.capitalized(word) }
      beginsSentence = false
      if index - Int.random(in: 3..<8) > lastComma {
        lastComma = index
        lastStop += 2
        word += ","
      }
      if index - Int.random(in: 10..<20) > lastStop {
        lastComma = index
        lastStop = index
        word += "."
        beginsSentence = true
      }
      words.append(word)
    }
    var text = words.joined(separator: " ")
    if text.utf8.last == 0x2C { text.removeLast() }
    return text.utf8.last == 0x2E ? text : text + "."
  }

  private static let fillerWords = """
    aliqua aliquip amet anim aute cillum commodo consectetur consequat culpa cupidatat deserunt \
    dolor dolore duis eiusmod elit enim esse est excepteur exercitation fugiat id incididunt \
    ipsum irure labore laboris laborum lorem magna minim mollit nisi nostrud nulla occaecat \
    officia pariatur proident qui quis reprehenderit sed sint sit sunt tempor ullamco ut velit \
    veniam voluptate
    """.split(separator: " ").map(String.init)
}
