import Foundation
import Testing
import ToriiFrontMatter

@Suite struct FixtureTests {
  @Test(arguments: try Fixture.all(in: "valid"))
  func readsAsOtherReadersDo(fixture: Fixture) throws {
    let frontMatter = try FrontMatter.split(fixture.source)
    #expect(dump(frontMatter.data) + "\n" == fixture.expected)
  }

  @Test(arguments: try Fixture.all(in: "invalid"))
  func refusesWithALocatedSentence(fixture: Fixture) throws {
    let error = try #require(throws: DataError.self) { try FrontMatter.split(fixture.source) }
    #expect(error.description + "\n" == fixture.expected)
  }
}

/// A content file and the text that a test compares with.
struct Fixture: Sendable, CustomTestStringConvertible {
  var name: String
  var source: [UInt8]
  var expected: String

  var testDescription: String { name }

  static func all(in folder: String) throws -> [Fixture] {
    let root = try #require(Bundle.module.resourceURL)
      .appending(path: "Fixtures").appending(path: folder)
    let names = try FileManager.default.contentsOfDirectory(atPath: root.path)
      .filter { $0.hasSuffix(".md") }.sorted()
    try #require(!names.isEmpty)
    return try names.map { name in
      let file = root.appending(path: name)
      let expected = file.deletingPathExtension().appendingPathExtension("expected")
      return Fixture(
        name: name, source: Array(try Data(contentsOf: file)),
        expected: try String(contentsOf: expected, encoding: .utf8))
    }
  }
}
