import Foundation
import Testing
import ToriiSite

/// The repository as this file's place tells it.
private let repository = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().path

@Suite("The default theme in the binary")
struct EmbeddedThemeTests {
  @Test("it equals themes/sumi, file by file")
  func equalsSource() throws {
    let source = try EmbeddedTheme.sourceFiles(of: repository + "/themes/sumi")
    if ProcessInfo.processInfo.environment["TORII_UPDATE_EMBEDDED_THEME"] != nil {
      try EmbeddedTheme.generatedSource(source).write(
        toFile: repository + "/Sources/ToriiSite/Themes/EmbeddedTheme+Files.swift",
        atomically: true, encoding: .utf8)
      return
    }
    #expect(EmbeddedTheme.files.map(\.path) == source.map(\.path))
    for (embedded, file) in zip(EmbeddedTheme.files, source) {
      let isEqual = embedded.bytes == file.bytes
      #expect(isEqual, "\(file.path) differs from themes/sumi")
    }
  }

  @Test("text and other bytes survive the generated source")
  func literals() {
    let text = EmbeddedTheme.generatedSource([
      ("a.html", Array("a \\# \"\"\"# \\(x)\n".utf8)), ("b.png", [0x89, 0, 0xFF]),
    ])
    #expect(text.contains("##\"\"\"\na \\# \"\"\"# \\(x)\n\n\"\"\"##"))
    #expect(text.contains("base64: \"iQD/\""))
  }

  @Test("base 64 and back", arguments: [0, 1, 2, 3, 4, 5, 57, 256])
  func base64(_ count: Int) {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37) }
    #expect(Base64.encode(bytes) == Data(bytes).base64EncodedString())
    #expect(Base64.decode(Base64.encode(bytes)) == bytes)
  }
}
