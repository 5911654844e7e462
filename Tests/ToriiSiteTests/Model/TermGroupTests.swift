import Testing
import ToriiFrontMatter
import ToriiSite

@Suite("Terms")
struct TermGroupTests {
  @Test("spellings of one slug are one term, named as most pages name it")
  func spellings() {
    let pages = [["Swift"], ["swift", "Web"], ["swift"], ["apples"]]
    let (groups, clashes) = group(pages)
    #expect(groups.map(\.name) == ["apples", "swift", "Web"])
    #expect(groups.map(\.pages) == [[3], [0, 1, 2], [1]])
    #expect(clashes.isEmpty)
  }

  @Test("signs keep terms apart")
  func signs() {
    let (groups, clashes) = group([["C", "C++"], ["c#"], ["c"]])
    #expect(groups.map(\.slug) == ["c", "c-sharp", "c-plus-plus"])
    #expect(groups.map(\.pages) == [[0, 2], [1], [0]])
    #expect(clashes.isEmpty)
  }

  @Test("two terms that have one slug clash, once each")
  func clashes() {
    let (groups, clashes) = group([["NET", "A B"], [".NET", "a-b"], [".net", "a/b"]])
    #expect(groups.map(\.pages) == [[0, 1], [0]])
    #expect(clashes.map(\.term.name) == [".NET", "a/b"])
    #expect(clashes.map(\.owner.name) == ["NET", "A B"])
  }

  private func group(_ pages: [[String]]) -> ([TermGroup], [TermGroup.Clash]) {
    var clashes: [TermGroup.Clash] = []
    let groups = TermGroup.group(
      TaxonomyDefinition.defaults[0],
      pages.enumerated().map { index, names in
        (
          index,
          names.map {
            PageTerm(
              name: $0, slug: Slug.make($0), spelling: Slug.spelling(of: $0),
              position: DataPosition(line: 1, column: 1))
          }
        )
      }, clashes: &clashes)
    return (groups, clashes)
  }
}
