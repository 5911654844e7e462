/// The parts of a page that a template can read; each changes on its own.
package struct PageFacets: OptionSet, Sendable, Equatable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Where the page is, and what kind of page it is.
  package static let address = PageFacets(rawValue: 1)
  package static let dates = PageFacets(rawValue: 2)
  /// What the front matter says beside that: title, description, parameters.
  package static let metadata = PageFacets(rawValue: 4)
  package static let body = PageFacets(rawValue: 8)
  package static let summary = PageFacets(rawValue: 16)
  /// What other pages, sections and terms it leads to.
  package static let relations = PageFacets(rawValue: 32)
  package static let related = PageFacets(rawValue: 64)

  package static let count = 7
  package static let all = PageFacets(rawValue: 0x7F)
}

/// Something that a template can read which belongs to no single page.
package enum Fact: Hashable, Sendable {
  /// Where a section is and what lies below it.
  case section(language: Int, Int)
  case sectionPages(language: Int, Int)
  /// The terms of a taxonomy in their order.
  case taxonomy(language: Int, Int)
  case term(language: Int, taxonomy: Int, Int)
  case termPages(language: Int, taxonomy: Int, Int)
  /// Lists of the whole site.
  case pages(language: Int)
  case posts(language: Int)
  case sections(language: Int)
  case taxonomies(language: Int)
  case menus(language: Int)
  /// The archive and the search page, where they are.
  case generated(language: Int)
  /// Which page is at which path and address: what looking one up depends on.
  case addresses(language: Int)
  /// The files of `data`.
  case data
  /// A static file's bytes.
  case asset(AssetFact)
  /// The day of the build.
  case day
  /// The moment of the build.
  case now
}

/// The path of a static file, with a hash of it, as each page names the same files again.
package struct AssetFact: Hashable, Sendable {
  fileprivate let hash: UInt64
  package let path: String

  package init(_ path: String) {
    self.path = path
    hash = StableHash.of(path)
  }

  package static func == (left: AssetFact, right: AssetFact) -> Bool {
    left.hash == right.hash && left.path == right.path
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(hash) }
}

extension Fact {
  /// A number that tells most facts apart.
  var mark: UInt64 {
    switch self {
    case .section(let language, let index): Self.mark(1, language, index)
    case .sectionPages(let language, let index): Self.mark(2, language, index)
    case .taxonomy(let language, let index): Self.mark(3, language, index)
    case .term(let language, let taxonomy, let index): Self.mark(4, language ^ taxonomy << 8, index)
    case .termPages(let language, let taxonomy, let index):
      Self.mark(5, language ^ taxonomy << 8, index)
    case .pages(let language): Self.mark(6, language, 0)
    case .posts(let language): Self.mark(7, language, 0)
    case .sections(let language): Self.mark(8, language, 0)
    case .taxonomies(let language): Self.mark(9, language, 0)
    case .menus(let language): Self.mark(10, language, 0)
    case .generated(let language): Self.mark(11, language, 0)
    case .addresses(let language): Self.mark(12, language, 0)
    case .data: 13
    case .asset(let asset): 14 ^ asset.hash &<< 8
    case .day: 15
    case .now: 16
    }
  }

  private static func mark(_ kind: UInt64, _ first: Int, _ second: Int) -> UInt64 {
    kind ^ UInt64(truncatingIfNeeded: first) &<< 8 ^ UInt64(truncatingIfNeeded: second) &<< 32
  }
}
