import Testing
import ToriiFrontMatter

@Suite struct FrontMatterTests {
  @Test(arguments: [
    ("---\na: 1\n---\nBody", DataFormat.yaml, "Body", 4),
    ("---\r\na: 1\r\n---\r\nBody", .yaml, "Body", 4),
    ("---\ra: 1\r---\rBody", .yaml, "Body", 4),
    ("\u{FEFF}--- \na: 1\n---\t\n\nBody", .yaml, "\nBody", 4),
    ("---\n---", .yaml, "", 3),
    ("+++\na = 1\n+++\n", .toml, "", 4),
    ("{\n\"a\": 1\n}\n\nBody", .json, "\nBody", 4),
    ("{\"a\": \"}\\\"\"}\r\nBody", .json, "Body", 2),
  ])
  func findsTheBody(source: String, format: DataFormat, body: String, line: Int) throws {
    let bytes = Array(source.utf8)
    let frontMatter = try FrontMatter.split(bytes)
    #expect(frontMatter.format == format)
    #expect(String(decoding: bytes[frontMatter.bodyOffset...], as: UTF8.self) == body)
    #expect(frontMatter.bodyLine == line)
  }

  @Test(arguments: [
    "", "Body", "----\na\n----", " ---\na: 1\n---\n", "--- a\n---\n", "{{ x }}", "{% x %}",
    "{# x #}", "{: .class}", "{.class}", "++++",
  ])
  func takesOtherFilesAsBody(source: String) throws {
    let frontMatter = try FrontMatter.split(Array(source.utf8))
    #expect(frontMatter.format == nil)
    #expect(frontMatter.data.mapping?.isEmpty == true)
    #expect(frontMatter.bodyOffset == 0)
    #expect(frontMatter.bodyLine == 1)
  }

  @Test func skipsTheByteOrderMarkOfAFileWithoutFrontMatter() throws {
    let frontMatter = try FrontMatter.split(Array("\u{FEFF}Body".utf8))
    #expect(frontMatter.bodyOffset == 3)
  }

  @Test func leavesTheBodyUnread() throws {
    let body: [UInt8] = [0, 0xFF, 0xC0]
    let frontMatter = try FrontMatter.split(Array("---\na: 1\n---\n".utf8) + body)
    #expect(frontMatter.data["a"]?.int == 1)
  }
}
