import Testing
import ToriiSite

@Suite("Diagnostics")
struct DiagnosticTests {
  let problem = Diagnostic(
    .error, "unknown key \"titel\"", file: "torii.yaml", line: 2, column: 1,
    excerpt: "titel: Hello", hint: "did you mean \"title\"?")

  @Test("a problem shows place, excerpt, caret and hint")
  func terminal() {
    #expect(
      problem.rendered() == """
        torii.yaml:2:1: error: unknown key "titel"
          2 | titel: Hello
            | ^
          hint: did you mean "title"?

        """)
  }

  @Test("wide characters and tabs move the caret")
  func caret() {
    let wide = Diagnostic(
      .warning, "m", file: "a", line: 10, column: 4, excerpt: "\t日本x")
    #expect(wide.rendered() == "a:10:4: warning: m\n  10 | \t日本x\n     | \t    ^\n")
  }

  @Test("control characters never reach the terminal")
  func controls() {
    let evil = Diagnostic(
      .error, "m\u{1B}[2J", file: "a\nb", line: 1, column: 1, excerpt: "\u{1B}]0;x\u{7}")
    #expect(!evil.rendered().unicodeScalars.contains("\u{1B}"))
    #expect(evil.rendered().hasPrefix("a\u{FFFD}b:1:1:"))
  }

  @Test("a long line is cut around the column")
  func longLine() {
    let text = String(repeating: "a", count: 5000) + "X" + String(repeating: "b", count: 5000)
    let lines = Diagnostic(.error, "m", file: "f", line: 1, column: 5001, excerpt: text).rendered()
      .split(separator: "\n")
    #expect(lines[1].count < 200)
    let column = lines[2].distance(
      from: lines[2].startIndex, to: lines[2].firstIndex(of: "^") ?? lines[2].startIndex)
    #expect(Array(lines[1])[column] == "X")
  }

  @Test("JSON for editors")
  func json() {
    #expect(
      problem.json
        == #"{"severity":"error","message":"unknown key \"titel\"","file":"torii.yaml","line":2,"#
        + #""column":1,"excerpt":"titel: Hello","hint":"did you mean \"title\"?"}"#)
  }

  @Test("problems are sorted by file, line and column")
  func order() {
    let collector = DiagnosticCollector()
    collector.error("c", file: "b", line: 1)
    collector.error("b", file: "a", line: 2)
    collector.error("a", file: "a", line: 1)
    #expect(collector.sorted.map(\.message) == ["a", "b", "c"])
  }

  @Test("problems of one place come in one order, whoever was first")
  func orderOfOnePlace() {
    func problem(_ note: String) -> Diagnostic {
      Diagnostic(.error, "m", file: "f", line: 1, column: 1, notes: ["from " + note])
    }
    let (one, other) = (problem("a.md:1"), problem("b.md:1"))
    for added in [[one, other], [other, one]] {
      let collector = DiagnosticCollector()
      for problem in added { collector.add(problem) }
      #expect(collector.sorted == [one, other])
    }
  }
}
