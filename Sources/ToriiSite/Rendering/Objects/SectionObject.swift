package import Torii

/// `section` in templates. What it does not have itself is its page's.
package final class SectionObject: NumberedObject, Hashable {
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

  package var attributeNumbers: AttributeNumbers {
    table._withUnsafeGuaranteedRef { $0.sectionNumbers }
  }

  package func attribute(numbered number: Int, _ observer: UnsafeMutableRawPointer?) -> Value? {
    table._withUnsafeGuaranteedRef { attribute(numbered: number, FactRecorder(observer), $0) }
  }

  package func place(ofAttribute number: Int, _ observer: UnsafeMutableRawPointer?)
    -> UnsafePointer<Value>?
  {
    guard number >= Self.names.count, let recorder = FactRecorder(observer) else { return nil }
    return table._withUnsafeGuaranteedRef {
      $0.place(
        ofAttribute: number - Self.names.count, page: $0.model.sections[index].page, recorder)
    }
  }

  /// The names of what sections alone have; `path` is theirs too.
  static let names = ["path", "pages", "sections", "parent"]

  private func attribute(
    numbered number: Int, _ recorder: FactRecorder?, _ table: ObjectTable
  ) -> Value? {
    let sections = table.model.sections
    let value: Value
    switch number {
    case 0: value = .string(sections[index].path.string)
    case 1:
      recorder?.read(.sectionPages(language: table.language, index))
      return table.pages(ofSection: index)
    case 2: value = Value(sections[index].subsections.map { table.sections[$0] })
    case 3: value = sections[index].parent.map { table.sections[$0] } ?? Value.none
    default:
      return table.attribute(
        numbered: number - Self.names.count, ofPage: sections[index].page, recorder)
    }
    recorder?.read(.section(language: table.language, index))
    return value
  }
}
