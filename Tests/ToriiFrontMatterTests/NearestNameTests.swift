import Testing
import ToriiFrontMatter

@Suite struct NearestNameTests {
  @Test(arguments: [
    ("titel", "title"), ("Titel", "title"), ("tag", "tags"), ("dat", "date"),
    ("descripton", "description"),
  ])
  func offersTheNearMiss(written: String, meant: String) {
    let known = ["title", "date", "tags", "draft", "description"]
    #expect(nearestName(to: written, among: known) == meant)
  }

  @Test(arguments: ["", "x", "completely", "überschrift"])
  func offersNothingForStrangers(written: String) {
    #expect(nearestName(to: written, among: ["title", "date", "tags", ""]) == nil)
  }

  @Test func ignoresVeryLongNames() {
    let long = String(repeating: "a", count: 100_000)
    #expect(nearestName(to: long, among: [long + "b"]) == nil)
  }
}
