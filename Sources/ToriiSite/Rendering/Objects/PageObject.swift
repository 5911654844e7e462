package import Torii
import ToriiFrontMatter

/// `page` in templates. Nothing is computed before a template asks for it.
package final class PageObject: NumberedObject, Hashable {
  // Not counted: templates ask for attributes all the time, on all threads. ``SiteRenderer`` owns the
  // table and renders whatever sees these objects.
  private let table: Unmanaged<ObjectTable>
  package let index: Int

  package init(table: ObjectTable, index: Int) {
    self.table = Unmanaged.passUnretained(table)
    self.index = index
  }

  package static func == (left: PageObject, right: PageObject) -> Bool {
    left.index == right.index && left.table.toOpaque() == right.table.toOpaque()
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(index) }

  package var templateText: String {
    table._withUnsafeGuaranteedRef { $0.text(ofPage: index) }
  }

  package var attributeNumbers: AttributeNumbers {
    table._withUnsafeGuaranteedRef { $0.pageNumbers }
  }

  package func attribute(numbered number: Int, _ observer: UnsafeMutableRawPointer?) -> Value? {
    table._withUnsafeGuaranteedRef {
      $0.attribute(numbered: number, ofPage: index, FactRecorder(observer))
    }
  }

  package func place(ofAttribute number: Int, _ observer: UnsafeMutableRawPointer?)
    -> UnsafePointer<Value>?
  {
    guard let recorder = FactRecorder(observer) else { return nil }
    return table._withUnsafeGuaranteedRef {
      $0.place(ofAttribute: number, page: index, recorder)
    }
  }
}

/// What templates read of pages.
extension ObjectTable {
  func text(ofPage index: Int) -> String {
    FactRecorder.current?.read(.metadata, ofPage: index, language: language)
    return model.pages[index].title
  }

  func attribute(numbered number: Int, ofPage index: Int, _ recorder: FactRecorder?) -> Value? {
    if let recorder, let place = place(ofAttribute: number, page: index, recorder) {
      return place.pointee
    }
    return made(number, ofPage: index, recorder)
  }

  /// What was read of the page that is rendered stays with the recorder: templates ask for the same
  /// of it again and again. What lists show of other pages is in the table.
  func place(ofAttribute number: Int, page index: Int, _ recorder: FactRecorder)
    -> UnsafePointer<Value>?
  {
    guard recorder.isAbout(page: index, language: language) else {
      guard let attribute = pageAttributes[number],
        let place = listed(attribute, ofPage: index)
      else { return nil }
      recorder.read(attribute.facet, ofPage: index, language: language)
      return place
    }
    if let place = recorder.place(number) { return place }
    guard number < KeptValues.capacity, let value = made(number, ofPage: index, recorder)
    else { return nil }
    recorder.keep(consume value, at: number)
    return recorder.place(number)
  }

  /// Each read is noted for the dependencies of what is being rendered; names that are neither an
  /// attribute nor a taxonomy are undefined in every build of the same configuration.
  private func made(_ number: Int, ofPage index: Int, _ recorder: FactRecorder?) -> Value? {
    guard let attribute = pageAttributes[number] else {
      return terms(number - pageAttributes.count, ofPage: index, recorder)
    }
    if attribute == .authors, let place = authorsTaxonomy {
      return terms(place, ofPage: index, recorder)
    }
    recorder?.read(attribute.facet, ofPage: index, language: language)
    return withPage(index) { value(attribute, of: $0, recorder) }
  }

  private func value(
    _ attribute: PageAttribute, of page: Page, _ recorder: FactRecorder?
  ) -> Value {
    switch attribute.facet {
    case .address: address(attribute, page)
    case .dates: date(attribute, page)
    case .metadata: metadata(attribute, page)
    case .summary, .body: body(attribute, page, recorder)
    default: relation(attribute, page)
    }
  }

  private func address(_ attribute: PageAttribute, _ page: Page) -> Value {
    switch attribute {
    case .url: address(of: page)
    case .permalink: permalink(page.url)
    case .kind: .string(page.kind.rawValue)
    case .slug: .string(page.slug)
    case .path: Self.text(page.document?.path.string)
    default: .string(language(of: page))
    }
  }

  private func date(_ attribute: PageAttribute, _ page: Page) -> Value {
    switch attribute {
    case .date: date(of: page)
    case .updated: Self.date(updated(page))
    default: commit(page)
    }
  }

  private func metadata(_ attribute: PageAttribute, _ page: Page) -> Value {
    switch attribute {
    case .title: return .string(page.title)
    case .description: return Self.text(page.description)
    case .draft: return .bool(page.document?.metadata.isDraft ?? false)
    case .hidden: return .bool(page.document?.metadata.isHidden ?? false)
    case .weight: return .int(page.document?.metadata.weight ?? 0)
    case .template: return Self.text(page.document?.metadata.template)
    case .authors:
      return .frozenList((page.document?.metadata.authors ?? []).map { Value.string($0) })
    case .params: return DataValue.table(page.document?.metadata.params ?? [])
    default: return .frozenList((page.document?.metadata.aliases ?? []).map { href($0) })
    }
  }

