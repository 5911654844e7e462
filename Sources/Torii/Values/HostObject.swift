/// An object of the host as a template's value.
package final class HostObject: Object {
  package let base: any TemplateObject
  /// The same object where its attributes have numbers.
  package let numbered: (any NumberedObject)?
  /// Tells who numbers alike; 0 where there are no numbers.
  let numbersMark: UInt64

  package init(_ base: any TemplateObject) {
    self.base = base
    numbered = nil
    numbersMark = 0
  }

  package init(numbered base: some NumberedObject) {
    self.base = base
    numbered = base
    numbersMark = base.attributeNumbers.mark
  }

  func number(of name: AttributeName) -> Int? { numbered?.attributeNumbers.number(of: name) }

  override var attributeNames: [String] { numbered?.attributeNumbers.names ?? [] }

  override package var typeName: String { base.templateTypeName.afterLastDot }
  override package var describedType: String { "\(base.templateTypeName) object" }

  override package func attribute(_ name: AttributeName, _ machine: MachineRef)
    throws(TemplateError) -> Value?
  {
    guard let numbered else { return base.attribute(named: name.text) }
    return numbered.attributeNumbers.number(of: name).flatMap {
      numbered.attribute(numbered: $0, machine.pointee.observer)
    }
  }

  override package func text(_ machine: MachineRef) throws(TemplateError) -> String {
    base.templateText
  }

  override package var plainRepr: String? { base.templateText }

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

  override package func truth(_ machine: MachineRef) throws(TemplateError) -> Bool {
    base.isTrueInTemplates
  }

  override package func item(_ key: Value, _ machine: MachineRef) throws(TemplateError) -> Value? {
    base.templateItem(at: key)
  }

  override package var isCallable: Bool { base.templateFunction != nil }

  override package func call(_ arguments: borrowing CallFrame, _ machine: MachineRef)
    throws(TemplateError) -> Value
  {
    guard let function = base.templateFunction else {
      throw .type("'\(typeName)' object is not callable")
    }
    return try machine.invoke(function.signature, arguments, function.body)
  }

  override package func isLess(than other: Value) -> Bool? { base.isLessInTemplates(than: other) }

  override package func binary(
    _ operation: BinaryOperator, _ other: Value, isReflected: Bool, _ machine: MachineRef
  ) throws(TemplateError) -> Value? {
    base.templateResult(of: operation, with: other, isReflected: isReflected)
  }

  override package func isEqual(to other: Value) -> Bool {
    if let isEqual = base.isEqualInTemplates(to: other) { return isEqual }
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
