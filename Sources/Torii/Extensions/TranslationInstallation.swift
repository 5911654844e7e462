extension Environment {
  /// Gives templates translation functions that leave every text as it is, and turns the extension
  /// `i18n` on (Jinja2 documentation, "i18n Extension", `install_null_translations`).
  ///
  /// - Parameter newstyle: Whether the functions fill in variables by themselves.
  public mutating func installNullTranslations(newstyle: Bool = false) {
    install(NullTranslations(), newstyle: newstyle)
  }

  /// Takes `gettext`, `ngettext`, `pgettext` and `npgettext` away again (Jinja2 documentation,
  /// "i18n Extension", `uninstall_gettext_translations`). The extension stays on.
  public mutating func uninstallTranslations() {
    for function in TranslationFunction.allCases { globals[function.rawValue] = nil }
  }
}

extension Template {
  /// The same template with other translations, compiled once for all languages.
  ///
  /// ```swift
  /// let page = try environment.template(named: "page.html")
  /// let german = try page.translated(by: catalogs["de"]).render(["name": "Eva"])
  /// ```
  ///
  /// The environment must have the extension `i18n` on. Templates that this one includes or extends
  /// are translated likewise.
  ///
  /// - Parameter translations: What the translation functions ask during renders of the result.
  /// - Returns: The template with these translations; this one stays as it is.
  public func translated(by translations: some Translations) -> Template {
    var functions: [(String, Value)] = []
    for function in TranslationFunction.allCases {
      let value = function.value(translations, newstyle: environment.usesNewstyleTranslations)
      functions.append((function.rawValue, value))
    }
    return Template(program: program, environment: environment, adding: functions, to: globals)
  }
}

/// Python's `gettext.NullTranslations`.
struct NullTranslations: Translations {
  var className: String { "NullTranslations" }
  var areConstant: Bool { true }

  func translation(of message: String, context: String?) -> String { message }

  func translation(singular: String, plural: String, count: Int, context: String?) -> String {
    count == 1 ? singular : plural
  }
}
