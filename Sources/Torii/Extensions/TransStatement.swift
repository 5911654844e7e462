/// `{% trans %}`: template text to be translated (Jinja2 documentation, "i18n Extension").
///
/// It becomes calls of `gettext` and its relatives, so that a render needs nothing for it.
private struct TransHead {
  var context: String?
  /// In the order in which they are named.
  private(set) var variables: [(name: String, value: Expression)] = []
  /// The variables by the bytes of their names: other than strings, bytes are compared as they are.
  private var positions: [[UInt8]: Int] = [:]
  /// What decides between singular and plural unless `pluralize` names a variable.
  var count: Expression?
  var countIsNum = false
  /// A call that gives the count, to be evaluated once.
  var countCall: Expression?
  var trims: Bool?

  func value(of name: String) -> Expression? {
    positions[Array(name.utf8)].map { variables[$0].value }
  }

  mutating func add(_ name: String, _ value: Expression) {
    positions[Array(name.utf8)] = variables.count
    variables.append((name, value))
  }
}

/// A text with `%(name)s` for its variables.
private struct TransText {
  var message = ""
  var names: [String] = []
}

extension AttributeName {
  /// Where the count of a call is kept.
  static let translatedCount = AttributeName("_trans")
}

extension Parser {
  mutating func parseTrans() throws(TemplateSyntaxIssue) -> Statement.Kind {
    let mentions = loopMentions
    // Its variables are names too.
    defer { loopReads &+= loopMentions &- mentions }
    let tag = try advance()
    var head = try parseTransHead()
    let place = span(from: tag)
    try expect(.blockEnd)

    var singular = try parseTransText(allowsPluralize: true)
    if head.count == nil, let first = singular.names.first {
      head.count = make(.name(tree.name(first)), at: place)
      head.countIsNum = first.utf8.elementsEqual("num".utf8)
    }
    var plural: TransText?
    if isWord(current, "pluralize") { plural = try parsePluralize(&head) }
    try advance()

    let names = singular.names + (plural?.names ?? [])
    for name in names where head.value(of: name) == nil {
      head.add(name, make(.name(tree.name(name)), at: place))
    }
    if plural != nil, head.count == nil {
      throw issue("pluralize without variables", at: tag)
    }
    if head.trims ?? options.trimsTranslations {
      singular.message = trimmed(singular.message)
      if let text = plural { plural?.message = trimmed(text.message) }
    }
    let output = translation(head, singular, plural, hasNames: !names.isEmpty, at: place)
    guard let call = head.countCall else { return .output(output) }
    let assignment = SetStatement(target: .name(.translatedCount, place), value: call)
    return .sequence(
      tree.list([make(.set(assignment), at: place), make(.output(output), at: place)]))
  }

  // MARK: The tag

  private mutating func parseTransHead() throws(TemplateSyntaxIssue) -> TransHead {
    var head = TransHead()
    if current.kind == .string { head.context = try stringValue(try advance()) }
    while current.kind != .blockEnd {
      if !head.variables.isEmpty { try expect(.comma) }
      if try skip(.colon) { break }
      let token = try expect(.name)
      let name = string(of: token)
      if head.value(of: name) != nil {
        throw issue(
          "translatable variable \(quoted(name)) defined twice.", at: token, kind: .assertion)
      }
      var value: Expression
      if try skip(.assign) {
        value = try parseExpression()
      } else if head.trims == nil, isWord(token, "trimmed") || isWord(token, "notrimmed") {
        head.trims = isWord(token, "trimmed")
        continue
      } else {
        value = make(.name(tree.name(name)), at: span(from: token))
      }
      if head.count == nil {
        if case .call = value.kind {
          head.countCall = value
          value = make(.name(.translatedCount), at: value.span)
        }
        head.count = value
        head.countIsNum = isWord(token, "num")
      }
      head.add(name, value)
    }
    return head
  }

  private mutating func parsePluralize(
    _ head: inout TransHead
  ) throws(TemplateSyntaxIssue) -> TransText {
    try advance()
    if current.kind != .blockEnd {
      let token = try expect(.name)
      let name = string(of: token)
      guard let value = head.value(of: name) else {
        throw issue(
          "unknown variable \(quoted(name)) for pluralization", at: token, kind: .assertion)
      }
      head.count = value
      head.countIsNum = isWord(token, "num")
    }
    try expect(.blockEnd)
    return try parseTransText(allowsPluralize: false)
  }

  // MARK: The text

