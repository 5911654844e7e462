/// A built-in extension of the template language (Jinja2 documentation, "Extensions").
public enum TemplateExtension: String, Sendable, Hashable, CaseIterable {
  /// `trans` and `pluralize`. Jinja2's `jinja2.ext.i18n`.
  case i18n
  /// `do`: an expression for its effect. Jinja2's `jinja2.ext.do`.
  case `do`
  /// `break` and `continue`. Jinja2's `jinja2.ext.loopcontrols`.
  case loopControls
  /// `debug`: prints the context. Jinja2's `jinja2.ext.debug`.
  case debug
}
