package import Torii

/// `taxonomy` in templates.
package struct TaxonomyObject: TemplateObject, Hashable {
  package unowned let table: ObjectTable
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
package struct TermObject: TemplateObject, Hashable {
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
      note(.term(language: table.language, taxonomy: taxonomy, index))
      return table.model.taxonomies[taxonomy].terms[index].name
    }
  }

  package func attribute(named name: String) -> Value? {
    table._withUnsafeGuaranteedRef { attribute(named: name, $0) }
  }

  private func attribute(named name: String, _ table: ObjectTable) -> Value? {
    let term = table.model.taxonomies[taxonomy].terms[index]
    let value: Value
    switch name {
    case "name": value = .string(term.name)
    case "title": value = .string(table.model.pages[term.page].title)
    case "page": return table.pages[term.page]
    case "slug": value = .string(term.slug)
    case "url": value = table.href(term.url)
    case "permalink": value = table.permalink(term.url)
    case "count", "pages":
      note(.termPages(language: table.language, taxonomy: taxonomy, index))
      return name == "count" ? .int(term.pages.count) : table.pages(ofTerm: index, in: taxonomy)
    case "taxonomy": return table.taxonomies[taxonomy]
    default: return nil
    }
    note(.term(language: table.language, taxonomy: taxonomy, index))
    return value
  }

  private func note(_ fact: Fact) { FactRecorder.current?.read(fact) }
}
