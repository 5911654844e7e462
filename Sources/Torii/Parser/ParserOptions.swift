/// What the parser has to know of the environment that a template belongs to.
package struct ParserOptions: Sendable {
  package var syntax: Syntax { didSet { delimiters = nil } }
  /// The delimiters of `syntax`, where they have been made ready before.
  private(set) var delimiters: Delimiters?
  package var extensions: SyntaxExtensions
  /// The name to report; messages themselves do not hold it.
  package var templateName: String?
  /// The policy `ext.i18n.trimmed`: whether `trans` trims unless told otherwise.
  package var trimsTranslations = false
  /// Whether `gettext` itself fills in the variables.
  package var newstyleGettext = false
  /// The tags that the program adds, by name.
  package var tags: [String: TemplateTag] = [:]
  /// How many expressions and how many statements may enclose each other.
  package var maximumNesting = 100
  /// How many operators, filters, calls or subscripts may depend on one another.
  package var maximumChain = 500

  package init(
    syntax: Syntax = Syntax(), extensions: SyntaxExtensions = [], templateName: String? = nil
  ) {
    self.syntax = syntax
    self.extensions = extensions
    self.templateName = templateName
  }

  /// Makes the delimiters ready for all templates; wrong ones are reported by each of them.
  mutating func prepareDelimiters() { delimiters = try? Delimiters.of(syntax) }
}

/// The tags beyond Jinja2's own (Jinja2 documentation, "Extensions").
package struct SyntaxExtensions: OptionSet, Sendable, Hashable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// `{% trans %}`
  package static let i18n = SyntaxExtensions(rawValue: 1)
  /// `{% do %}`
  package static let `do` = SyntaxExtensions(rawValue: 2)
  /// `{% break %}` and `{% continue %}`
  package static let loopControls = SyntaxExtensions(rawValue: 4)
  /// `{% debug %}`
  package static let debug = SyntaxExtensions(rawValue: 8)
}
