import Testing
import ToriiHighlight

@testable import ToriiSite

@Suite struct CodeBlockTests {
  @Test(arguments: [
    ("python", "python"), ("python {linenos=true}", "python"), ("go{hl_lines=[1]}", "go"),
    ("rust,linenos", "rust"), ("{.haskell .wide}", "haskell"), ("", ""),
    ("js title=\"a b.js\"", "js"),
  ])
  func theLanguageComesFirst(_ info: String, _ language: String) {
    #expect(CodeFence(info).language == language)
  }

  @Test(arguments: [
    "python {hl_lines=\"2 4-6\"}", "python {hl_lines=[2,\"4-6\"]}", "python {2,4-6}",
    "python hl_lines=\"2,4-6\"", "python,hl_lines=2 4-6", "{.python hl_lines=\"2 4-6\"}",
    "python {linenos=table,hl_lines=[2,\"4-6\"],linenostart=3}",
  ])
  func linesAreHighlighted(_ info: String) {
    #expect(CodeFence(info).highlighted == [2...2, 4...6])
  }

  @Test(arguments: [
    ("js {linenos=true}", CodeLines.Numbers?.some(.inline)), ("js {linenos=inline}", .inline),
    ("js {linenos=table}", .table), ("js linenos=\"table\"", .table),
    ("js {linenos=false}", .some(.none)),
    ("js showLineNumbers", .inline), ("js,linenos", .inline), ("{.js .numberLines}", .inline),
    ("js", nil),
  ])
  func numbersAreAskedFor(_ info: String, _ numbers: CodeLines.Numbers?) {
    #expect(CodeFence(info).numbers == numbers)
  }

  @Test func theRestIsRead() {
    let fence = CodeFence(
      "python {#demo .wide linenostart=10 title=\"a <b>.py\" hl_lines=\"9-2 x\"}")
    #expect(fence.firstLine == 10)
    #expect(fence.title == "a <b>.py")
    #expect(fence.id == "demo")
    #expect(fence.classes == ["wide"])
    #expect(fence.highlighted.isEmpty)
  }

  @Test(arguments: [
    "{{{{", "}", "=", "a =", "a = =", "x {hl_lines=", "x {hl_lines=[1", "x {title=\"", ",,,",
    "1-2-3",
    "x 99999999999999999999-1", "x {hl_lines=1-}", "x linenostart=-5", "\t", "x \u{e9}=\u{e9}",
  ])
  func anythingMayStandThere(_ info: String) {
    _ = CodeBlock.html("a\nb\n", info: info)
  }

  @Test func codeIsHighlighted() {
    #expect(
      CodeBlock.html("x = 1\n", info: "python")
        == "<div class=\"highlight\" data-lang=\"python\"><pre tabindex=\"0\"><span></span>"
        + "<code class=\"language-python\" data-lang=\"python\"><span class=\"n\">x</span> "
        + "<span class=\"o\">=</span> <span class=\"mi\">1</span>\n</code></pre></div>\n")
  }

  @Test func unknownLanguagesAreLeftUnlessTheyAskForSomething() {
    #expect(CodeBlock.html("<", info: "klingon") == nil)
    let html = CodeBlock.html("<\n", info: "klingon {hl_lines=1}")
    #expect(html?.contains("<span class=\"hll\">&lt;\n</span>") == true)
  }

  @Test func titlesAndNumbersAreWritten() throws {
    let html = try #require(
      CodeBlock.html("1\n2\n", info: "text {linenos=table title=\"<x>\" linenostart=7}"))
    #expect(
      html.contains("<span class=\"filename\">&lt;x&gt;</span><table class=\"highlighttable\""))
    #expect(
      html.contains("<span class=\"normal\">7</span>\n<span class=\"normal\">8</span>\n</pre>"))
  }
}
