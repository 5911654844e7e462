/// The tags that end a body.
final class TagEnds: Sendable {
  let words: [String]
  private let names: [AttributeName]

  init(_ words: [String]) {
    self.words = words
    names = words.map { AttributeName($0) }
  }

  /// Whether a name in the template is one of them.
  func contains(_ name: SourceBytes) -> Bool {
    let key = Key(utf8: name.buffer)
    for known in names where known.key == key {
      if key.isExact || known.text.utf8.elementsEqual(name.buffer) { return true }
    }
    return false
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
