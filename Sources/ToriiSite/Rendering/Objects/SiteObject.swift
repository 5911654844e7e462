package import Torii
package import ToriiFrontMatter

/// `site` in templates.
///
/// A class: it holds much, and templates read it all the time.
package final class SiteObject: NumberedObject {
  // Not counted, like that of ``PageObject``.
  private let table: Unmanaged<ObjectTable>
  private let pages: Value
  private let posts: Value
  private let sections: Value
  private let taxonomies: Value
  private let menus: Value
  private let params: Value
  private let data: Value
  private let build: Value
  private let archive: Value
  private let search: Value
  private let direction: Value

  package init(
    table: ObjectTable, params: [(name: String, value: DataNode)], data: Value, build: Value
  ) {
    self.table = Unmanaged.passUnretained(table)
    let model = table.model
    pages = table.list(model.regular)
    posts = table.list(model.posts)
    sections = Value(
      model.sections.indices.dropFirst()
        .filter { model.pages[model.sections[$0].page].isListed }.map { table.sections[$0] })
    taxonomies = DataValue.table(
      zip(model.taxonomies, table.taxonomies).map { ($0.definition.name, $1) })
    menus = DataValue.table(
      model.menus.map { ($0.name, Self.menu($0.items, SiteLinks(model.configuration))) })
    self.params = DataValue.table(params.map { ($0.name, DataValue.value($0.value)) })
    self.data = data
    self.build = build
    archive = Self.page(of: .archive, table)
    search = Self.page(of: .search, table)
    direction = .string(
      model.configuration.currentLanguage.isRightToLeft ? "rtl" : "ltr")
  }

  /// The generated page of a kind; nothing where the site has none.
  private static func page(of kind: PageKind, _ table: ObjectTable) -> Value {
    table.model.pages.index(of: kind).map { table.pages[$0] } ?? .none
  }

  private static func menu(_ items: [Menus.Item], _ links: SiteLinks) -> Value {
    Value(
      items.map { item in
        DataValue.table([
          ("name", .string(item.entry.name)), ("url", .string(links.href(item.entry.url))),
          ("weight", .int(item.entry.weight)), ("identifier", .string(item.entry.identifier)),
          ("children", menu(item.children, links)),
        ])
      })
  }

  package var templateText: String {
    table._withUnsafeGuaranteedRef { $0.model.configuration.title }
  }

  package var attributeNumbers: AttributeNumbers { SiteAttribute.cases.numbers }

  package func attribute(numbered number: Int, _ observer: UnsafeMutableRawPointer?) -> Value? {
    guard let attribute = SiteAttribute.cases[number] else { return nil }
    return table._withUnsafeGuaranteedRef { value(attribute, FactRecorder(observer), $0) }
  }

  private func value(
    _ attribute: SiteAttribute, _ recorder: FactRecorder?, _ table: ObjectTable
  ) -> Value? {
    // The configuration is large: a variable for it would be a copy each time.
    switch attribute {
    case .title: return .string(table.model.configuration.title)
    case .description: return ObjectTable.text(table.model.configuration.description)
    case .baseURL: return .string(table.model.configuration.baseURL)
    case .language: return .string(table.model.configuration.language)
    case .languages: return table.languages.languages(seenFrom: table.language)
    case .direction: return direction
    case .author: return ObjectTable.text(table.model.configuration.author)
    case .generator: return .string(ToriiVersion.generator)
    case .params: return params
    case .feeds: return table.feeds(.site)
    case .home: return table.pages[table.model.sections[0].page]
    default: return changing(attribute, recorder, language: table.language)
    }
  }

  /// What can be another between builds of the same configuration.
  private func changing(
    _ attribute: SiteAttribute, _ recorder: FactRecorder?, language: Int
  ) -> Value? {
    let (value, fact): (Value, Fact)
    switch attribute {
    case .pages: (value, fact) = (pages, .pages(language: language))
    case .posts: (value, fact) = (posts, .posts(language: language))
    case .sections: (value, fact) = (sections, .sections(language: language))
    case .taxonomies: (value, fact) = (taxonomies, .taxonomies(language: language))
    case .menus: (value, fact) = (menus, .menus(language: language))
    case .archive: (value, fact) = (archive, .generated(language: language))
    case .search: (value, fact) = (search, .generated(language: language))
    case .data: (value, fact) = (data, .data)
    case .build: (value, fact) = (build, .day)
    default: return nil
    }
    recorder?.read(fact)
    return value
  }
}

/// What a template can read of the site.
private enum SiteAttribute: String, CaseIterable {
  case title, description
  case baseURL = "base_url"
  case language, languages, direction, author, generator
  case params, feeds, home
  case pages, posts, sections, taxonomies, menus, archive, search, data, build

  static let cases = AttributeCases<SiteAttribute>()
}

/// `site` with some of its pages only.
struct NarrowedSite: TemplateObject {
  let site: SiteObject
  let pages: Value

  func attribute(named name: String) -> Value? {
    name == "pages" ? pages : site.attribute(named: name)
  }
}