  /// On the clocks of the site.
  private func updated(_ page: Page) -> DateTime? {
    let zone = model.configuration.timeZone
    return page.document?.metadata.updated == nil
      ? page.updated.map { $0.at(offset: zone.offset(at: $0.epochSeconds)) } : page.updated
  }

  private func commit(_ page: Page) -> Value {
    guard let commit = page.document?.commit else { return .none }
    let zone = model.configuration.timeZone
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
  private func language(of page: Page) -> String {
    if let own = page.document?.metadata.language { return own }
    if page.kind != .page { return model.configuration.language }
    guard let index = page.document?.language,
      model.configuration.languages.indices.contains(index)
    else { return model.configuration.language }
    return model.configuration.languages[index].code
  }

  private func body(
    _ attribute: PageAttribute, _ page: Page, _ recorder: FactRecorder?
  ) -> Value {
    switch attribute {
    case .summary:
      return .markup(SummaryHTML.linking(page.summary.html, to: address(page.url)))
    case .hasMore: return .bool(page.summary.hasMore)
    case .wordCount: return .int(page.body?.wordCount ?? 0)
    case .readingTime: return .int(page.body?.readingMinutes ?? 0)
    case .text: return .string(page.body?.text ?? "")
    case .source:
      return .string(page.document.map { String(decoding: $0.body, as: UTF8.self) } ?? "")
    default:
      guard let body = page.body else {
        return attribute == .content ? .markup("") : Self.emptyList
      }
      if attribute == .content {
        return .markup(recorder.map { $0.html(of: body) } ?? body.rendered.html)
      }
      let outline = recorder.map { $0.outline(of: body) } ?? body.rendered.outline
      return OutlineObject.list(outline)
    }
  }

  private func relation(_ attribute: PageAttribute, _ page: Page) -> Value {
    switch attribute {
    case .section: return page.section.flatMap { $0 > 0 ? sections[$0] : nil } ?? .none
    case .previous: return model.neighbours(ofPage: page.index).previous.map { pages[$0] } ?? .none
    case .next: return model.neighbours(ofPage: page.index).next.map { pages[$0] } ?? .none
    case .ancestors: return ancestors(of: page)
    case .related: return list(model.related(to: page.index))
    case .assets:
      return .frozenList(page.assets.map { Value(PageAssetObject(table: self, asset: $0)) })
    case .translations: return languages.translations(of: page, in: model)
    case .original: return languages.original(of: page, in: model)
    default: return feedScopes[page.index].map { feeds($0) } ?? Self.emptyList
    }
  }

  private func ancestors(of page: Page) -> Value {
    switch page.kind {
    case .page, .section, .home:
      let above = model.ancestors(of: page)
      return .frozenList(capacity: above.count) { list in
        for section in above { list.append(sections[section]) }
      }
    case .taxonomy, .archive, .search, .notFound: return .frozenList([sections[0]])
    case .archiveYear, .archiveMonth: return .frozenList(archives(above: page))
    case .term:
      // The pages of a taxonomy's terms follow each other.
      let taxonomy = model.taxonomies.firstIndex { taxonomy in
        guard let first = taxonomy.terms.first, let last = taxonomy.terms.last else { return false }
        return first.page <= page.index && page.index <= last.page
      }
      return .frozenList([sections[0]] + (taxonomy.map { [taxonomies[$0]] } ?? []))
    }
  }

  /// The home page, the archive, and for a month its year.
  private func archives(above page: Page) -> [Value] {
    var result = [sections[0]]
    if let all = model.pages.index(of: .archive) { result.append(pages[all]) }
    if page.kind == .archiveMonth, let period = model.archivePeriods[page.index],
      let year = model.archive[period.year].page
    {
      result.append(pages[year])
    }
    return result
  }

  /// `page.tags` and the like, by the position of the taxonomy.
  private func terms(_ place: Int, ofPage index: Int, _ recorder: FactRecorder?) -> Value? {
    guard taxonomyNames.indices.contains(place) else { return nil }
    recorder?.read(.relations, ofPage: index, language: language)
    let positions = model.pageTerms.positions(ofPage: index)
    guard let taxonomy = taxonomyPlaces[place], !positions.isEmpty else { return Self.emptyList }
    return .frozenList(capacity: positions.count) { list in
      for position in positions where model.pageTerms[position].taxonomy == taxonomy {
        list.append(terms[taxonomy][model.pageTerms[position].term])
      }
    }
  }
}
