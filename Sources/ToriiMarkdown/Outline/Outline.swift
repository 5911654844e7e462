/// The headings of a document with ids that are unique in it.
struct Outline {
  private(set) var headings: [MarkdownHeading] = []
  private var nodes: [MarkdownTree.Index] = []

  /// Headings in the tree get their number in the outline, counted from 1.
  init(of tree: inout MarkdownTree, options: SharedOptions) {
    var unique = UniqueIDs()
    let shared = options.values.sharedIDs
    // Ids that authors gave come first: no heading before them may take them.
    for attributes in tree.attributes.values where !attributes.id.isEmpty {
      let id = String(decoding: attributes.id, as: UTF8.self)
      if let shared { shared.claim(id) } else { unique.claim(id) }
    }
    var walk = TreeWalk(from: MarkdownTree.root)
    while let step = walk.next(in: tree) {
      guard step.isEntering else { continue }
      let kind = tree[step.node].kind
      guard kind == .heading || kind == .paragraph || kind == .table else { continue }
      walk.skipChildren(of: step.node, in: tree)
      guard kind == .heading else { continue }
      let text = tree.headingText(of: step.node)
      var id = tree.attributes[step.node].map { String(decoding: $0.id, as: UTF8.self) } ?? ""
      if id.isEmpty, options.values.headingIDs {
        let slug = Slug.make(from: text.named ?? text.shown)
        id = shared?.make(from: slug) ?? unique.make(from: slug)
      }
      if nodes.isEmpty {
        nodes.reserveCapacity(8)
        headings.reserveCapacity(8)
      }
      nodes.append(step.node)
      headings.append(
        MarkdownHeading(
          level: Int(tree[step.node].level), id: id,
          title: String(decoding: text.shown, as: UTF8.self), line: Int(tree[step.node].line)))
      tree[step.node].number = Int32(clamping: headings.count)
    }
  }

  /// The id of a heading of the tree, nil if it has none.
  func id(of heading: MarkdownNode) -> String? {
    let index = Int(heading.number) - 1
    guard headings.indices.contains(index), !headings[index].id.isEmpty else { return nil }
    return headings[index].id
  }
}

extension Outline {
  /// Reads the titles again, from a tree whose punctuation was changed after ids were made.
  mutating func readTitles(from tree: borrowing MarkdownTree) {
    for (index, node) in nodes.enumerated() {
      let heading = headings[index]
      headings[index] = MarkdownHeading(
        level: heading.level, id: heading.id, title: tree.plainText(of: node),
        line: heading.line)
    }
  }
}

/// Heading ids as GitHub makes them.
enum Slug {
  /// Lower case; letters, marks, digits, `-` and `_` stay, spaces become `-`.
  static func make(from title: [UInt8]) -> String {
    var isASCII = true
    let slug = String(unsafeUninitializedCapacity: title.count) { buffer in
      var count = 0
      for byte in title {
        if byte.isASCIIAlphanumeric || byte == ASCII.hyphen || byte == ASCII.underscore {
          buffer[count] = byte.asciiLowercased
          count += 1
        } else if byte == ASCII.space {
          buffer[count] = ASCII.hyphen
          count += 1
        } else if byte >= 0x80 {
          isASCII = false
          return 0
        }
      }
      return count
    }
    if !isASCII { return make(from: String(decoding: title, as: UTF8.self).unicodeScalars) }
    return slug.isEmpty ? "section" : slug
  }

  private static func make(from title: String.UnicodeScalarView) -> String {
    var slug = String.UnicodeScalarView()
    for scalar in title {
      if scalar.value < 0x80 {
        let byte = UInt8(truncatingIfNeeded: scalar.value)
        if byte.isASCIIAlphanumeric || byte == ASCII.hyphen || byte == ASCII.underscore {
          slug.append(Unicode.Scalar(byte.asciiLowercased))
        } else if byte == ASCII.space {
          slug.append("-")
        }
      } else if isWord(scalar) {
        slug.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
      }
    }
    return slug.isEmpty ? "section" : String(slug)
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber,
      .connectorPunctuation:
      true
    default: false
    }
  }
}

/// Hands out each id once, with `-1`, `-2`, … appended to those asked for again. Takes linear time
/// in all: the next number of each id is remembered.
struct UniqueIDs {
  /// Of few ids, each is compared with all others.
  private static let maximumListed = 8

  /// The first ids, none of which was asked for again.
  private var listed: [String] = []
  private var nextNumbers: [String: Int] = [:]

  /// Takes an id as it is.
  mutating func claim(_ id: String) {
    countAll()
    nextNumbers[id] = nextNumbers[id] ?? 1
  }

  mutating func make(from id: String) -> String {
    if nextNumbers.isEmpty, listed.count < Self.maximumListed, !listed.contains(id) {
      if listed.isEmpty { listed.reserveCapacity(Self.maximumListed) }
      listed.append(id)
      return id
    }
    countAll()
    guard var number = nextNumbers[id] else {
      nextNumbers[id] = 1
      return id
    }
    var candidate = "\(id)-\(number)"
    while nextNumbers[candidate] != nil {
      number += 1
      candidate = "\(id)-\(number)"
    }
    nextNumbers[id] = number + 1
    nextNumbers[candidate] = 1
    return candidate
  }

  private mutating func countAll() {
    for id in listed { nextNumbers[id] = 1 }
    listed = []
  }
}
