/// What the lines of a piece of code get beside their text.
package struct CodeLines: Sendable, Equatable {
  /// Where line numbers stand.
  package enum Numbers: Sendable, Equatable {
    case none
    /// Before each line.
    case inline
    /// In a column of their own.
    case table
  }

  package var numbers = Numbers.none
  /// The number of the first line.
  package var first = 1
  /// The lines to highlight, counted from 1 whatever the first one's number is.
  package var highlighted: [ClosedRange<Int>] = []

  package init() {}

  private var changesLines: Bool { numbers == .inline || !highlighted.isEmpty }

  /// The code with its lines wrapped; in highlighted code no element crosses the end of a line.
  package func applied(to html: [UInt8]) -> [UInt8] {
    guard changesLines else { return html }
    var output: [UInt8] = []
    output.reserveCapacity(html.count + html.count / 2)
    let lines = Self.lines(of: html)
    let width = numberWidth(lines.count)
    for (index, line) in lines.enumerated() {
      let isHighlighted = highlighted.contains { $0.contains(index + 1) }
      if isHighlighted { output += Array("<span class=\"hll\">".utf8) }
      if numbers == .inline {
        output += Array("<span class=\"linenos\">".utf8)
        output += number(index, width)
        output += Array("</span>".utf8)
      }
      output += line
      if isHighlighted { output += Array("</span>".utf8) }
    }
    return output
  }

  /// The column of numbers for code.
  package func column(for html: [UInt8]) -> [UInt8] {
    let count = Self.lines(of: html).count
    let width = numberWidth(count)
    var output: [UInt8] = []
    for index in 0..<count {
      let isHighlighted = highlighted.contains { $0.contains(index + 1) }
      output += Array((isHighlighted ? "<span class=\"hll\">" : "<span class=\"normal\">").utf8)
      output += number(index, width)
      output += Array("</span>\n".utf8)
    }
    return output
  }

  /// The lines of a text with their ends.
  private static func lines(of html: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    for (index, byte) in html.enumerated() where byte == 0x0A {
      lines.append(html[start...index])
      start = index + 1
    }
    if start < html.count { lines.append(html[start...]) }
    return lines
  }

  private func numberWidth(_ count: Int) -> Int {
    max(String(first).utf8.count, String(first.addingClamped(max(count, 1) - 1)).utf8.count)
  }

  private func number(_ index: Int, _ width: Int) -> [UInt8] {
    let digits = Array(String(first.addingClamped(index)).utf8)
    return [UInt8](repeating: 0x20, count: max(0, width - digits.count)) + digits
  }
}

extension Int {
  fileprivate func addingClamped(_ other: Int) -> Int {
    let (sum, overflows) = addingReportingOverflow(other)
    return overflows ? .max : sum
  }
}
