import Foundation
import Testing
import ToriiSite

@Suite("A site with images")
struct ImageSiteTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let hasAll = ImageFormat.allCases.allSatisfy { ImageCodecs.installed[$0] != nil }

  private func built() throws -> String {
    var text = ["index.html", "trip/index.html"].map { (folder.text($0) ?? "") + "---\n" }
    for file in folder.files() where file.contains("x") && file.contains("-") {
      let size = ImageSize(try FileSystem.read(folder.path + "/" + file))
      text.append("\(file) \(size?.width ?? 0)x\(size?.height ?? 0)\n")
    }
    return text.joined()
  }

  @Test("with the libraries, pages name the sizes that they ask for", .enabled(if: hasAll))
  func with() throws {
    let fixture = try SiteFixture("images-site")
    let report = fixture.build(to: folder.path)
    #expect(report.diagnostics.map { $0.rendered() } == [])
    #expect(try built() == fixture.text("expected.txt"))
    let again = fixture.build(to: folder.path)
    #expect(again.writtenFiles == 0)
    #expect(fixture.build(to: folder.path).deletedFiles == 0)
  }

  @Test("without them, pages name the images as they are, and the build says why")
  func without() throws {
    let fixture = try SiteFixture("images-site")
    let report = fixture.build(to: folder.path) { $0.imageCodecs = ImageCodecs([:]) }
    #expect(report.succeeded)
    #expect(
      report.diagnostics.map(\.message) == [
        "images keep their size: the library for JPEG files is not installed",
        "images keep their size: the library for PNG files is not installed",
        "images keep their size: the library for WebP files is not installed",
      ])
    #expect(report.diagnostics.allSatisfy { $0.severity == .warning && $0.hint != nil })
    #expect(try built() == fixture.text("expected-without.txt"))
  }
}
