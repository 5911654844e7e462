package import Torii
package import ToriiFrontMatter

/// `site` in templates.
///
/// A class: it holds much, and templates read it all the time.
package final class SiteObject: NumberedObject {
  // Not counted, like that of ``PageObject``.
  private let table: Unmanaged<ObjectTable>
  /// Of all attributes, in the order of their cases: none changes within a build.
  private let values: FixedValues
  /// What a render depends on that reads an attribute that can be another in the next build of the
  /// same configuration.
  private let facts: [Fact?]

  /// - Parameter table: One whose languages are complete.
  package init(
    table: ObjectTable, params: [(name: String, value: DataNode)], data: Value, build: Value
  ) {
    self.table = Unmanaged.passUnretained(table)
    let attributes = Array(SiteAttribute.allCases)
    values = FixedValues(count: attributes.count) { number in
      let attribute = attributes[number]
      switch attribute {
      case .params: return DataValue.table(params.map { ($0.name, DataValue.value($0.value)) })
      case .data: return data
      case .build: return build
      case .title, .description, .baseURL, .language, .direction, .author:
        return Self.setting(attribute, table.model.configuration)
      default: return Self.content(attribute, table)
      }
    }
    facts = attributes.map { $0.fact(language: table.language) }
  }

  private static func setting(
    _ attribute: SiteAttribute, _ configuration: SiteConfiguration
  ) -> Value {
    switch attribute {
    case .title: .string(configuration.title)
    case .description: ObjectTable.text(configuration.description)
    case .baseURL: .string(configuration.baseURL)
    case .language: .string(configuration.language)
    case .direction: .string(configuration.currentLanguage.isRightToLeft ? "rtl" : "ltr")
    default: ObjectTable.text(configuration.author)
    }
  }

  private static func content(_ attribute: SiteAttribute, _ table: ObjectTable) -> Value {
    let model = table.model
    switch attribute {
    case .languages: return table.languages.languages(seenFrom: table.language)
    case .feeds: return table.feeds(.site)
    case .home: return table.pages[model.sections[0].page]
    case .pages: return table.list(model.regular)
    case .posts: return table.list(model.posts)
    case .sections:
      return Value(
        model.sections.indices.dropFirst()
          .filter { model.pages[model.sections[$0].page].isListed }.map { table.sections[$0] })
    case .taxonomies:
      return DataValue.table(
        zip(model.taxonomies, table.taxonomies).map { ($0.definition.name, $1) })
    case .menus:
      return DataValue.table(
        model.menus.map { ($0.name, menu($0.items, SiteLinks(model.configuration))) })
    case .archive: return page(of: .archive, table)
    case .search: return page(of: .search, table)
    default: return .string(ToriiVersion.generator)
    }
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
    place(ofAttribute: number, observer)?.pointee
  }

  package func place(ofAttribute number: Int, _ observer: UnsafeMutableRawPointer?)
    -> UnsafePointer<Value>?
  {
    guard let place = values.place(number) else { return nil }
    if let fact = facts[number] { FactRecorder(observer)?.read(fact) }
    return place
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

  /// Nil for what follows from the configuration, or notes by itself what is read of it.
  func fact(language: Int) -> Fact? {
    switch self {
    case .pages: .pages(language: language)
    case .posts: .posts(language: language)
    case .sections: .sections(language: language)
    case .taxonomies: .taxonomies(language: language)
    case .menus: .menus(language: language)
    case .archive, .search: .generated(language: language)
    case .data: .data
    case .build: .day
    case .title, .description, .baseURL, .language, .languages, .direction, .author, .generator,
      .params, .feeds, .home:
      nil
    }
  }
}

/// `site` with some of its pages only.
struct NarrowedSite: TemplateObject {
  let site: SiteObject
  let pages: Value

  func attribute(named name: String) -> Value? {
    name == "pages" ? pages : site.attribute(named: name)
  }
}
