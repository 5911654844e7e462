/// The runs of tildes among a node's children, and which of them belong together.
struct StrikethroughRuns {
  enum Role {
    case text, opener, closer
  }

  private struct Run {
    let range: Range<Int>
    let canOpen: Bool
    let canClose: Bool
    var role = Role.text
  }

  private var runs: [Run] = []

  var count: Int { runs.count }

  func role(of run: Int) -> Role { runs[run].role }

  func range(of run: Int) -> Range<Int> { runs[run].range }

  /// Takes a run of one or two tildes that may open or close; false for any other.
  mutating func add(
    _ range: Range<Int>, in text: Range<Int>, before: UInt32, after: UInt32, _ tree: MarkdownTree
  ) -> Bool {
    guard range.count == 1 || range.count == 2 else { return false }
    let flanking = Flanking(
      before: range.lowerBound > text.lowerBound
        ? tree.scalar(before: range.lowerBound, start: text.lowerBound) : before,
      after: range.upperBound < text.upperBound
        ? tree.scalar(at: range.upperBound, end: text.upperBound) : after)
    guard flanking.isLeft || flanking.isRight else { return false }
    runs.append(Run(range: range, canOpen: flanking.isLeft, canClose: flanking.isRight))
    return true
  }

  /// Pairs each closer with the nearest opener; they belong together if they are equally long.
  mutating func pair() {
    var openers: [Int] = []
    for index in runs.indices {
      if runs[index].canClose, let opener = openers.last,
        runs[opener].range.count == runs[index].range.count
      {
        runs[opener].role = .opener
        runs[index].role = .closer
        openers.removeLast()
      } else if runs[index].canOpen {
        openers.append(index)
      }
    }
  }
}
