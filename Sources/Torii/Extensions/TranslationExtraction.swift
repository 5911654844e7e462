/// A call of a translation function in a template, with its texts.
package struct TranslationMessage: Sendable, Equatable {
  package var line: Int
  package var function: String
  /// One for each argument; nil for one that is not a string literal.
  package var texts: [String?]

  /// Whether the call has one argument, whose text then stands for the message.
  package var isSingle: Bool { texts.count == 1 }
}

extension TemplateSyntax {
  /// What a template has to be translated, `trans` included
  /// (Jinja2 documentation, "i18n Extension", `extract_translations`).
  package func translationMessages(
    functions: [String] = ["_", "gettext", "ngettext", "pgettext", "npgettext"]
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
      functions.contains(where: { $0.utf8.elementsEqual(name.utf8) })
    else { return }
    var texts = arguments.positional.map { argument -> String? in
      if case .constant(.string(let text)) = argument.kind { text } else { nil }
    }
    let spreads = [arguments.spread, arguments.keywordSpread].compactMap { $0 }
    texts += [String?](repeating: nil, count: arguments.keywords.count + spreads.count)
    messages.append(
      TranslationMessage(line: Int(expression.span.line), function: name, texts: texts))
  }
}
