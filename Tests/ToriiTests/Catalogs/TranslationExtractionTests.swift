import Testing

@testable import Torii

@Suite struct TranslationExtractionTests {
  struct Template: Decodable, Sendable, CustomTestStringConvertible {
    struct Message: Decodable {
      let line: Int
      let function: String
      let texts: [String?]
      let comments: [String]
    }

    let template: String
    let messages: [Message]
    var testDescription: String { template }
  }

  static func messages(of template: String) throws -> [TranslationMessage] {
    var environment = Environment()
    environment.installNullTranslations()
    let source = String(
      decoding: try CatalogFixtures.bytes("templates/" + template), as: UTF8.self)
    return try environment.translationMessages(in: source, commentTags: ["TRANSLATORS:", "NOTE"])
  }

  @Test(
    "Calls and their comments are found as Jinja2's Babel integration finds them",
    arguments: try CatalogFixtures.lines("messages.jsonl", of: Template.self))
  func messages(template: Template) throws {
    let expected = template.messages.map {
      TranslationMessage(
        line: $0.line, function: $0.function, texts: $0.texts, comments: $0.comments)
    }
    #expect(try Self.messages(of: template.template) == expected)
  }

  @Test("A template of a catalogue has the entries that Babel writes")
  func catalogTemplate() throws {
    var texts = MessageCatalogTemplate()
    for name in ["list.html", "shop.html"] { texts.add(try Self.messages(of: name), file: name) }
    let expected = String(decoding: try CatalogFixtures.bytes("messages.pot"), as: UTF8.self)
    let entries = texts.text.split(separator: "\n\n", maxSplits: 1)
    #expect(entries.last.map(String.init) == expected)
  }

  @Test("A template of a catalogue is a catalogue that translates nothing")
  func untranslated() throws {
    var texts = MessageCatalogTemplate()
    texts.add(try Self.messages(of: "shop.html"), file: "shop.html")
    let catalog = try MessageCatalog(po: Array(texts.text.utf8))
    #expect(try catalog.translation(of: "Corner shop", context: nil) == "Corner shop")
  }

  @Test("Only the functions asked for are looked at")
  func functions() throws {
    let messages = try Environment().translationMessages(
      in: #"{{ tr("yes") }} {{ _("no") }}"#, functions: ["tr"])
    #expect(messages == [TranslationMessage(line: 1, function: "tr", texts: ["yes"])])
  }
}
