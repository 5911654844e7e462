/// Finds GFM's extended autolinks: addresses in text without any markup.
struct BareAddressFinder {
  struct Address {
    let range: Range<Int>
    /// What the destination has before the text.
    let scheme: StaticString
  }

  let text: Range<Int>
  /// Where the previous match ended: no address reaches back beyond it.
  var limit: Int
  /// Up to here no domain can be, for a domain that was scanned before ends here and is invalid.
  private var invalidDomainEnd = 0

  init(text: Range<Int>) {
    self.text = text
    limit = text.lowerBound
  }

  mutating func find(at index: Int, before: UInt32, _ tree: borrowing MarkdownTree) -> Address? {
    if tree.escapes.contains(index) { return nil }
    switch tree.bytes[index] {
    case ASCII.colon: return url(at: index, tree)
    case ASCII.at: return mail(at: index, tree)
    default: return www(at: index, before: before, tree)
    }
  }

  // MARK: Web addresses

  private mutating func url(at colon: Int, _ tree: borrowing MarkdownTree) -> Address? {
    guard tree.bytes.has("://", at: colon), colon + 3 < text.upperBound else { return nil }
    var start = colon
    while start > limit, tree.bytes[start - 1].isASCIILetter, colon - start < 6 { start -= 1 }
    let isKnown =
      switch colon - start {
      case 3: tree.bytes.hasIgnoringCase("ftp", at: start)
      case 4: tree.bytes.hasIgnoringCase("http", at: start)
      case 5: tree.bytes.hasIgnoringCase("https", at: start)
      default: false
      }
    guard isKnown, isDomainCharacter(tree, colon + 3),
      let domainEnd = domainEnd(from: colon + 3, needsPeriod: false, tree)
    else { return nil }
    let end = addressEnd(from: colon, domainEnd: domainEnd, tree)
    return end > colon + 3 ? Address(range: start..<end, scheme: "") : nil
  }

  private mutating func www(at start: Int, before: UInt32, _ tree: borrowing MarkdownTree)
    -> Address?
  {
    guard tree.bytes.has("www.", at: start), start + 4 <= text.upperBound else { return nil }
    let previous = start > text.lowerBound ? UInt32(tree.bytes[start - 1]) : before
    switch previous {
    case 0x2A, 0x5F, 0x7E, 0x28, 0x20, 0x09...0x0D: break
    default: return nil
    }
    guard !tree.escapes.contains(start + 3),
      let domainEnd = domainEnd(from: start, needsPeriod: true, tree)
    else { return nil }
    let end = addressEnd(from: start, domainEnd: domainEnd, tree)
    return end > start ? Address(range: start..<end, scheme: "http://") : nil
  }

  private func isDomainCharacter(_ tree: borrowing MarkdownTree, _ index: Int) -> Bool {
    let byte = tree.bytes[index]
    if byte < 0x80 { return byte.isASCIIAlphanumeric || byte < 0x20 && !byte.isASCIIWhitespace }
    let scalar = tree.scalar(at: index, end: text.upperBound)
    return !Flanking.isSpace(scalar) && !Flanking.isPunctuation(scalar)
  }

  /// The end of a domain: no underscore in its last two parts, a period if it has to have one.
  private mutating func domainEnd(
    from start: Int, needsPeriod: Bool, _ tree: borrowing MarkdownTree
  ) -> Int? {
    if start < invalidDomainEnd { return nil }
    var index = start
    var periods = 0
    var underscoresBefore = 0
    var underscores = 0
    // cmark-gfm does not look at the last character, and what is there seldom belongs to the domain.
    while index < text.upperBound - 1, !tree.escapes.contains(index) {
      let byte = tree.bytes[index]
      if byte == ASCII.underscore {
        underscores += 1
      } else if byte == ASCII.period {
        underscoresBefore = underscores
        underscores = 0
        periods += 1
      } else if byte != ASCII.hyphen, byte & 0xC0 != 0x80, !isDomainCharacter(tree, index) {
        break
      }
      index += 1
    }
    guard underscoresBefore == 0, underscores == 0 else {
      invalidDomainEnd = index
      return nil
    }
    return !needsPeriod || periods > 0 ? index : nil
  }

