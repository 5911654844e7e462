/// What `namespace()` gives: attributes that `{% set ns.name = value %}` assigns.
package final class NamespaceObject: Object, Clearable {
  /// The attributes; loops assign them often, and the place of a known name costs a short search.
  package let attributes: Value.Dict
  @exclusivity(unchecked) private var isBeingWritten = false

  package init(_ attributes: Value.Dict) { self.attributes = attributes }

  override package var typeName: String { "Namespace" }
  override package var describedType: String { "jinja2.utils.Namespace object" }

  /// Assigns an attribute.
  package func set(_ name: AttributeName, _ value: Value) {
    if let place = attributes.place(name) {
      place.pointee = value
    } else {
      attributes.set(name.key, named: .string(name.text), to: value)
    }
  }

  package func clear() { attributes.removeAll() }

  override package func attribute(_ name: AttributeName, _ machine: MachineRef)
    throws(TemplateError) -> Value?
  {
    let position = attributes.find(name)
    return position >= 0 ? attributes.values[position] : nil
  }

  override package func repr(_ machine: MachineRef) throws(TemplateError) -> String {
    if isBeingWritten { return "<Namespace {...}>" }
    isBeingWritten = true
    defer { isBeingWritten = false }
    return "<Namespace \(try machine.repr(of: .dict(attributes)))>"
  }
}