  /// Reads up to `pluralize` or `endtrans`, which is the current token afterwards.
  private mutating func parseTransText(
    allowsPluralize: Bool
  ) throws(TemplateSyntaxIssue) -> TransText {
    var text = TransText()
    while true {
      switch current.kind {
      case .data:
        appendEscapingPercent(templateText(current).string, to: &text.message)
        try advance()
      case .variableBegin:
        try advance()
        let name = try expectName()
        text.names.append(name)
        text.message += "%(\(name))s"
        try expect(.variableEnd)
      case .blockBegin:
        try advance()
        try checkTagInTrans(allowsPluralize: allowsPluralize)
        return text
      default: throw issue("unclosed translation block")
      }
    }
  }

  private mutating func checkTagInTrans(allowsPluralize: Bool) throws(TemplateSyntaxIssue) {
    if isWord(current, "endtrans") { return }
    if isWord(current, "pluralize") {
      if allowsPluralize { return }
      throw issue("a translatable section can have only one pluralize section")
    }
    if isWord(current, "trans") {
      throw issue("trans blocks can't be nested; did you mean `endtrans`?")
    }
    let tag = current.kind == .name ? string(of: current) : "None"
    throw issue("control structures in translatable sections are not allowed; saw `\(tag)`")
  }

  private func appendEscapingPercent(_ text: String, to message: inout String) {
    for scalar in text.unicodeScalars {
      if scalar == "%" { message.unicodeScalars.append("%") }
      message.unicodeScalars.append(scalar)
    }
  }

  /// Without whitespace at the ends, and with a space for every newline and the whitespace at it.
  private func trimmed(_ text: String) -> String {
    var text = text
    return text.withUTF8 { bytes in
      guard let start = bytes.baseAddress else { return "" }
      return trimmed(SourceBytes(start: start, count: bytes.count))
    }
  }

  private func trimmed(_ bytes: SourceBytes) -> String {
    var offset = bytes.spaceEnd(from: 0)
    let end = bytes.trimmedEnd(bytes.count, downTo: offset)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    while offset < end {
      let spaceEnd = bytes.spaceEnd(from: offset)
      if spaceEnd > offset {
        let space = bytes[offset..<spaceEnd]
        if space.buffer.contains(UInt8(ascii: "\n")) {
          result.append(UInt8(ascii: " "))
        } else {
          result.append(contentsOf: space.buffer)
        }
        offset = spaceEnd
      } else {
        result.append(bytes[offset])
        offset += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  // MARK: The calls

  private func translation(
    _ head: TransHead, _ singular: TransText, _ plural: TransText?, hasNames: Bool,
    at place: SourceSpan
  ) -> OutputStatement {
    func text(_ string: String) -> Expression { tree.constant(.string(string), at: place) }
    func message(_ text: TransText) -> String {
      hasNames || options.newstyleGettext ? text.message : withSinglePercents(text.message)
    }

    var function = "gettext"
    var positional = [text(message(singular))]
    var keywords: [CallArguments.Keyword] = []
    if let context = head.context {
      positional.insert(text(context), at: 0)
      function = "p" + function
    }
    if let plural, let count = head.count {
      positional += [text(message(plural)), count]
      function = "n" + function
    }
    let callee = make(.name(tree.name(function)), at: place)
    if options.newstyleGettext {
      // The function passes the count on as `num` itself.
      let passesNum = plural != nil && head.countIsNum
      for (name, value) in head.variables where !(passesNum && name.utf8.elementsEqual("num".utf8))
      {
        keywords.append(
          CallArguments.Keyword(name: tree.name(name), value: value, span: value.span))
      }
    }
    let arguments = tree.arguments(
      CallArguments.Parts(positional: tree.list(positional), keywords: tree.list(keywords)))
    let call = make(.call(callee, arguments), at: place)
    if options.newstyleGettext {
      return OutputStatement(pieces: tree.list([.expression(call)]))
    }
    var result = make(.markSafe(call, onlyIfAutoescaping: true), at: place)
    if !head.variables.isEmpty {
      let pairs = head.variables.map { DictPair(key: text($0.name), value: $0.value) }
      result = make(
        .binary(.modulo, result, make(.dict(tree.list(pairs)), at: place)), at: place)
    }
    return OutputStatement(pieces: tree.list([.expression(result)]))
  }

  private func withSinglePercents(_ message: String) -> String {
    var result = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in message.unicodeScalars {
      isEscaped = scalar == "%" && !isEscaped
      if !isEscaped { result.append(scalar) }
    }
    return String(result)
  }
}
