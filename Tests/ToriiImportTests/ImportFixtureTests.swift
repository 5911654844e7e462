import Foundation
import Testing
import ToriiImport
import ToriiSite

/// Whole sites in `Fixtures`, each with the files that its own generator makes of it (`files.txt`)
/// and those of them that the new site does not have (`lost.txt`).
@Suite struct ImportFixtureTests {
  static let names: [String] =
    ((try? FileSystem.list(Bundle.module.bundlePath + "/Fixtures")) ?? []).compactMap(\.name)

  @Test func fixturesAreThere() { #expect(Self.names.count >= ImportKind.allCases.count) }

  @Test(arguments: names)
  func buildsAndKeepsAddresses(name: String) throws {
    try Self.withImport(name) { folder, _ in
      let report = SiteBuilder(BuildOptions(source: folder)).build()
      let errors = report.diagnostics.filter { $0.severity == .error }
      #expect(errors.isEmpty, "\(errors.map { $0.json })")
      let lost = try Self.lines(name, "files.txt").filter {
        !FileManager.default.fileExists(atPath: folder + "/public/" + $0)
      }
      let expected = try Self.lines(name, "lost.txt")
      #expect(lost == expected)
    }
  }

  @Test(arguments: names)
  func reportsWhatIsNotCarried(name: String) throws {
    try Self.withImport(name) { _, report in
      let expected = try Self.lines(name, "report.txt")
      #expect(report.notes.map(\.text) == expected)
    }
  }

  private static func withImport(
    _ name: String, _ body: (String, ImportReport) throws -> Void
  ) throws {
    let kind = try #require(ImportKind(rawValue: String(name.prefix { $0 != "-" })))
    let folder = FileManager.default.temporaryDirectory.path + "/import-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let report = try SiteImporter(
      kind: kind, source: Bundle.module.bundlePath + "/Fixtures/\(name)/site",
      destination: folder
    ).run()
    try body(folder, report)
  }

  private static func lines(_ name: String, _ file: String) throws -> [String] {
    let path = Bundle.module.bundlePath + "/Fixtures/\(name)/\(file)"
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    return try String(contentsOfFile: path, encoding: .utf8)
      .split(separator: "\n").map(String.init)
  }
}
