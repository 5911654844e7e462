package import Torii
import ToriiFrontMatter

/// `page` in templates. Nothing is computed before a template asks for it.
package struct PageObject: TemplateObject, Hashable {
  package unowned let table: ObjectTable
  package let index: Int

  package var page: Page { table.model.pages[index] }

  package static func == (left: PageObject, right: PageObject) -> Bool {
    left.index == right.index && left.table === right.table
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(index) }

  package var templateText: String { page.title }

  package func attribute(named name: String) -> Value? {
    switch name {
    case "kind": .string(page.kind.rawValue)
    case "title": .string(page.title)
    case "description": ObjectTable.text(page.metadata?.description)
    case "date": ObjectTable.date(page.date)
    case "updated": ObjectTable.date(updated)
    case "git": commit
    case "draft": .bool(page.metadata?.isDraft ?? false)
    case "slug": .string(page.slug)
    case "url": table.href(page.url)
    case "permalink": table.permalink(page.url)
    case "path": ObjectTable.text(page.document?.path.string)
    case "weight": .int(page.metadata?.weight ?? 0)
    case "template": ObjectTable.text(page.metadata?.template)
    case "authors": terms(name) ?? Value(page.metadata?.authors ?? [])
    case "lang": .string(language)
    case "params": DataValue.table(page.metadata?.params ?? [])
    case "aliases": Value((page.metadata?.aliases ?? []).map { table.href($0) })
    default: body(name) ?? relation(name)
    }
  }

  /// On the clocks of the site.
  private var updated: DateTime? {
    let zone = table.model.configuration.timeZone
    return page.metadata?.updated == nil
      ? page.updated.map { $0.at(offset: zone.offset(at: $0.epochSeconds)) } : page.updated
  }

  private var commit: Value {
    guard let commit = page.document?.commit else { return .none }
    let zone = table.model.configuration.timeZone
    return DataValue.table([
      ("hash", .string(commit.hash)), ("author", .string(commit.author)),
      (
        "date",
        Value(
          DateObject(
            DateTime(epochSeconds: commit.seconds, offset: zone.offset(at: commit.seconds))))
      ),
    ])
  }

  /// The language that the page is written in, which is another than the site's where it stands in
  /// for a translation.
  private var language: String {
    let configuration = table.model.configuration
    if let own = page.metadata?.language { return own }
    guard let index = page.document?.language, configuration.languages.indices.contains(index)
    else { return configuration.language }
    return configuration.languages[index].code
  }

  private func body(_ name: String) -> Value? {
    switch name {
    case "content": .markup(page.body?.html ?? "")
    case "summary": .markup(page.summary.html)
    case "has_more": .bool(page.summary.hasMore)
    case "toc": Value((page.body?.outline ?? []).map { OutlineObject(entry: $0) })
    case "word_count": .int(page.body?.wordCount ?? 0)
    case "reading_time": .int(page.body?.readingMinutes ?? 0)
    case "source": .string(page.document.map { String(decoding: $0.body, as: UTF8.self) } ?? "")
    default: nil
    }
  }

  private func relation(_ name: String) -> Value? {
    let model = table.model
    switch name {
    case "section":
      guard let section = page.section, section > 0 else { return Value.none }
      return table.sections[section]
    case "previous": return model.neighbours[index]?.previous.map { table.pages[$0] } ?? Value.none
    case "next": return model.neighbours[index]?.next.map { table.pages[$0] } ?? Value.none
    case "ancestors": return ancestors
    case "related": return table.list(model.related(to: index))
    case "assets": return Value(page.assets.map { PageAssetObject(table: table, asset: $0) })
    case "translations": return table.languages.translations(of: page, in: model)
    case "feeds": return table.feedScopes[index].map { table.feeds($0) } ?? Value([Value]())
    default: return terms(name)
    }
  }

  private var ancestors: Value {
    let model = table.model
    switch page.kind {
    case .page, .section, .home:
      return Value(model.ancestors(of: page).map { table.sections[$0] })
    case .taxonomy, .archive, .search, .notFound: return Value([table.sections[0]])
    case .archiveYear, .archiveMonth: return Value(archivesAbove)
    case .term:
      // The pages of a taxonomy's terms follow each other.
      let taxonomy = model.taxonomies.firstIndex { taxonomy in
        guard let first = taxonomy.terms.first, let last = taxonomy.terms.last else { return false }
        return first.page <= index && index <= last.page
      }
      return Value([table.sections[0]] + (taxonomy.map { [table.taxonomies[$0]] } ?? []))
    }
  }

  /// The home page, the archive, and for a month its year.
  private var archivesAbove: [Value] {
    let model = table.model
    var result = [table.sections[0]]
    if let all = model.pages.first(where: { $0.kind == .archive }) {
      result.append(table.pages[all.index])
    }
    if page.kind == .archiveMonth, let period = model.archivePeriods[index],
      let year = model.archive[period.year].page
    {
      result.append(table.pages[year])
    }
    return result
  }

  /// `page.tags` and the like.
  private func terms(_ name: String) -> Value? {
    let model = table.model
    guard model.configuration.taxonomies.contains(where: { $0.name == name }) else { return nil }
    let references = model.termsOfPage[index] ?? []
    return Value(
      references.filter { model.taxonomies[$0.taxonomy].definition.name == name }
        .map { table.terms[$0.taxonomy][$0.term] })
  }
}
