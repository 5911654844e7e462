package import Torii

/// The objects of all languages, so that a page can lead to its translations.
package final class LanguageTables: Sendable {
  package let translations: Translations
  /// Makes images of others.
  let images: ImageLibrary?
  // Written once in `init`, before any other thread can see it.
  nonisolated(unsafe) package private(set) var all: [ObjectTable] = []

  /// - Parameter models: One a language, in the order of the configuration.
  package init(_ models: [SiteModel], images: ImageLibrary? = nil) {
    self.images = images
    translations = Translations(models)
    all = models.map { ObjectTable($0, languages: self) }
  }

  /// The versions of a page in other languages.
  package func translations(of page: Page, in model: SiteModel) -> Value {
    .frozenList(translations.others(of: page, in: model).map { all[$0.language].pages[$0.page] })
  }

  /// The page that one stands in for a translation of; none where it does not.
  package func original(of page: Page, in model: SiteModel) -> Value {
    guard page.standsIn(in: model.configuration) else { return .none }
    let own = translations.others(of: page, in: model)
      .first { $0.language == page.document?.language }
    return own.map { all[$0.language].pages[$0.page] } ?? .none
  }

  /// `site.languages`: what a language switch shows, as a page of the given language sees it.
  package func languages(seenFrom current: Int) -> Value {
    .frozenList(all.map { Value(LanguageObject(table: $0, isCurrent: $0.language == current)) })
  }
}

/// One of `site.languages`.
struct LanguageObject: TemplateObject {
  unowned let table: ObjectTable
  let isCurrent: Bool

  var templateText: String { table.model.configuration.language }

  func attribute(named name: String) -> Value? {
    let configuration = table.model.configuration
    let language = configuration.currentLanguage
    switch name {
    case "code": return .string(configuration.language)
    case "name": return .string(language.name)
    case "title": return .string(configuration.title)
    case "direction": return .string(language.isRightToLeft ? "rtl" : "ltr")
    case "url": return table.href(home.url)
    case "permalink": return table.permalink(home.url)
    case "is_current": return .bool(isCurrent)
    case "is_default": return .bool(configuration.languageIndex == 0)
    default: return nil
    }
  }

  private var home: Page {
    let page = table.model.pages[table.model.sections[0].page]
    FactRecorder.current?.read(.address, ofPage: page.index, language: table.language)
    return page
  }
}
