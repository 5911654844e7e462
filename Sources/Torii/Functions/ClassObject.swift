/// A global that is a class in Python: calling it makes an object.
package class ClassObject: Object {
  package typealias Body =
    @Sendable (borrowing CallFrame, MachineRef) throws(TemplateError) -> Value

  /// The module and name that Python prints.
  let qualifiedName: String
  private let body: Body

  package init(_ qualifiedName: String, _ body: @escaping Body) {
    self.qualifiedName = qualifiedName
    self.body = body
  }

  override package var typeName: String { "type" }
  override package var isCallable: Bool { true }

  override package func call(_ arguments: borrowing CallFrame, _ machine: MachineRef)
    throws(TemplateError) -> Value
  { try body(arguments, machine) }

  override package func repr(_ machine: MachineRef) throws(TemplateError) -> String {
    "<class '\(qualifiedName)'>"
  }
}
