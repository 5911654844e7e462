package import Torii

/// `section` in templates. What it does not have itself is its page's.
package struct SectionObject: TemplateObject, Hashable {
  // Not counted, like that of ``PageObject``.
  private let table: Unmanaged<ObjectTable>
  package let index: Int

  package init(table: ObjectTable, index: Int) {
    self.table = Unmanaged.passUnretained(table)
    self.index = index
  }

  package static func == (left: SectionObject, right: SectionObject) -> Bool {
    left.index == right.index && left.table.toOpaque() == right.table.toOpaque()
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(index) }

  package var templateText: String {
    table._withUnsafeGuaranteedRef { $0.text(ofPage: $0.model.sections[index].page) }
  }

  package func attribute(named name: String) -> Value? {
    table._withUnsafeGuaranteedRef { attribute(named: name, $0) }
  }

  private func attribute(named name: String, _ table: ObjectTable) -> Value? {
    let sections = table.model.sections
    let value: Value
    switch name {
    case "pages":
      FactRecorder.current?.read(.sectionPages(language: table.language, index))
      return table.pages(ofSection: index)
    case "sections": value = Value(sections[index].subsections.map { table.sections[$0] })
    case "parent": value = sections[index].parent.map { table.sections[$0] } ?? Value.none
    case "path": value = .string(sections[index].path.string)
    default: return table.attribute(named: name, ofPage: sections[index].page)
    }
    FactRecorder.current?.read(.section(language: table.language, index))
    return value
  }
}
