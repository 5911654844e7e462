import Torii

/// One `{{< name … >}}`, `{{% name … %}}`, `{{ name(…) }}` or `{% name(…) %}` in a content file.
struct ShortcodeTag {
  enum Body {
    /// As the author wrote it.
    case text
    /// As Markdown.
    case markdown
  }

  /// What a tag does to the tags around it.
  enum Role {
    /// May be closed by a later tag.
    case opening
    /// Has no body.
    case complete
    case closing
    /// Shows the tag that is written in it: `{{</* name */>}}`.
    case escaped(String)
  }

  /// Offsets in the body of the content file.
  let range: Range<Int>
  let role: Role
  let body: Body
  var name = ""
  var positional: [Value] = []
  var named: [(name: String, value: Value)] = []
}

/// A problem at a place in the body of a content file.
struct ShortcodeError: Error {
  let message: String
  let offset: Int
  var hint: String?
}

/// A tag with what lies between it and the tag that closes it.
struct Shortcode {
  let tag: ShortcodeTag
  /// The offsets of the body; nil without one.
  var body: Range<Int>?
  /// From the first byte of the opening tag to the last of the closing one.
  var range: Range<Int>
  /// Positions of the shortcodes in the body that lie in no other, in ascending order.
  var children: [Int] = []

  /// Pairs opening with closing tags, as Hugo does: what nothing closes has no body. Returns all
  /// shortcodes, and the positions of those at the top.
  static func pair(
    _ tags: [ShortcodeTag]
  ) -> (all: [Shortcode], top: [Int], errors: [ShortcodeError]) {
    var all: [Shortcode] = []
    var errors: [ShortcodeError] = []
    /// Every shortcode so far that lies in no closed one.
    var stack: [Int] = []
    var openCounts: [String: Int] = [:]
    var openCount = 0
    for tag in tags {
      guard case .closing = tag.role else {
        if case .opening = tag.role {
          openCounts[tag.name, default: 0] += 1
          openCount += 1
        }
        stack.append(all.count)
        all.append(Shortcode(tag: tag, range: tag.range))
        continue
      }
      // Zola's `{% end %}` closes whatever is open.
      let isAny = tag.name.isEmpty
      guard (isAny ? openCount : openCounts[tag.name, default: 0]) > 0 else {
        errors.append(
          ShortcodeError(
            message: isAny
              ? "\"end\" closes no shortcode" : "\"\(tag.name)\" closes no shortcode",
            offset: tag.range.lowerBound))
        continue
      }
      var children: [Int] = []
      while let last = stack.popLast() {
        guard isOpen(all[last]) else {
          children.append(last)
          continue
        }
        openCounts[all[last].tag.name, default: 1] -= 1
        openCount -= 1
        if isAny || all[last].tag.name.utf8.elementsEqual(tag.name.utf8) {
          all[last].body = all[last].tag.range.upperBound..<tag.range.lowerBound
          all[last].range = all[last].tag.range.lowerBound..<tag.range.upperBound
          all[last].children = children.reversed()
          stack.append(last)
          break
        }
        children.append(last)
      }
    }
    return (all, stack, errors)
  }

  private static func isOpen(_ shortcode: Shortcode) -> Bool {
    guard case .opening = shortcode.tag.role else { return false }
    return shortcode.body == nil
  }
}
