/// Visits a subtree in document order without recursion: each node is entered and left once.
struct TreeWalk {
  struct Step {
    let node: MarkdownTree.Index
    let isEntering: Bool
  }

  private let top: MarkdownTree.Index
  private var upcoming: Step?

  init(from top: MarkdownTree.Index) {
    self.top = top
    upcoming = Step(node: top, isEntering: true)
  }

  mutating func next(in tree: borrowing MarkdownTree) -> Step? {
    guard let step = upcoming else { return nil }
    let node = tree[step.node]
    if step.isEntering {
      if node.firstChild != MarkdownTree.none {
        upcoming = Step(node: node.firstChild, isEntering: true)
      } else {
        upcoming = Step(node: step.node, isEntering: false)
      }
    } else if step.node == top {
      upcoming = nil
    } else if node.next != MarkdownTree.none {
      upcoming = Step(node: node.next, isEntering: true)
    } else {
      upcoming = Step(node: node.parent, isEntering: false)
    }
    return step
  }

  /// After a node was entered: goes on behind it, leaving out its children and its end.
  mutating func skipChildren(of node: MarkdownTree.Index, in tree: borrowing MarkdownTree) {
    upcoming = Step(node: node, isEntering: false)
    _ = next(in: tree)
  }
}
