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

  package var templateText: String {
    note(.metadata)
    return page.title
  }

  /// Each group notes what it reads for the dependencies of what is being rendered; names in none
  /// are undefined in every build of the same configuration.
  package func attribute(named name: String) -> Value? {
    address(name) ?? date(name) ?? metadata(name) ?? body(name) ?? relation(name)
  }

  func note(_ facets: PageFacets) {
    FactRecorder.current?.read(facets, ofPage: index, language: table.language)
  }

  private func address(_ name: String) -> Value? {
    let value: Value
    switch name {
    case "url": value = table.href(page.url)
    case "permalink": value = table.permalink(page.url)
    case "kind": value = .string(page.kind.rawValue)
    case "slug": value = .string(page.slug)
    case "path": value = ObjectTable.text(page.document?.path.string)
    case "lang": value = .string(language)
    default: return nil
    }
    note(.address)
    return value
  }

  private func date(_ name: String) -> Value? {
    let value: Value
    switch name {
    case "date": value = ObjectTable.date(page.date)
    case "updated": value = ObjectTable.date(updated)
    case "git": value = commit
    default: return nil
    }
    note(.dates)
    return value
  }

  private func metadata(_ name: String) -> Value? {
    let value: Value
    switch name {
    case "title": value = .string(page.title)
    case "description": value = ObjectTable.text(page.metadata?.description)
    case "draft": value = .bool(page.metadata?.isDraft ?? false)
    case "weight": value = .int(page.metadata?.weight ?? 0)
    case "template": value = ObjectTable.text(page.metadata?.template)
    case "authors":
      if let terms = terms(name) { return terms }
      value = Value(page.metadata?.authors ?? [])
    case "params": value = DataValue.table(page.metadata?.params ?? [])
    case "aliases": value = Value((page.metadata?.aliases ?? []).map { table.href($0) })
    default: return nil
    }
    note(.metadata)
    return value
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
    case "summary":
      note(.summary)
      return .markup(page.summary.html)
    case "has_more":
      note(.summary)
      return .bool(page.summary.hasMore)
    default: break
    }
    let value: Value
    switch name {
    case "content": value = .markup(page.body?.rendered.html ?? "")
    case "toc":
      value = Value((page.body?.rendered.outline ?? []).map { OutlineObject(entry: $0) })
    case "word_count": value = .int(page.body?.wordCount ?? 0)
    case "reading_time": value = .int(page.body?.readingMinutes ?? 0)
    case "source":
      value = .string(page.document.map { String(decoding: $0.body, as: UTF8.self) } ?? "")
    default: return nil
    }
    note(.body)
    return value
  }

  private func relation(_ name: String) -> Value? {
    let model = table.model
    let value: Value
    switch name {
    case "section":
      let section = page.section.flatMap { $0 > 0 ? table.sections[$0] : nil }
      value = section ?? .none
    case "previous":
      value = model.neighbours[index]?.previous.map { table.pages[$0] } ?? .none
    case "next": value = model.neighbours[index]?.next.map { table.pages[$0] } ?? .none
    case "ancestors": value = ancestors
    case "related":
      note(.related)
      return table.list(model.related(to: index))
    case "assets": value = Value(page.assets.map { PageAssetObject(table: table, asset: $0) })
    case "translations": value = table.languages.translations(of: page, in: model)
    case "feeds": value = table.feedScopes[index].map { table.feeds($0) } ?? Value([Value]())
    default: return terms(name)
    }
    note(.relations)
    return value
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
    note(.relations)
    let references = model.termsOfPage[index] ?? []
    return Value(
      references.filter { model.taxonomies[$0.taxonomy].definition.name == name }
        .map { table.terms[$0.taxonomy][$0.term] })
  }
}
