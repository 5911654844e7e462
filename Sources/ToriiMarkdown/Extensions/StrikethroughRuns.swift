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

  /// Pairs closers with openers of the same length, by the rules for emphasis: an opener of the
  /// other length in between prevents a match unless it, or the closer, could be either.
  mutating func pair() {
    var openers: [[Int]] = [[], []]
    var pureOpeners: [[Int]] = [[], []]
    for index in runs.indices {
      let run = runs[index]
      let kind = run.range.count == 2 ? 1 : 0
      if run.canClose, let opener = openers[kind].last {
        let obstacle = run.canOpen ? nil : pureOpeners[1 - kind].last
        if obstacle.map({ $0 < opener }) ?? true {
          runs[opener].role = .opener
          runs[index].role = .closer
          for list in 0...1 {
            while let last = openers[list].last, last >= opener { openers[list].removeLast() }
            while let last = pureOpeners[list].last, last >= opener {
              pureOpeners[list].removeLast()
            }
          }
          continue
        }
      }
      if run.canOpen {
        openers[kind].append(index)
        if !run.canClose { pureOpeners[kind].append(index) }
      }
    }
  }
}