  private func addressEnd(from start: Int, domainEnd: Int, _ tree: borrowing MarkdownTree) -> Int {
    var end = domainEnd
    // What stands for a formula or a shortcode is no part of an address.
    let mark = tree.insets.isEmpty ? nil : tree.insets.mark
    while end < text.upperBound, !tree.bytes[end].isASCIIWhitespace,
      tree.bytes[end] != ASCII.lessThan, mark?.isAt(end, in: tree.bytes) != true,
      // What is written as an escape or an entity in an address was made part of it before. Behind
      // some brackets a mark stands for another reason.
      tree.bytes[end] == ASCII.rightBracket || !tree.escapes.contains(end)
    {
      end += 1
    }
    return trimmedEnd(start..<end, tree)
  }

  /// Leaves out punctuation at the end that rather belongs to the sentence.
  private func trimmedEnd(_ range: Range<Int>, _ tree: borrowing MarkdownTree) -> Int {
    var end = range.upperBound
    var balance = 0
    for index in range {
      if tree.bytes[index] == ASCII.leftParenthesis { balance += 1 }
      if tree.bytes[index] == ASCII.rightParenthesis { balance -= 1 }
    }
    while end > range.lowerBound {
      switch tree.bytes[end - 1] {
      case ASCII.exclamation, ASCII.quote, ASCII.apostrophe, ASCII.asterisk, ASCII.comma,
        ASCII.period, ASCII.colon, ASCII.question, ASCII.underscore, ASCII.tilde:
        end -= 1
      case ASCII.rightParenthesis:
        if balance >= 0 { return end }
        balance += 1
        end -= 1
      case ASCII.semicolon:
        var name = end - 1
        while name > range.lowerBound, tree.bytes[name - 1].isASCIILetter { name -= 1 }
        let isEntity =
          name < end - 1 && name > range.lowerBound && tree.bytes[name - 1] == ASCII.ampersand
        end = isEntity ? name - 1 : end - 1
      default:
        return end
      }
    }
    return end
  }

  // MARK: E-mail addresses

  private func mail(at sign: Int, _ tree: borrowing MarkdownTree) -> Address? {
    var start = sign
    while start > limit, isMailCharacter(tree.bytes[start - 1]) { start -= 1 }
    guard start < sign else { return nil }
    var scheme: StaticString = "mailto:"
    var allowsPath = false
    for (prefix, isPath) in [("mailto:", false), ("xmpp:", true)] as [(StaticString, Bool)] {
      let first = start - prefix.utf8CodeUnitCount
      guard first >= limit, tree.bytes.hasIgnoringCase(prefix, at: first),
        first == limit || !tree.bytes[first - 1].isASCIIAlphanumeric
      else { continue }
      start = first
      scheme = ""
      allowsPath = isPath
    }
    guard let end = mailEnd(from: sign + 1, allowsPath: allowsPath, tree) else { return nil }
    return Address(range: start..<trimmedEnd(sign..<end, tree), scheme: scheme)
  }

  private func mailEnd(from start: Int, allowsPath: Bool, _ tree: borrowing MarkdownTree) -> Int? {
    var end = start
    var periods = 0
    scan: while end < text.upperBound {
      let byte = tree.bytes[end]
      switch byte {
      case ASCII.at:
        return nil
      case ASCII.period:
        guard end + 1 < text.upperBound, tree.bytes[end + 1].isASCIIAlphanumeric else {
          break scan
        }
        periods += 1
      case ASCII.slash where allowsPath:
        break
      default:
        guard byte.isASCIIAlphanumeric || byte == ASCII.hyphen || byte == ASCII.underscore else {
          break scan
        }
      }
      end += 1
    }
    guard end > start, periods > 0, tree.bytes[end - 1].isASCIILetter else { return nil }
    return end
  }

  private func isMailCharacter(_ byte: UInt8) -> Bool {
    byte.isASCIIAlphanumeric || byte == ASCII.period || byte == ASCII.plus
      || byte == ASCII.hyphen || byte == ASCII.underscore
  }
}
