import Foundation
import Testing

/// The repository as this file's place tells it.
private let repository = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

@Suite("Differences from Jinja2")
struct DifferencesTests {
  @Test("each is one, and is as the page says", arguments: shown)
  func difference(_ fixture: Fixture) throws {
    let outcome = try fixture.outcome()
    #expect(Array(outcome.utf8) == Array((fixture.sections["torii"] ?? "").utf8))
    #expect(outcome != fixture.recorded, "no difference any more: take it from the page")
  }

  @Test("each has a reason", arguments: Fixture.cases(in: "differences"))
  func reason(_ fixture: Fixture) {
    #expect(!(fixture.sections["reason"] ?? "").isEmpty)
    #expect(DifferencesPage.parts.map(\.file).contains(fixture.file))
  }

  @Test(
    "the pages are made of the data; TORII_UPDATE_DIFFERENCES=1 writes them",
    arguments: [
      ("site/content/guide/differences.md", DifferencesPage.site),
      ("Sources/Torii/Torii.docc/DifferencesFromJinja2.md", DifferencesPage.article),
    ])
  func page(_ path: String, _ text: String) throws {
    let url = repository.appending(path: path)
    if ProcessInfo.processInfo.environment["TORII_UPDATE_DIFFERENCES"] == "1" {
      try text.write(to: url, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOf: url, encoding: .utf8) == text)
  }

  private static let shown = Fixture.cases(in: "differences").filter {
    $0.sections["template"] != nil
  }
}
