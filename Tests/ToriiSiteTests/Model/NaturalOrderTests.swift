import Testing
import ToriiSite

@Suite("The order of titles")
struct NaturalOrderTests {
  @Test(
    "names stand where a reader looks for them",
    arguments: [
      ["apple", "Banana", "cherry"], ["Chapter 2", "chapter 10", "Chapter 011"],
      ["Äpfel", "Apfelmus", "Birnen"], ["", "a", "a1", "a1b", "a2"],
      ["x 9", "x 99999999999999999999"],
    ])
  func order(_ names: [String]) {
    for (left, right) in zip(names, names.dropFirst()) {
      #expect(NaturalOrder.compare(left, right) < 0, "\(left) \(right)")
      #expect(NaturalOrder.compare(right, left) > 0, "\(right) \(left)")
    }
    for name in names { #expect(NaturalOrder.compare(name, name) == 0) }
  }
}
