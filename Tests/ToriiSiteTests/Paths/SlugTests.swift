import Testing
import ToriiSite

@Suite("Slugs")
struct SlugTests {
  @Test(
    "letters and digits of every script stay",
    arguments: [
      ("Hello, World!", "hello-world"), ("静的サイト", "静的サイト"), ("Café  crème", "café-crème"),
      ("It's / it’s", "its-its"), ("  --a--  ", "a"), ("C++ & C#", "c-plus-plus-c-sharp"),
      ("#1 + 2", "1-2"),
      ("C++20", "c-plus-plus-20"), ("🎉", ""),
      ("हिन्दी", "हिन्दी"), ("snake_case", "snake_case"), ("../../outside", "outside"),
      ("<script>alert(1)</script>", "script-alert-1-script"), ("con", "con_"), ("v1.2", "v1-2"),
      ("- Two  words-", "two-words"), ("-_x_-", "_x_"), ("Con", "con_"), (" - ", ""),
    ])
  func make(_ text: String, _ slug: String) {
    #expect(Slug.make(text).unicodeScalars.elementsEqual(slug.unicodeScalars))
  }

  @Test("a written slug is one name", arguments: ["", "a/b", "..", ".x", "a\\b", "a\u{0}b"])
  func refused(_ slug: String) {
    #expect(throws: PathProblem.self) { try Slug.validate(slug) }
  }
}
