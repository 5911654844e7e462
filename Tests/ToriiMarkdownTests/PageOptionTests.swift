import Synchronization
import Testing
import ToriiMarkdown

/// What pages want of Markdown beyond what the specifications write.
@Suite struct PageOptionTests {
  private func html(_ source: String, _ change: (inout MarkdownOptions) -> Void) throws -> String {
    var options = MarkdownOptions()
    change(&options)
    return try Markdown.render(source, options: options).html
  }

  private func upper(_ options: inout MarkdownOptions) {
    options.translate = { "«\($0)»" }
  }

  @Test func whatIsLeftOutIsReported() throws {
    let found = Mutex<[String]>([])
    _ = try html("a <b>c</b>\n\n<!-- d > -->\n\n<p>\n\n> [e](javascript:f)\n<!-- g --> <i>\n") {
      $0.reportOmitted = { source, line in
        found.withLock { $0.append("\(line): " + source.split(separator: "\n").joined()) }
      }
    }
    #expect(
      found.withLock { $0 } == [
        "1: <b>", "1: </b>", "5: <p>", "7: javascript:f", "8: <!-- g --> <i>",
      ])
  }

  @Test func columnsAreAlignedByStyle() throws {
    let html = try html("|a|b|\n|:-:|-|\n|c|d|\n") { $0.alignsByStyle = true }
    #expect(html.contains("<th style=\"text-align: center\">a</th>\n<th>b</th>"))
    #expect(html.contains("<td style=\"text-align: center\">c</td>\n<td>d</td>"))
    #expect(!html.contains("align=\""))
  }

  @Test(arguments: [("- [x] a\n", "Done"), ("- [ ] a\n", "To do")])
  func checkBoxesAreLabelled(_ source: String, _ label: String) throws {
    let html = try html(source) { $0.labelsTasks = true }
    #expect(html.contains("<input type=\"checkbox\" aria-label=\"\(label)\""))
  }

  @Test(arguments: [
    ("> [!NOTE]\n> a\n", "«Note»"), ("::: tip\na\n:::\n", "«Tip»"),
    ("::: details\na\n:::\n", "«Details»"), ("# a\n", "aria-label=\"«Link to this section»\""),
    ("a[^1]\n\n[^1]: b\n", "aria-label=\"«Back to reference» 1\""),
  ])
  func ownWordsAreTranslated(_ source: String, _ expected: String) throws {
    let html = try html(source) {
      $0.admonitions = true
      $0.containers = true
      $0.headingAnchors = true
      upper(&$0)
    }
    #expect(html.contains(expected))
  }

  @Test(arguments: ["> [!NOTE] Mine\n> a\n", "::: tip Mine\na\n:::\n"])
  func titlesOfAuthorsStay(_ source: String) throws {
    let html = try html(source) {
      $0.admonitions = true
      $0.containers = true
      upper(&$0)
    }
    #expect(html.contains("Mine"))
    #expect(!html.contains("«"))
  }

  @Test func translationsCannotLeaveTheAttribute() throws {
    let html = try html("# a\n") {
      $0.headingAnchors = true
      $0.translate = { _ in "\"><script>" }
    }
    #expect(html.contains("aria-label=\"&quot;&gt;&lt;script&gt;\""))
  }
}
