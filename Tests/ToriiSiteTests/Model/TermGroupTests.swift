import Testing
import ToriiFrontMatter
import ToriiSite

@Suite("Terms")
struct TermGroupTests {
  @Test("spellings of one slug are one term, named as most pages name it")
  func spellings() {
    let pages = [["Swift"], ["swift", "Web"], ["swift"], ["apples"]]
    let groups = TermGroup.group(
      TaxonomyDefinition.defaults[0],
      pages.enumerated().map { index, names in
        (
          index,
          names.map {
            PageTerm(
              name: $0, slug: Slug.make($0), position: DataPosition(line: 1, column: 1))
          }
        )
      })
    #expect(groups.map(\.name) == ["apples", "swift", "Web"])
    #expect(groups.map(\.pages) == [[3], [0, 1, 2], [1]])
  }
}
