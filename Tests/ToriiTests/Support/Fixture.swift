import Foundation
import Testing
import Torii

/// A case of a fixture file: a template, what it is rendered with, and what Jinja2 makes of it.
///
/// `Recording/record_fixtures.py` describes the files and writes the expected parts.
struct Fixture: Sendable, CustomTestStringConvertible {
  let file: String
  let name: String
  private(set) var sections: [String: String] = [:]
  /// Further templates by name.
  private(set) var files: [String: String] = [:]

  var testDescription: String { "\(file): \(name)" }

  private static let sectionNames = [
    "environment", "context", "template", "expected", "error", "torii", "reason",
  ]

  /// All cases of `Fixtures/<folder>/*.txt`.
  static func cases(in folder: String) -> [Fixture] {
    guard let fixtures = Bundle.module.url(forResource: "Fixtures", withExtension: nil),
      let urls = try? FileManager.default.contentsOfDirectory(
        at: fixtures.appending(path: folder), includingPropertiesForKeys: nil)
    else { return [] }
    return urls.filter { $0.pathExtension == "txt" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
      .flatMap { cases(at: $0) }
  }

  private static func cases(at url: URL) -> [Fixture] {
    guard let data = try? Data(contentsOf: url) else { return [] }
    let file = url.deletingPathExtension().lastPathComponent
    var cases: [Fixture] = []
    var section: String?
    // Lines end with a line feed alone: a template may hold a carriage return.
    for line in data.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast() {
      let line = String(decoding: line, as: UTF8.self)
      if line.hasPrefix("=== ") {
        cases.append(Fixture(file: file, name: String(line.dropFirst(4))))
        section = nil
      } else if let name = sectionName(line), !cases.isEmpty {
        section = name
      } else if let section, !cases.isEmpty {
        cases[cases.count - 1].append(line, to: section)
      }
    }
    // The blank line between two cases belongs to neither.
    for index in cases.indices.dropLast() { cases[index].dropSeparator() }
    return cases
  }

  private static func sectionName(_ line: String) -> String? {
    guard line.hasPrefix("--- ") else { return nil }
    let name = String(line.dropFirst(4))
    return sectionNames.contains(name) || name.hasPrefix("file ") ? name : nil
  }

  private mutating func append(_ line: String, to section: String) {
    if section.hasPrefix("file ") {
      let name = String(section.dropFirst(5))
      files[name] = files[name].map { $0 + "\n" + line } ?? line
    } else {
      sections[section] = sections[section].map { $0 + "\n" + line } ?? line
    }
  }

  private mutating func dropSeparator() {
    for key in ["expected", "error", "reason"] {
      if let text = sections[key], text.utf8.last == 0x0A {
        sections[key] = String(text.dropLast())
      }
    }
  }

  /// Renders it and compares with what Jinja2 made of it.
  func check() throws {
    let outcome = try outcome()
    let expected = recorded
    #expect(Array(outcome.utf8) == Array(expected.utf8), "got: \(outcome)\nexpected: \(expected)")
  }

  /// What Jinja2 made of it.
  var recorded: String { sections["expected"] ?? "error: \(sections["error"] ?? "")" }

  /// What Torii makes of it: the output, or `error: ` and the error.
  func outcome() throws -> String {
    let template = try #require(sections["template"], "\(testDescription) has no template")
    let environment = try FixtureEnvironment.make(sections["environment"], files: files)
    let context = try FixtureContext.decode(sections["context"])
    let isNative = sections["environment"]?.contains("\"native\"") == true
    return Fixture.outcome(of: template, environment, context, isNative: isNative)
  }

  private static func outcome(
    of template: String, _ environment: Environment, _ context: [String: Value], isNative: Bool
  ) -> String {
    do throws(TemplateError) {
      let template = try environment.template(from: template)
      guard isNative else { return try template.render(context) }
      // The text of a list shows the repr of its item.
      let listed = try Environment().template(from: "{{ [value] }}")
        .render(["value": try template.renderValue(context)])
      return String(listed.dropFirst().dropLast())
    } catch {
      let line = error.line.map { "\($0)" } ?? "None"
      return "error: \(error.kind.rawValue) at line \(line): \(error.message)"
    }
  }
}
