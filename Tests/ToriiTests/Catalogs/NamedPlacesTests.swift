import Testing

@testable import Torii

@Suite("Places with names in translated texts")
struct NamedPlacesTests {
  @Test("are filled up to a size, so that few words cannot make a text of any length")
  func size() {
    func filled(_ count: Int, most: Int) -> String? {
      NamedPlaces.filled(
        String(repeating: "%(x)s", count: count), escapes: false, most: most
      ) { _ in .string("ab") }
    }
    #expect(filled(2, most: 4) == "abab")
    #expect(filled(2, most: 3) == nil)
    #expect(filled(1_000_000, most: 8) == nil)
  }
}
