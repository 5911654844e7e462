/// What a template can read of a page.
enum PageAttribute: Int, CaseIterable {
  case url, permalink, kind, slug, path, lang
  case date, updated, git
  case title, description, draft, hidden, weight, template, authors, params, aliases
  case summary, hasMore
  case content, toc, wordCount, readingTime, text, source
  case section, previous, next, ancestors, related, assets, translations, original, feeds

  /// The attribute that templates call so.
  static func named(_ name: String) -> PageAttribute? { names[name] }

  private static let names = AttributeNames(allCases.map { ($0.name, $0) })

  private var name: String {
    switch self {
    case .hasMore: "has_more"
    case .wordCount: "word_count"
    case .readingTime: "reading_time"
    default: "\(self)"
    }
  }

  /// The part of the page that it belongs to.
  var facet: PageFacets {
    switch self {
    case .url, .permalink, .kind, .slug, .path, .lang: .address
    case .date, .updated, .git: .dates
    case .title, .description, .draft, .hidden, .weight, .template, .authors, .params, .aliases:
      .metadata
    case .summary, .hasMore: .summary
    case .content, .toc, .wordCount, .readingTime, .text, .source: .body
    case .section, .previous, .next, .ancestors, .assets, .translations, .original, .feeds:
      .relations
    case .related: .related
    }
  }
}

/// Attributes by their names, for those that templates read over and over: half the cost of a
/// dictionary is its hashing, which is made for names from strangers.
private struct AttributeNames {
  /// A name of at most 15 bytes in two words, of which the last byte is its length.
  private struct Key: Equatable {
    var first: UInt64 = 0
    var second: UInt64 = 0

    init?(_ name: String) {
      var name = name
      let count = name.utf8.count
      guard count > 0, count <= 15 else { return nil }
      name.withUTF8 { bytes in
        let bytes = UnsafeRawBufferPointer(bytes)
        if count >= 8 {
          first = UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self))
          // The last eight bytes, without those that the first word has.
          let last = UInt64(
            littleEndian: bytes.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self))
          if count > 8 { second = last >> (UInt64(truncatingIfNeeded: 16 &- count) &* 8) }
        } else {
          for index in 0..<count { first |= UInt64(bytes[index]) &<< UInt64(index &* 8) }
        }
      }
      second |= UInt64(truncatingIfNeeded: count) &<< 56
    }

    /// A place in a table of 128.
    var place: Int {
      let mixed = (first ^ second &* 0x9E37_79B9_7F4A_7C15) &* 0xBF58_476D_1CE4_E5B9
      return Int(truncatingIfNeeded: mixed >> 57)
    }
  }

  private var slots = [(key: Key, attribute: PageAttribute)?](repeating: nil, count: 128)
  private var longNames: [String: PageAttribute] = [:]

  init(_ names: [(String, PageAttribute)]) {
    for (name, attribute) in names {
      guard let key = Key(name) else {
        longNames[name] = attribute
        continue
      }
      var place = key.place
      while slots[place] != nil { place = (place + 1) % slots.count }
      slots[place] = (key, attribute)
    }
  }

  subscript(name: String) -> PageAttribute? {
    guard let key = Key(name) else { return longNames[name] }
    var place = key.place
    while let slot = slots[place] {
      if slot.key == key { return slot.attribute }
      place = (place + 1) % slots.count
    }
    return nil
  }
}
