package import Torii
import ToriiFrontMatter

/// `page` in templates. Nothing is computed before a template asks for it.
package struct PageObject: TemplateObject, Hashable {
  // The table's model is large: a variable for it or its configuration would be a copy each time.
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

  /// Each read is noted for the dependencies of what is being rendered; names that are neither an
  /// attribute nor a taxonomy are undefined in every build of the same configuration.
  package func attribute(named name: String) -> Value? {
    guard let attribute = PageAttribute.named(name) else { return terms(name) }
    let recorder = FactRecorder.current
    if attribute == .authors, let terms = terms(name) { return terms }
    recorder?.read(attribute.facet, ofPage: index, language: table.language)
    guard let recorder, recorder.isAbout(page: index, language: table.language) else {
      return value(attribute, recorder)
    }
    if let known = recorder.value(of: attribute) { return known }
    let value = value(attribute, recorder)
    recorder.keep(value, of: attribute)
    return value
  }

  func note(_ facets: PageFacets) {
    FactRecorder.current?.read(facets, ofPage: index, language: table.language)
  }

  private func value(_ attribute: PageAttribute, _ recorder: FactRecorder?) -> Value {
    switch attribute.facet {
    case .address: address(attribute)
    case .dates: date(attribute)
    case .metadata: metadata(attribute)
    case .summary, .body: body(attribute, recorder)
    default: relation(attribute)
    }
  }

  private func address(_ attribute: PageAttribute) -> Value {
    switch attribute {
    case .url: table.href(page.url)
    case .permalink: table.permalink(page.url)
    case .kind: .string(page.kind.rawValue)
    case .slug: .string(page.slug)
    case .path: ObjectTable.text(page.document?.path.string)
    default: .string(language)
    }
  }

  private func date(_ attribute: PageAttribute) -> Value {
    switch attribute {
    case .date: ObjectTable.date(page.date)
    case .updated: ObjectTable.date(updated)
    default: commit
    }
  }

  private func metadata(_ attribute: PageAttribute) -> Value {
    switch attribute {
    case .title: return .string(page.title)
    case .description: return ObjectTable.text(page.metadata?.description)
    case .draft: return .bool(page.metadata?.isDraft ?? false)
    case .hidden: return .bool(page.metadata?.isHidden ?? false)
    case .weight: return .int(page.metadata?.weight ?? 0)
    case .template: return ObjectTable.text(page.metadata?.template)
    case .authors: return .frozenList((page.metadata?.authors ?? []).map { Value.string($0) })
    case .params: return DataValue.table(page.metadata?.params ?? [])
    default: return .frozenList((page.metadata?.aliases ?? []).map { table.href($0) })
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
  /// for a translation. A list is in the language of what it lists.
  private var language: String {
    if let own = page.metadata?.language { return own }
    if page.kind != .page { return table.model.configuration.language }
    guard let index = page.document?.language,
      table.model.configuration.languages.indices.contains(index)
    else { return table.model.configuration.language }
    return table.model.configuration.languages[index].code
  }

  private func body(_ attribute: PageAttribute, _ recorder: FactRecorder?) -> Value {
    switch attribute {
    case .summary:
      return .markup(SummaryHTML.linking(page.summary.html, to: table.address(page.url)))
    case .hasMore: return .bool(page.summary.hasMore)
    case .wordCount: return .int(page.body?.wordCount ?? 0)
    case .readingTime: return .int(page.body?.readingMinutes ?? 0)
    case .text: return .string(page.body?.text ?? "")
    case .source:
      return .string(page.document.map { String(decoding: $0.body, as: UTF8.self) } ?? "")
    default:
      let body = page.body.map { recorder?.rendered($0) ?? $0.rendered }
      if attribute == .content { return .markup(body?.html ?? "") }
      return .frozenList((body?.outline ?? []).map { Value(OutlineObject(entry: $0)) })
    }
  }

  private func relation(_ attribute: PageAttribute) -> Value {
    switch attribute {
    case .section: return page.section.flatMap { $0 > 0 ? table.sections[$0] : nil } ?? .none
    case .previous: return table.model.neighbours[index]?.previous.map { table.pages[$0] } ?? .none
    case .next: return table.model.neighbours[index]?.next.map { table.pages[$0] } ?? .none
    case .ancestors: return ancestors
    case .related: return table.list(table.model.related(to: index))
    case .assets:
      return .frozenList(page.assets.map { Value(PageAssetObject(table: table, asset: $0)) })
    case .translations: return table.languages.translations(of: page, in: table.model)
    case .original: return table.languages.original(of: page, in: table.model)
    default: return table.feedScopes[index].map { table.feeds($0) } ?? ObjectTable.emptyList
    }
  }

  private var ancestors: Value {
    switch page.kind {
    case .page, .section, .home:
      return .frozenList(table.model.ancestors(of: page).map { table.sections[$0] })
    case .taxonomy, .archive, .search, .notFound: return .frozenList([table.sections[0]])
    case .archiveYear, .archiveMonth: return .frozenList(archivesAbove)
    case .term:
      // The pages of a taxonomy's terms follow each other.
      let taxonomy = table.model.taxonomies.firstIndex { taxonomy in
        guard let first = taxonomy.terms.first, let last = taxonomy.terms.last else { return false }
        return first.page <= index && index <= last.page
      }
      return .frozenList([table.sections[0]] + (taxonomy.map { [table.taxonomies[$0]] } ?? []))
    }
  }

  /// The home page, the archive, and for a month its year.
  private var archivesAbove: [Value] {
    let model = table.model
    var result = [table.sections[0]]
    if let all = model.pages.index(of: .archive) { result.append(table.pages[all]) }
    if page.kind == .archiveMonth, let period = model.archivePeriods[index],
      let year = model.archive[period.year].page
    {
      result.append(table.pages[year])
    }
    return result
  }

  /// `page.tags` and the like.
  private func terms(_ name: String) -> Value? {
    guard table.model.configuration.taxonomies.contains(where: { $0.name == name }) else {
      return nil
    }
    note(.relations)
    var terms: [Value] = []
    for reference in table.model.termsOfPage[index] ?? []
    where table.model.taxonomies[reference.taxonomy].definition.name == name {
      terms.append(table.terms[reference.taxonomy][reference.term])
    }
    return .frozenList(terms)
  }
}
