package import Torii

/// `taxonomy` in templates.
package struct TaxonomyObject: TemplateObject, Hashable {
  // Not counted, like that of ``PageObject``.
  package unowned(unsafe) let table: ObjectTable
  package let index: Int

  package static func == (left: TaxonomyObject, right: TaxonomyObject) -> Bool {
    left.index == right.index
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(index) }

  private var taxonomy: Taxonomy { table.model.taxonomies[index] }
  private var page: Page { table.model.pages[taxonomy.page] }
  package var templateText: String { taxonomy.definition.name }

  package func attribute(named name: String) -> Value? {
    switch name {
    case "name": .string(taxonomy.definition.name)
    case "singular": .string(taxonomy.definition.singular)
    case "slug": .string(taxonomy.definition.slug)
    case "title": .string(page.title)
    case "page": table.pages[taxonomy.page]
    case "url": table.href(page.url)
    case "permalink": table.permalink(page.url)
    case "terms": terms
    default: nil
    }
  }

  private var terms: Value {
    FactRecorder.current?.read(.taxonomy(language: table.language, index))
    return Value(table.terms[index])
  }
}

/// `term` in templates, and what `page.tags` lists.
package final class TermObject: NumberedObject, Hashable {
  // Not counted, like that of ``PageObject``.
  private let table: Unmanaged<ObjectTable>
  package let taxonomy: Int
  package let index: Int

  package init(table: ObjectTable, taxonomy: Int, index: Int) {
    self.table = Unmanaged.passUnretained(table)
    self.taxonomy = taxonomy
    self.index = index
  }

  package static func == (left: TermObject, right: TermObject) -> Bool {
    left.taxonomy == right.taxonomy && left.index == right.index
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(taxonomy)
    hasher.combine(index)
  }

  package var templateText: String {
    table._withUnsafeGuaranteedRef { table in
      FactRecorder.current?.read(own(table))
      return table.model.taxonomies[taxonomy].terms[index].name
    }
  }

  package var attributeNumbers: AttributeNumbers { TermAttribute.cases.numbers }

  package func attribute(numbered number: Int, _ observer: UnsafeMutableRawPointer?) -> Value? {
    guard let attribute = TermAttribute.cases[number] else { return nil }
    return table._withUnsafeGuaranteedRef { value(attribute, FactRecorder(observer), $0) }
  }

  package func place(ofAttribute number: Int, _ observer: UnsafeMutableRawPointer?)
    -> UnsafePointer<Value>?
  {
    table._withUnsafeGuaranteedRef { table in
      let place =
        switch TermAttribute.cases[number] {
        case .name: table.termNames[taxonomy].place(index)
        case .url: table.termAddresses[taxonomy].place(index)
        default: nil as UnsafePointer<Value>?
        }
      if place != nil { FactRecorder(observer)?.read(own(table)) }
      return place
    }
  }

  private func value(
    _ attribute: TermAttribute, _ recorder: FactRecorder?, _ table: ObjectTable
  ) -> Value {
    let term = table.model.taxonomies[taxonomy].terms[index]
    switch attribute {
    case .page: return table.pages[term.page]
    case .taxonomy: return table.taxonomies[taxonomy]
    case .count, .pages:
      recorder?.read(.termPages(language: table.language, taxonomy: taxonomy, index))
      return attribute == .count
        ? .int(term.pages.count) : table.pages(ofTerm: index, in: taxonomy)
    case .name, .title, .slug, .url, .permalink: recorder?.read(own(table))
    }
    switch attribute {
    case .title: return .string(table.model.pages[term.page].title)
    case .slug: return .string(term.slug)
    case .url: return table.href(term.url)
    case .permalink: return table.permalink(term.url)
    default: return .string(term.name)
    }
  }

  /// What the term is by itself.
  private func own(_ table: ObjectTable) -> Fact {
    .term(language: table.language, taxonomy: taxonomy, index)
  }
}

/// What a template can read of a term.
private enum TermAttribute: String, CaseIterable {
  case name, title, page, slug, url, permalink, count, pages, taxonomy

  static let cases = AttributeCases<TermAttribute>()
}
