import Testing
import ToriiSite

@Suite("Pages from data")
struct DataPageTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(
      "torii.yaml",
      "theme: false\nfeeds: false\nbase_url: https://x.org\n"
        + "data_pages: [{data: people.csv, section: people, title: name, slug: id}]\n")
    try folder.write("content/_index.md", "")
    for name in ["index", "section", "page", "term", "taxonomy", "404"] {
      try folder.write(
        "templates/\(name).html",
        "{{ page.title }}|{{ page.weight }}|{{ page.date }}|{{ page.tags|length }}|{{ page.params }}"
      )
    }
  }

  @Test("an empty cell says nothing; numbers and truth values are read as such")
  func cells() throws {
    try folder.write(
      "data/people.csv",
      "name,id,weight,date,tags,draft,age\nAnn,007,2,2024-01-02,x,false,30\n\"Bo, Jr\",b2,,,,,\n"
        + "Cy,c3,,,,true,\n")
    let report = SiteBuilder(BuildOptions(source: folder.path)).build()
    #expect(report.diagnostics == [])
    #expect(report.skippedDrafts == 1)
    #expect(
      folder.text("public/people/007/index.html")
        == "Ann|2|2024-01-02|1|{&#39;age&#39;: &#39;30&#39;, &#39;name&#39;: &#39;Ann&#39;, "
        + "&#39;id&#39;: &#39;007&#39;}")
    #expect(folder.text("public/people/b2/index.html")?.hasPrefix("Bo, Jr|0|None|0|") == true)
  }
}
