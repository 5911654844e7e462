/// A call of a translation function in a template, with its texts (Jinja2 documentation,
/// "i18n Extension", `extract_translations` and the Babel integration).
///
/// Get them from ``Environment/translationMessages(in:functions:commentTags:)``, and make a `.pot`
/// file of them with ``MessageCatalogTemplate``.
public struct TranslationMessage: Sendable, Equatable {
  /// The line of the call, counted from 1.
  public var line: Int
  /// The name that is called, such as `ngettext`; a `trans` block gives the name of what it calls.
  public var function: String
  /// One for each argument; nil for one that is not a string literal.
  public var texts: [String?]
  /// What the comment says that stands before the call and begins with one of the tags.
  public var comments: [String] = []

  /// The functions that Jinja2 looks for.
  public static let functions = ["_", "gettext", "ngettext", "pgettext", "npgettext"]

  /// Whether the call has one argument, whose text then stands for the message.
  package var isSingle: Bool { texts.count == 1 }
}

extension Environment {
  /// The calls of translation functions in the template, `trans` included
  /// (Jinja2 documentation, "i18n Extension", `extract_translations`).
  ///
  /// - Parameters:
  ///   - source: The template.
  ///   - functions: The names of the functions.
  ///   - commentTags: The first words of comments that are meant for translators, as in
  ///     `{# TRANSLATORS: a verb #}`. Such a comment belongs to the next call on its line or below.
  /// - Returns: The calls in order.
  /// - Throws: What is wrong with the template's syntax.
  public func translationMessages(
    in source: String, functions: [String] = TranslationMessage.functions,
    commentTags: [String] = []
  ) throws(TemplateError) -> [TranslationMessage] {
    var messages = try Compiler.parse(source, name: nil, environment: state)
      .translationMessages(functions: functions)
    guard !commentTags.isEmpty else { return messages }
    var finder = TranslatorComments(tokens: try rawTokens(of: source), tags: commentTags)
    for index in messages.indices {
      messages[index].comments = finder.comments(upTo: messages[index].line)
    }
    return messages
  }
}

extension TemplateSyntax {
  /// What a template has to be translated, `trans` included.
  package func translationMessages(
    functions: [String] = TranslationMessage.functions
  ) -> [TranslationMessage] {
    var finder = TranslationFinder(functions: functions)
    finder.walk(body)
    return finder.messages
  }
}

private struct TranslationFinder: SyntaxVisitor {
  let functions: [String]
  var messages: [TranslationMessage] = []

  mutating func visit(_ expression: Expression) {
    guard case .call(let callee, let arguments) = expression.kind,
      case .name(let name) = callee.kind,
      functions.contains(where: { $0.utf8.elementsEqual(name.text.utf8) })
    else { return }
    var texts = arguments.positional.map { argument -> String? in
      if case .string(let text)? = argument.literal { text } else { nil }
    }
    let spreads = [arguments.spread, arguments.keywordSpread].compactMap { $0 }
    texts += [String?](repeating: nil, count: arguments.keywords.count + spreads.count)
    messages.append(
      TranslationMessage(line: Int(expression.span.line), function: name.text, texts: texts))
  }
}

/// Finds the comments for translators, forwards only, as Jinja2's Babel integration does: each is
/// for one call.
private struct TranslatorComments {
  private let tokens: [Lexer.RawToken]
  private let tags: [String]
  /// The first token that no call has looked at.
  private var position = 0

  init(tokens: [Lexer.RawToken], tags: [String]) {
    self.tokens = tokens
    self.tags = tags
  }

  /// The last fitting comment among the tokens that no earlier call has passed, up to a line.
  mutating func comments(upTo line: Int) -> [String] {
    let end = tokens[position...].firstIndex { $0.line > line } ?? tokens.endIndex
    defer { position = end }
    for token in tokens[position..<end].reversed()
    where token.type == "comment" || token.type == "linecomment" {
      let words = CodePoints.words(token.text, limit: 1)
      guard words.count == 2, tags.contains(where: { $0.utf8.elementsEqual(words[0].utf8) })
      else { continue }
      return [CodePoints.strip(words[1], .trailing)]
    }
    return []
  }
}
