import Foundation
import Testing
import ToriiHighlight

/// Samples with the HTML that Pygments makes of them. `Recording/record_fixtures.py` records both.
@Suite struct RecordedCodeTests {
  @Test(arguments: try Sample.all())
  func classesAreThoseOfPygments(_ sample: Sample) throws {
    let language = try #require(Highlighter.language(named: sample.language))
    let html = String(decoding: Highlighter.html(sample.code, in: language), as: UTF8.self)
    if sample.agreement == 100 {
      #expect(html == sample.html)
    } else {
      let share = Self.agreement(html, sample.html)
      #expect(share >= sample.agreement, "\(share) of \(sample.agreement)")
    }
  }

  /// The share of characters with equal classes, in percent.
  private static func agreement(_ first: String, _ second: String) -> Double {
    let (first, second) = (classes(first), classes(second))
    guard first.count == second.count, !first.isEmpty else { return 0 }
    let same = zip(first, second).reduce(0) { $0 + ($1.0 == $1.1 ? 1 : 0) }
    return (1000 * Double(same) / Double(first.count)).rounded(.down) / 10
  }

  /// The class of every character of some HTML; an entity is one.
  private static func classes(_ html: String) -> [Substring] {
    var result: [Substring] = []
    var current: Substring = ""
    var rest = html[...]
    while let first = rest.unicodeScalars.first {
      if first == "<", let end = rest.firstIndex(of: ">") {
        let tag = rest[..<end]
        current = tag.hasPrefix("</") ? "" : tag.dropFirst("<span class=\"".count).dropLast()
        rest = rest[rest.index(after: end)...]
      } else if first == "&", let end = rest.firstIndex(of: ";") {
        result.append(current)
        rest = rest[rest.index(after: end)...]
      } else {
        result.append(current)
        rest = rest[rest.unicodeScalars.index(after: rest.startIndex)...]
      }
    }
    return result
  }
}

struct Sample: CustomTestStringConvertible, Sendable {
  let language: String
  let name: String
  let code: [UInt8]
  let html: String
  let agreement: Double

  var testDescription: String { "\(language)/\(name)" }

  static func all() throws -> [Sample] {
    let folder = try #require(Bundle.module.resourceURL).appending(path: "Fixtures")
    let list = try String(contentsOf: folder.appending(path: "agreement.txt"), encoding: .utf8)
    return try list.split(separator: "\n").map { line in
      let fields = line.split(separator: " ").map(String.init)
      let path = fields[0].split(separator: "/").map(String.init)
      let file = folder.appending(path: fields[0])
      return Sample(
        language: path[0], name: path[1],
        code: [UInt8](try Data(contentsOf: file.appendingPathExtension("code"))),
        html: try String(contentsOf: file.appendingPathExtension("html"), encoding: .utf8),
        agreement: Double(fields[1]) ?? 100)
    }
  }
}
