import Foundation
import Testing
import Torii

/// A template with what the real Jinja2 made of it; see `Tests/Fixtures-recording`.
struct SyntaxFixture: Sendable, CustomTestStringConvertible {
  enum Outcome: Sendable, Equatable {
    /// The recorded result; its form depends on the file.
    case result(String)
    case issue(TemplateSyntaxIssue.Kind, line: Int, message: String)
  }

  var template: String
  var options: ParserOptions
  var expected: Outcome

  var testDescription: String { quoted(template) }

  static func load(_ name: String) throws -> [SyntaxFixture] {
    guard
      let url = Bundle.module.url(
        forResource: name, withExtension: "jsonl", subdirectory: "Fixtures/syntax")
    else { throw CocoaError(.fileNoSuchFile) }
    let text = try String(contentsOf: url, encoding: .utf8)
    return try text.split(separator: "\n").map { try SyntaxFixture(line: String($0)) }
  }

  private init(line: String) throws {
    guard
      let entry = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
      let template = entry["template"] as? String, let expected = entry["expected"]
    else { throw CocoaError(.fileReadCorruptFile) }
    self.template = template
    options = ParserOptions(recorded: entry["options"] as? [String: Any] ?? [:])
    self.expected = Outcome(recorded: expected)
  }

  /// What the parser makes of the template, in the form of the recording.
  func outcome(_ result: (TemplateSyntax) -> String) -> Outcome {
    do throws(TemplateSyntaxIssue) {
      var parser = try Parser(source: template, options: options)
      return .result(result(try parser.parseTemplate()))
    } catch {
      return Outcome(error)
    }
  }

  static func listed(_ items: [String?]) -> String {
    items.map { $0.map(quoted) ?? "none" }.joined(separator: ", ")
  }
}

extension SyntaxFixture.Outcome {
  init(_ issue: TemplateSyntaxIssue) {
    self = .issue(issue.kind, line: issue.line, message: issue.message)
  }

  fileprivate init(recorded: Any) {
    if let issue = recorded as? [String: Any], let message = issue["error"] as? String {
      let kind: TemplateSyntaxIssue.Kind =
        issue["kind"] as? String == "assertion" ? .assertion : .syntax
      self = .issue(kind, line: issue["line"] as? Int ?? 0, message: message)
    } else if let text = recorded as? String {
      self = .result(text)
    } else {
      self = .result(Self.text(recorded))
    }
  }

  /// Nested lists on lines: what tokens, references and translations are compared as.
  private static func text(_ recorded: Any) -> String {
    let rows = recorded as? [Any] ?? []
    return rows.map { row in
      guard let parts = row as? [Any] else { return part(row) }
      return parts.map(part).joined(separator: " ")
    }.joined(separator: "\n")
  }

  private static func part(_ recorded: Any) -> String {
    if let number = recorded as? Int { return String(number) }
    if let text = recorded as? String { return quoted(text) }
    if let texts = recorded as? [Any] {
      return "[" + SyntaxFixture.listed(texts.map { $0 as? String }) + "]"
    }
    return "none"
  }
}

extension ParserOptions {
  /// The environment's options under the names of Jinja2.
  fileprivate init(recorded: [String: Any]) {
    func text(_ key: String, _ fallback: String) -> String { recorded[key] as? String ?? fallback }
    func flag(_ key: String) -> Bool { recorded[key] as? Bool ?? false }
    var syntax = Syntax()
    syntax.blockStart = text("block_start_string", syntax.blockStart)
    syntax.blockEnd = text("block_end_string", syntax.blockEnd)
    syntax.variableStart = text("variable_start_string", syntax.variableStart)
    syntax.variableEnd = text("variable_end_string", syntax.variableEnd)
    syntax.commentStart = text("comment_start_string", syntax.commentStart)
    syntax.commentEnd = text("comment_end_string", syntax.commentEnd)
    syntax.lineStatementPrefix = recorded["line_statement_prefix"] as? String
    syntax.lineCommentPrefix = recorded["line_comment_prefix"] as? String
    syntax.trimBlocks = flag("trim_blocks")
    syntax.lstripBlocks = flag("lstrip_blocks")
    syntax.keepTrailingNewline = flag("keep_trailing_newline")
    syntax.newlineSequence = text("newline_sequence", "\n")
    self.init(syntax: syntax)
    trimsTranslations = flag("trimmed")
    newstyleGettext = flag("newstyle_gettext")
    let known: [String: SyntaxExtensions] = [
      "i18n": .i18n, "do": .do, "loopcontrols": .loopControls, "debug": .debug,
    ]
    for name in recorded["extensions"] as? [String] ?? [] {
      extensions.formUnion(known[name] ?? [])
    }
  }
}
