import Foundation
import Torii

/// The environment of a fixture: the options that its section `environment` names.
struct FixtureEnvironment: Decodable {
  var autoescape: Bool?
  var undefined: String?
  var extensions: [String]?
  var sandbox: String?
  var trimBlocks: Bool?
  var lstripBlocks: Bool?
  var keepTrailingNewline: Bool?
  var lineStatementPrefix: String?
  var lineCommentPrefix: String?

  enum CodingKeys: String, CodingKey {
    case autoescape, undefined, extensions, sandbox
    case trimBlocks = "trim_blocks"
    case lstripBlocks = "lstrip_blocks"
    case keepTrailingNewline = "keep_trailing_newline"
    case lineStatementPrefix = "line_statement_prefix"
    case lineCommentPrefix = "line_comment_prefix"
  }

  static func make(_ options: String?, files: [String: String]) throws -> Environment {
    let options = try JSONDecoder().decode(Self.self, from: Data((options ?? "{}").utf8))
    var environment = Environment()
    if options.autoescape == true { environment.autoEscape = .enabled }
    environment.undefined =
      options.undefined.flatMap { UndefinedBehavior(rawValue: $0) } ?? .lenient
    environment.extensions = Set((options.extensions ?? []).compactMap { known[$0] })
    environment.sandbox =
      options.sandbox.map { $0 == "immutable" ? .immutable : .sandboxed } ?? .off
    environment.syntax.trimBlocks = options.trimBlocks ?? false
    environment.syntax.lstripBlocks = options.lstripBlocks ?? false
    environment.syntax.keepTrailingNewline = options.keepTrailingNewline ?? false
    environment.syntax.lineStatementPrefix = options.lineStatementPrefix
    environment.syntax.lineCommentPrefix = options.lineCommentPrefix
    if !files.isEmpty { environment.loader = DictionaryLoader(files) }
    return environment
  }

  /// Jinja2's names of the extensions.
  private static let known: [String: TemplateExtension] = [
    "i18n": .i18n, "do": .do, "loopcontrols": .loopControls, "debug": .debug,
  ]
}
