package import Torii

/// `section` in templates. What it does not have itself is its page's.
package struct SectionObject: TemplateObject, Hashable {
  package unowned let table: ObjectTable
  package let index: Int

  package static func == (left: SectionObject, right: SectionObject) -> Bool {
    left.index == right.index && left.table === right.table
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(index) }

  package var section: Section { table.model.sections[index] }
  package var page: Page { table.model.pages[section.page] }
  package var templateText: String { PageObject(table: table, index: section.page).templateText }

  package func attribute(named name: String) -> Value? {
    let value: Value
    switch name {
    case "pages":
      FactRecorder.current?.read(.sectionPages(language: table.language, index))
      return table.pages(ofSection: index)
    case "sections": value = Value(section.subsections.map { table.sections[$0] })
    case "parent": value = section.parent.map { table.sections[$0] } ?? Value.none
    case "path": value = .string(section.path.string)
    default: return PageObject(table: table, index: section.page).attribute(named: name)
    }
    FactRecorder.current?.read(.section(language: table.language, index))
    return value
  }
}
