import Testing
import Torii

@Suite("Texts of any length are escaped")
struct EscapedLengthTests {
  /// What MarkupSafe writes for the characters that it escapes.
  private static let escapes = [
    "<": "&lt;", ">": "&gt;", "&": "&amp;", "\"": "&#34;", "'": "&#39;",
  ]

  @Test(arguments: 0...33)
  func eachCharacterAtEachPlace(length: Int) throws {
    var environment = Environment()
    environment.autoEscape = .enabled
    let template = try environment.template(from: "[{{ x }}|{{ x ~ '' }}]")
    for (character, escape) in Self.escapes.sorted(by: { $0.key < $1.key }) {
      for place in 0...length {
        let before = String(repeating: "a", count: place)
        let after = String(repeating: "é", count: length - place)
        let escaped = before + escape + after
        let text = before + character + after
        #expect(try template.render(["x": .string(text)]) == "[\(escaped)|\(escaped)]")
      }
    }
    let plain = String(repeating: "a", count: length)
    #expect(try template.render(["x": .string(plain)]) == "[\(plain)|\(plain)]")
    let all = String(repeating: "<", count: length)
    let escaped = String(repeating: "&lt;", count: length)
    #expect(try template.render(["x": .string(all)]) == "[\(escaped)|\(escaped)]")
  }
}
