import Testing

@testable import Torii

@Suite struct CodePointTests {
  @Test(arguments: [
    "repr", "ascii", "upper", "lower", "title", "capitalize", "swapcase", "casefold", "strip",
    "lstrip", "rstrip", "escape", "quote", "quote-plus", "unescape",
  ])
  func mapsTextsAsPython(operation: String) throws {
    for row in try PythonRecording.rows(of: operation, in: "texts") {
      expectSame(map(row[0], operation), row[1], [operation, row[0]])
    }
  }

  private func map(_ text: String, _ operation: String) -> String {
    switch operation {
    case "repr": pythonRepr(text)
    case "ascii": pythonASCII(pythonRepr(text))
    case "upper": CodePoints.uppercased(text)
    case "lower": CodePoints.lowercased(text)
    case "title": CodePoints.titlecased(text)
    case "capitalize": CodePoints.capitalized(text)
    case "swapcase": CodePoints.swappedCase(text)
    case "casefold": CodePoints.caseFolded(text)
    case "strip": CodePoints.strip(text)
    case "lstrip": CodePoints.strip(text, .leading)
    case "rstrip": CodePoints.strip(text, .trailing)
    case "escape": HTMLEscape.escape(text)
    case "quote": PercentEncoding.encode(text)
    case "quote-plus": PercentEncoding.encode(text, keepsSlash: false, spaceAsPlus: true)
    case "unescape": htmlUnescape(text)
    default: "no such operation"
    }
  }

  @Test(arguments: ["isupper", "islower", "istitle", "isidentifier", "isalnum"])
  func classifiesTextsAsPython(operation: String) throws {
    for row in try PythonRecording.rows(of: operation, in: "texts") {
      let actual =
        switch operation {
        case "isupper": CodePoints.isUpper(row[0])
        case "islower": CodePoints.isLower(row[0])
        case "istitle": CodePoints.isTitle(row[0])
        case "isidentifier": CodePoints.isIdentifier(row[0])
        default: CodePoints.all(row[0], CodePoints.isAlphanumeric)
        }
      #expect(actual == (row[1] == "True"), "\(operation) \(row[0].debugDescription)")
    }
  }

  @Test(arguments: ["lines", "lines-kept", "words", "words-end", "split", "split-end"])
  func splitsAsPython(operation: String) throws {
    for row in try PythonRecording.rows(of: operation, in: "texts") {
      let parts =
        switch operation {
        case "lines": CodePoints.lines(row[0])
        case "lines-kept": CodePoints.lines(row[0], keepingEnds: true)
        case "words": CodePoints.words(row[0], limit: Int(row[1]) ?? -1)
        case "words-end": CodePoints.wordsFromEnd(row[0], limit: Int(row[1]) ?? -1)
        case "split": CodePoints.split(row[0], by: row[1], limit: Int(row[2]) ?? -1)
        default: CodePoints.split(row[0], by: row[1], limit: Int(row[2]) ?? -1, fromEnd: true)
        }
      expectSame(parts.joined(separator: "|"), row[row.count - 1], [operation] + row)
    }
  }

  @Test func replacesAsPython() throws {
    for row in try PythonRecording.rows(of: "replace", in: "texts") {
      let limit = try #require(Int(row[2]))
      let actual = CodePoints.replacing(row[0], row[1], with: "<>", limit: limit)
      if row[1].utf8.isEmpty, row[0].utf8.contains(0x2D) { continue }
      expectSame(actual, row[3], row)
      #expect(
        CodePoints.replacedSize(row[0], row[1], with: "<>", limit: limit) == actual.utf8.count)
    }
  }

  @Test func findsAsPython() throws {
    for row in try PythonRecording.rows(of: "find", in: "texts") {
      let (text, part, start, stop) = (row[0], row[1], Int(row[2]), Int(row[3]))
      let found = CodePoints.find(part, in: text, start: start, stop: stop) ?? -1
      let last = CodePoints.find(part, in: text, start: start, stop: stop, fromEnd: true) ?? -1
      let count = CodePoints.occurrences(of: part, in: text, start: start, stop: stop)
      let starts = CodePoints.hasPrefix(text, part, start: start, stop: stop)
      let ends = CodePoints.hasSuffix(text, part, start: start, stop: stop)
      #expect(String(found) == row[4], "\(row)")
      #expect(String(last) == row[5], "\(row)")
      #expect(String(count) == row[6], "\(row)")
      #expect(starts == (row[7] == "True"), "\(row)")
      #expect(ends == (row[8] == "True"), "\(row)")
    }
  }

  @Test func slicesAsPython() throws {
    for row in try PythonRecording.rows(of: "slice", in: "texts") {
      let step = try #require(Int(row[3]))
      let actual = CodePoints.slice(row[0], start: Int(row[1]), stop: Int(row[2]), step: step)
      expectSame(actual, row[4], row)
    }
  }

  @Test func comparesCodePointsNotGraphemes() {
    #expect(!CodePoints.equal("\u{E9}", "e\u{301}"))
    #expect(CodePoints.compare("z", "\u{E9}") < 0)
    #expect(CodePoints.count("e\u{301}") == 2)
    #expect(CodePoints.character("e\u{301}x", at: -1) == "x")
    #expect(CodePoints.character("abc", at: 3) == nil)
    #expect(CodePoints.character("abc", at: .min) == nil)
  }

  @Test func longPatternsAreFoundInLinearTime() {
    let text = String(repeating: "a", count: 200_000)
    let pattern = String(repeating: "a", count: 100_000) + "b"
    #expect(!CodePoints.contains(text, pattern))
    #expect(CodePoints.find(pattern, in: text, fromEnd: true) == nil)
  }
}
