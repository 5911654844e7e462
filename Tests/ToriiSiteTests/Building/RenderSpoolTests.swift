import Testing

@testable import ToriiSite

@Suite("The folder in which rendered files wait")
struct RenderSpoolTests {
  @Test("a spool that was emptied leaves alone what comes to its place, whenever it goes")
  func lateEnd() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/rendered"
    try #require(RenderSpool.folder(at: path) == path)
    var first: RenderSpool? = RenderSpool(path)
    first?.empty()
    try #require(RenderSpool.folder(at: path) == path)
    try folder.write("rendered/page.html", "of the next build")
    first = nil
    #expect(folder.text("rendered/page.html") == "of the next build")
  }

  @Test("what nobody emptied goes with the spool")
  func end() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/rendered"
    var spool: RenderSpool? = RenderSpool(RenderSpool.folder(at: path))
    try folder.write("rendered/page.html", "text")
    spool = nil
    #expect(spool == nil && !folder.exists("rendered"))
  }
}
