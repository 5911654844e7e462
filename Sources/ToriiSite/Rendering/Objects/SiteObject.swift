package import Torii
package import ToriiFrontMatter

/// `site` in templates.
package struct SiteObject: TemplateObject {
  private unowned let table: ObjectTable
  private let pages: Value
  private let posts: Value
  private let sections: Value
  private let taxonomies: Value
  private let menus: Value
  private let params: Value
  private let data: Value
  private let build: Value

  package init(
    table: ObjectTable, params: [(name: String, value: DataNode)], data: DataFolder,
    build: Value
  ) {
    self.table = table
    let model = table.model
    pages = table.list(model.regular)
    posts = table.list(model.posts)
    sections = Value(Array(table.sections.dropFirst()))
    taxonomies = DataValue.table(
      zip(model.taxonomies, table.taxonomies).map { ($0.definition.name, $1) })
    menus = DataValue.table(
      model.configuration.menus.map { ($0.name, Self.menu($0.entries, model)) })
    self.params = DataValue.table(params.map { ($0.name, DataValue.value($0.value)) })
    self.data = DataValue.value(data.root)
    self.build = build
  }

  private static func menu(_ entries: [MenuEntry], _ model: SiteModel) -> Value {
    let links = SiteLinks(model.configuration)
    return Value(
      entries.map {
        DataValue.table([
          ("name", .string($0.name)), ("url", .string(links.href($0.url))),
          ("weight", .int($0.weight)), ("identifier", .string($0.identifier)),
        ])
      })
  }

  package var templateText: String { table.model.configuration.title }

  package func attribute(named name: String) -> Value? {
    let configuration = table.model.configuration
    switch name {
    case "title": return .string(configuration.title)
    case "description": return ObjectTable.text(configuration.description)
    case "base_url": return .string(configuration.baseURL)
    case "language": return .string(configuration.language)
    case "languages": return table.languages.languages(seenFrom: configuration.languageIndex)
    case "direction":
      return .string(configuration.currentLanguage.isRightToLeft ? "rtl" : "ltr")
    case "author": return ObjectTable.text(configuration.author)
    case "generator": return .string(ToriiVersion.generator)
    case "pages": return pages
    case "posts": return posts
    case "sections": return sections
    case "taxonomies": return taxonomies
    case "menus": return menus
    case "params": return params
    case "data": return data
    case "build": return build
    case "feeds": return table.feeds(.site)
    case "home": return table.pages[table.model.sections[0].page]
    default: return nil
    }
  }
}
