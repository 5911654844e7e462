import Testing
import Torii

@Suite("Templates render to text, buffers and streams")
struct RenderTests {
  private let template: Template

  init() throws {
    template = try Environment().template(
      from: "{% for i in range(n) %}{{ i }} é\n{% endfor %}{{ tail }}")
  }

  @Test func rendersDictionaries() throws {
    #expect(try template.render(["n": 2, "tail": "x"]) == "0 é\n1 é\nx")
  }

  @Test func rendersWithoutContext() throws {
    #expect(try Environment().template(from: "a{{ b }}c").render() == "ac")
  }

  @Test func appendsToABuffer() throws {
    var bytes = Array("> ".utf8)
    try template.render(["n": 1], into: &bytes)
    #expect(bytes == Array("> 0 é\n".utf8))
  }

  @Test func leavesTheBufferAloneWhenItFails() throws {
    var bytes = Array("> ".utf8)
    let failing = try Environment().template(from: "text {{ 1 // 0 }}")
    #expect(throws: TemplateError.self) { try failing.render(into: &bytes) }
    #expect(bytes == Array("> ".utf8))
  }

  @Test(arguments: [1, 7, 64, 100_000])
  func streamsTheSameBytes(chunkSize: Int) throws {
    var pieces: [[UInt8]] = []
    try template.stream(["n": 500, "tail": "end"], chunkSize: chunkSize) { pieces.append($0) }
    let whole = try template.render(["n": 500, "tail": "end"])
    #expect(pieces.flatMap { $0 } == Array(whole.utf8))
    for piece in pieces.dropLast() { #expect(piece.count >= chunkSize) }
    #expect(!pieces.contains { $0.isEmpty })
  }

  @Test func streamsInPieces() throws {
    var count = 0
    try template.stream(["n": 1000], chunkSize: 100) { _ in count += 1 }
    #expect(count > 10)
  }

  @Test func keepsWhatWasStreamedBeforeAnError() throws {
    let failing = try Environment().template(
      from: "{% for i in range(100) %}{{ 1 // (50 - i) }}{% endfor %}")
    var bytes: [UInt8] = []
    #expect(throws: TemplateError.self) {
      try failing.stream(chunkSize: 1) { bytes += $0 }
    }
    #expect(bytes.count == 50)
  }

  @Test func stopsWhenTheWriterThrows() throws {
    struct Full: Error {}
    var calls = 0
    let error = #expect(throws: TemplateError.self) {
      try template.stream(["n": 10_000], chunkSize: 10) { _ in
        calls += 1
        if calls == 3 { throw Full() }
      }
    }
    #expect(error?.kind == .host)
    #expect(error?.cause is Full)
    #expect(calls == 3)
  }

  @Test func rendersAsOftenAsAsked() throws {
    for _ in 0..<50 { #expect(try template.render(["n": 1, "tail": "t"]) == "0 é\nt") }
  }
}
