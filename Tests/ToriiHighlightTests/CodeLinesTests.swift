import Testing
import ToriiHighlight

@Suite struct CodeLinesTests {
  private let html = Array("<span class=\"k\">a</span>\n\nb\n".utf8)

  private func applied(_ change: (inout CodeLines) -> Void) -> String {
    var lines = CodeLines()
    change(&lines)
    return String(decoding: lines.applied(to: html), as: UTF8.self)
  }

  @Test func nothingIsChangedUnasked() {
    #expect(applied { _ in } == "<span class=\"k\">a</span>\n\nb\n")
  }

  @Test func linesAreHighlightedWithTheirEnds() {
    #expect(
      applied { $0.highlighted = [2...3] }
        == "<span class=\"k\">a</span>\n<span class=\"hll\">\n</span><span class=\"hll\">b\n</span>"
    )
  }

  @Test func numbersAreOfOneWidth() {
    let text = applied {
      $0.numbers = .inline
      $0.first = 9
    }
    #expect(
      text == "<span class=\"linenos\"> 9</span><span class=\"k\">a</span>\n"
        + "<span class=\"linenos\">10</span>\n<span class=\"linenos\">11</span>b\n")
  }

  @Test func hugeNumbersDoNotOverflow() {
    let text = applied {
      $0.numbers = .inline
      $0.first = .max
    }
    #expect(text.contains("9223372036854775807"))
  }

  @Test func aTableHasAColumnOfNumbers() {
    var lines = CodeLines()
    lines.numbers = .table
    #expect(lines.applied(to: html) == html)
    lines.highlighted = [2...2]
    #expect(
      String(decoding: lines.column(for: html), as: UTF8.self)
        == "<span class=\"normal\">1</span>\n<span class=\"hll\">2</span>\n"
        + "<span class=\"normal\">3</span>\n")
  }
}
