import Foundation
import Testing
import Torii
import ToriiFrontMatter
import ToriiSite

/// The joined blocks of `Examples/docs-site`: what is written, and what comes of it.
@Suite("Examples of the manual")
struct ManualExamplesTests {
  private static let site =
    URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path + "/Examples/docs-site"

  static let pages: [String] = {
    let found = FileManager.default.enumerator(atPath: site + "/content")
    return (found?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".md") }.sorted()
  }()

  @Test("print what the manual shows beside them", arguments: pages)
  func pairs(_ page: String) throws {
    let text = try String(contentsOfFile: Self.site + "/content/" + page, encoding: .utf8)
    let data = try String(contentsOfFile: Self.site + "/data/library.yaml", encoding: .utf8)
    var library: [String: Value] = [:]
    for entry in try DataParser.parse(Array(data.utf8), format: .yaml).mapping ?? [] {
      library[entry.key] = DataValue.value(entry.value)
    }
    let pair = /::: pair\n\n```jinja\n(?s:(.*?))\n```\n\n```[a-z]+\n(?s:(.*?))```\n\n:::/
    for match in text.matches(of: pair) {
      let template = try Environment().template(from: String(match.output.1))
      let expected = Self.withoutLastLineEnds(String(match.output.2))
      #expect(Self.withoutLastLineEnds(try template.render(library)) == expected)
    }
  }

  /// A block of code has no line without its end.
  private static func withoutLastLineEnds(_ text: String) -> String {
    String(text.reversed().drop { $0 == "\n" }.reversed())
  }
}
