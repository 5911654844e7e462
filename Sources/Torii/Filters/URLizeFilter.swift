extension Filter {
  /// `urlize(value, trim_url_limit=None, nofollow=False, target=None, rel=None,
  /// extra_schemes=None)`: the text escaped, with links for its URLs and mail addresses
  /// (Jinja2 documentation, `urlize`).
  package static let urlize = Filter(
    Signature(
      "do_urlize",
      "value, trim_url_limit=None, nofollow=False, target=None, rel=None, extra_schemes=None",
      implicit: 1),
    isPure: false
  ) { (arguments) throws(TemplateError) in
    let machine = arguments.machine
    let policies = machine.pointee.environment.policies
    let rel = try relation(arguments)
    let target =
      arguments[3].isNone ? policies.urlizeTarget.map { .string($0) } ?? .none : arguments[3]
    let schemes = try extraSchemes(arguments)
    var attributes = rel.utf8.isEmpty ? "" : " rel=\"\(HTMLEscape.escape(rel))\""
    if try machine.truth(of: target) {
      attributes += " target=\"\(try machine.escape(target))\""
    }
    let links = LinkWriter(
      attributes: attributes, schemes: schemes, limit: arguments[1], machine: machine)
    let result = try links.linked(try machine.escape(arguments[0]))
    return machine.pointee.autoescapes ? .markup(result) : .string(result)
  }

  /// The words of the attribute `rel`, sorted and each once.
  private static func relation(_ arguments: Arguments) throws(TemplateError) -> String {
    let machine = arguments.machine
    var words: [String] = []
    if try machine.truth(of: arguments[4]) {
      guard let rel = arguments[4].text else { throw arguments[4].lacksMethod("split") }
      words = CodePoints.words(rel)
    }
    if try machine.truth(of: arguments[2]) { words.append("nofollow") }
    words += CodePoints.words(machine.pointee.environment.policies.urlizeRel ?? "")
    try machine.charge(words.count)
    words.sort { CodePoints.compare($0, $1) < 0 }
    var unique: [String] = []
    for word in words where !(unique.last.map { CodePoints.equal($0, word) } ?? false) {
      unique.append(word)
    }
    return unique.joined(separator: " ")
  }

  private static func extraSchemes(_ arguments: Arguments) throws(TemplateError) -> [String] {
    let machine = arguments.machine
    var schemes: [String] = []
    if arguments[5].isNone {
      schemes = machine.pointee.environment.policies.urlizeExtraSchemes ?? []
    } else {
      for item in try machine.items(of: arguments[5]) {
        guard let scheme = item.text else {
          throw .type("expected string or bytes-like object, got '\(item.typeName)'")
        }
        schemes.append(scheme)
      }
    }
    for scheme in schemes where !isSchemePrefix(scheme) {
      throw .filterArgument(
        "\(scheme.quotedForMessage) is not a valid URI scheme prefix.")
    }
    return schemes
  }

  /// Two or more word characters, dots, pluses or hyphens, a colon, and at most two slashes.
  private static func isSchemePrefix(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard let colon = bytes.lastIndex(of: 0x3A) else { return false }
    let slashes = bytes[(colon &+ 1)...]
    guard slashes.count <= 2, slashes.allSatisfy({ $0 == 0x2F }) else { return false }
    let name = CodePoints.string(bytes[..<colon]).unicodeScalars
    return name.count >= 2
      && name.allSatisfy {
        CodePoints.isWordCharacter($0) || $0 == "." || $0 == "+" || $0 == "-"
      }
  }
}
