import Testing

@testable import Torii

@Suite struct MessageCatalogTests {
  @Test(arguments: [".po", ".mo", "-swapped.mo"])
  func lookupsGiveWhatPythonsGettextGives(suffix: String) throws {
    var catalogs: [String: MessageCatalog] = [:]
    for name in ["german", "polish"] {
      let bytes = try CatalogFixtures.bytes(name + suffix)
      catalogs[name] =
        suffix == ".po" ? try MessageCatalog(po: bytes) : try MessageCatalog(mo: bytes)
    }
    let lookups = try CatalogFixtures.lines("lookups.jsonl", of: CatalogFixtures.Lookup.self)
    #expect(!lookups.isEmpty)
    for lookup in lookups {
      let catalog = try #require(catalogs[lookup.catalog])
      let text: String
      if let plural = lookup.plural, let count = lookup.count {
        text = try catalog.translation(
          singular: lookup.singular, plural: plural, count: count, context: lookup.context)
      } else {
        text = try catalog.translation(of: lookup.singular, context: lookup.context)
      }
      #expect(text.utf8.elementsEqual(lookup.expected.utf8), "\(lookup)")
    }
  }

  @Test func pluralRulesGiveWhatPythonsGettextGives() throws {
    for fixture in try CatalogFixtures.lines("plural_rules.jsonl", of: CatalogFixtures.Rule.self) {
      let rule = try? PluralRule(Array(fixture.rule.utf8))
      #expect((rule == nil) == (fixture.forms == nil), "\(fixture.rule)")
      guard let rule, let forms = fixture.forms, let counts = fixture.counts else { continue }
      for (count, form) in zip(counts, forms) {
        #expect((try? rule.form(for: count)) == form, "\(fixture.rule) for \(count)")
      }
    }
  }

  @Test func aCatalogueAsksItsFallbacks() throws {
    let chain = try MessageCatalog(po: CatalogFixtures.bytes("german.po"))
      .fallingBack(to: MessageCatalog(po: CatalogFixtures.bytes("polish.po")))
    #expect(try chain.translation(of: "Hello", context: nil) == "Hallo")
    #expect(try chain.translation(of: "May", context: "month") == "maj")
    #expect(try chain.translation(of: "Absent", context: nil) == "Absent")
  }

  @Test(arguments: [
    ("msgid \"a\"\nmsgstr \"b\"\n\nmsgid \"a\"\nmsgstr \"c\"\n", 4, 1),
    ("msgid \"a\nmsgstr \"b\"\n", 1, 7),
    ("msgid \"a\"\nmsgstr \"\\q\"\n", 2, 9),
    ("msgid \"a\"\n  msgstring \"b\"\n", 2, 3),
    ("msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[1] \"c\"\n", 3, 7),
    ("msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=ISO-8859-2\\n\"\n", 1, 1),
    ("msgid \"\"\nmsgstr \"Plural-Forms: nplurals=0; plural=0;\\n\"\n", 1, 1),
    ("msgid \"a\"\n", 2, 1),
    ("\"a\"\n", 1, 1),
  ])
  func anErrorInAPoFileHasItsPlace(source: String, line: Int, column: Int) {
    let error = #expect(throws: MessageCatalogError.self) {
      try MessageCatalog(po: Array(source.utf8))
    }
    #expect(error?.line == line)
    #expect(error?.column == column)
  }

  @Test(arguments: ["polish.po", "polish.mo", "polish-swapped.mo"])
  func damagedFilesGiveAnErrorOrACatalogue(file: String) throws {
    let bytes = try CatalogFixtures.bytes(file)
    var generator = FixedGenerator(state: 20_240)
    for end in bytes.indices { read(Array(bytes[..<end])) }
    for _ in 0..<3000 {
      var damaged = bytes
      for _ in 0...Int.random(in: 0..<4, using: &generator) {
        guard let index = damaged.indices.randomElement(using: &generator) else { break }
        damaged[index] = UInt8.random(in: 0...255, using: &generator)
      }
      read(damaged)
    }
  }

  private func read(_ bytes: [UInt8]) {
    let catalogs = [try? MessageCatalog(po: bytes), try? MessageCatalog(mo: bytes)]
    for case let catalog? in catalogs {
      for count in [0, 1, 5, Int.max, Int.min] {
        _ = try? catalog.translation(
          singular: "%(num)s apple", plural: "", count: count, context: nil)
      }
    }
  }
}

/// The same numbers in every run.
private struct FixedGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}
