import Torii

/// The corpus' `$object`: attributes, and perhaps a text and HTML of its own.
struct PlainObject: TemplateObject {
  let type: String
  let attributes: [(String, Value)]
  let text: String?
  let html: String?

  func attribute(named name: String) -> Value? {
    attributes.first { $0.0.utf8.elementsEqual(name.utf8) }?.1
  }

  var templateTypeName: String { "corpus.\(type)" }
  var templateText: String { text ?? "<\(templateTypeName) object>" }
  var templateHTML: String? { html }
}
