/// Why a template text could not be read, before the environment adds the template's name.
///
/// Classes, words and lines are those of Jinja2's `TemplateSyntaxError` and
/// `TemplateAssertionError`.
package struct TemplateSyntaxIssue: Error, Sendable, Equatable {
  package enum Kind: Sendable {
    case syntax
    case assertion
    /// Options that Jinja2 asserts when an environment is made; they have no place in the template.
    case pythonAssertion
  }

  package var kind: Kind
  package var message: String
  package var line: Int
  /// The bytes of the normalised template that the message is about, for an excerpt.
  package var range: Range<Int>
  /// How to mend it, where there is a likely way.
  package var hint: String?

  package init(_ kind: Kind = .syntax, _ message: String, line: Int, range: Range<Int> = 0..<0) {
    self.kind = kind
    self.message = message
    self.line = line
    self.range = range
  }
}
