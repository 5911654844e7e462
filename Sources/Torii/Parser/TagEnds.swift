/// The tags that end a body.
final class TagEnds: Sendable {
  let words: [String]
  /// Those that the lexer knows as words of their own, a bit for each.
  private let known: UInt64
  /// The others.
  private let names: [AttributeName]

  init(_ words: [String]) {
    self.words = words
    var known: UInt64 = 0
    var names: [AttributeName] = []
    for word in words {
      let detail = TokenDetail(word: word)
      if detail.isOneWord { known |= detail.bit } else { names.append(AttributeName(word)) }
    }
    self.known = known
    self.names = names
  }

  /// Whether a name in the template is one of them.
  func contains(_ token: Token, in bytes: SourceBytes) -> Bool {
    if token.detail.isOneWord { return known & token.detail.bit != 0 }
    if names.isEmpty { return false }
    let name = bytes[token.range]
    let key = Key(utf8: name.buffer)
    return names.contains {
      $0.key == key && (key.isExact || $0.text.utf8.elementsEqual(name.buffer))
    }
  }

  static let loopEnds = TagEnds(["endfor", "else"])
  static let branchEnds = TagEnds(["elif", "else", "endif"])
  static let endfor = TagEnds(["endfor"])
  static let endif = TagEnds(["endif"])
  static let endset = TagEnds(["endset"])
  static let endblock = TagEnds(["endblock"])
  static let endmacro = TagEnds(["endmacro"])
  static let endcall = TagEnds(["endcall"])
  static let endwith = TagEnds(["endwith"])
  static let endfilter = TagEnds(["endfilter"])
  static let endautoescape = TagEnds(["endautoescape"])
}
