/// The runs of `~`, `==` and `^` among a node's children, and which of them belong together.
struct DelimiterRuns {
  enum Role {
    case text, opener, closer
  }

  /// What runs of one kind enclose.
  enum Kind: Int, CaseIterable {
    case tilde, tildes, equals, caret
  }

  private struct Run {
    let kind: Kind
    let range: Range<Int>
    let canOpen: Bool
    let canClose: Bool
    /// White space that was seen before.
    let spaces: Int
    var role = Role.text
  }

  private var runs: [Run] = []
  private var openers = [[Int]](repeating: [], count: Kind.allCases.count)
  private var pureOpeners = [[Int]](repeating: [], count: Kind.allCases.count)

  var count: Int { runs.count }

  /// Whether `~text~` is a subscript, which holds no spaces.
  var hasSubscripts = false

  func role(of run: Int) -> Role { runs[run].role }

  func range(of run: Int) -> Range<Int> { runs[run].range }

  /// The node that a pair of runs makes.
  func node(of run: Int) -> MarkdownNode.Kind {
    switch runs[run].kind {
    case .tilde: hasSubscripts ? .subscript : .strikethrough
    case .tildes: .strikethrough
    case .equals: .mark
    case .caret: .superscript
    }
  }

  /// What a run of so many of a byte may enclose.
  static func kind(of byte: UInt8, count: Int) -> Kind? {
    switch (byte, count) {
    case (ASCII.tilde, 1): .tilde
    case (ASCII.tilde, 2): .tildes
    case (ASCII.equals, 2): .equals
    case (ASCII.caret, 1): .caret
    default: nil
    }
  }

  /// Takes a run that may open or close; false for any other.
  mutating func add(
    _ kind: Kind, _ range: Range<Int>, in text: Range<Int>, before: UInt32, after: UInt32,
    spaces: Int, _ tree: borrowing MarkdownTree
  ) -> Bool {
    let flanking = Flanking(
      before: range.lowerBound > text.lowerBound
        ? tree.scalar(before: range.lowerBound, start: text.lowerBound) : before,
      after: range.upperBound < text.upperBound
        ? tree.scalar(at: range.upperBound, end: text.upperBound) : after)
    guard flanking.isLeft || flanking.isRight else { return false }
    runs.append(
      Run(
        kind: kind, range: range, canOpen: flanking.isLeft, canClose: flanking.isRight,
        spaces: spaces))
    return true
  }

  /// Pairs closers with openers of the same kind, by the rules for emphasis: an opener of the other
  /// length in between prevents a match unless it, or the closer, could be either.
  mutating func pair() {
    for index in runs.indices {
      let run = runs[index]
      if run.canClose, let opener = opener(for: run) {
        runs[opener].role = .opener
        runs[index].role = .closer
        close(downTo: opener)
      } else if run.canOpen {
        openers[run.kind.rawValue].append(index)
        if !run.canClose { pureOpeners[run.kind.rawValue].append(index) }
      }
    }
  }

  private mutating func opener(for run: Run) -> Int? {
    guard let opener = openers[run.kind.rawValue].last else { return nil }
    let isTight = run.kind == .caret || (run.kind == .tilde && hasSubscripts)
    if isTight,
      runs[opener].spaces != run.spaces || runs[opener].range.upperBound == run.range.lowerBound
    {
      return nil
    }
    let other: Kind? =
      switch run.kind {
      case .tilde: .tildes
      case .tildes: .tilde
      case .equals, .caret: nil
      }
    let obstacle = run.canOpen ? nil : other.flatMap { pureOpeners[$0.rawValue].last }
    return obstacle.map { $0 < opener } ?? true ? opener : nil
  }

  /// Takes away the openers from `opener` on, of every kind: pairs do not cross.
  private mutating func close(downTo opener: Int) {
    for kind in Kind.allCases {
      while let last = openers[kind.rawValue].last, last >= opener {
        openers[kind.rawValue].removeLast()
      }
      while let last = pureOpeners[kind.rawValue].last, last >= opener {
        pureOpeners[kind.rawValue].removeLast()
      }
    }
  }
}
