/// An object of the host as a template's value.
package final class HostObject: Object {
  package let base: any TemplateObject

  package init(_ base: any TemplateObject) { self.base = base }

  override package var typeName: String { base.templateTypeName.afterLastDot }
  override package var describedType: String { "\(base.templateTypeName) object" }

  override package func attribute(_ name: AttributeName, _ machine: MachineRef)
    throws(TemplateError) -> Value?
  { base.attribute(named: name.text) }

  override package func text(_ machine: MachineRef) throws(TemplateError) -> String {
    base.templateText
  }

  override package func repr(_ machine: MachineRef) throws(TemplateError) -> String {
    base.templateText
  }

  override package func html(_ machine: MachineRef) throws(TemplateError) -> String? {
    base.templateHTML
  }

  override package var isIterable: Bool { base.templateItems != nil }

  override package func makeIterator(_ machine: MachineRef) throws(TemplateError)
    -> ValueIterator?
  { base.templateItems.map { ArrayIterator($0) } }

  override package func length(_ machine: MachineRef) throws(TemplateError) -> Int? {
    base.templateItems?.count
  }

  override package func isEqual(to other: Value) -> Bool {
    guard case .object(let object) = other else { return false }
    if object === self { return true }
    guard let right = object as? HostObject, let leftBase = base as? any Hashable,
      let rightBase = right.base as? any Hashable
    else { return false }
    return AnyHashable(leftBase) == AnyHashable(rightBase)
  }

  override package var hashForKey: UInt64? {
    guard let base = base as? any Hashable else { return super.hashForKey }
    return UInt64(truncatingIfNeeded: base.hashValue)
  }
}
