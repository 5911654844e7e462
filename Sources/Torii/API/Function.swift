/// A function that templates call by a global name (Jinja2 documentation, "The Global Namespace").
public struct Function: Sendable {
  package typealias Body = @Sendable (Arguments) throws(TemplateError) -> Value

  package let signature: Signature
  package let body: Body

  /// A built-in function.
  package init(_ signature: Signature, _ body: @escaping Body) {
    self.signature = signature
    self.body = body
  }
}

/// A function as a value.
package final class FunctionObject: Object {
  let function: Function
  /// The module and class that it has for a template, and its attributes.
  private let qualifiedClass: String
  private let attributes: [(String, Value)]

  package init(
    _ function: Function, qualifiedClass: String = "function", attributes: [(String, Value)] = []
  ) {
    self.function = function
    self.qualifiedClass = qualifiedClass
    self.attributes = attributes
  }

  override package var typeName: String { qualifiedClass.afterLastDot }
  override package var describedType: String { "\(qualifiedClass) object" }

  override package func attribute(_ name: AttributeName, _ machine: MachineRef)
    throws(TemplateError) -> Value?
  { attributes.first { CodePoints.equal($0.0, name.text) }?.1 }
  override package var isCallable: Bool { true }

  override package func call(_ arguments: borrowing CallFrame, _ machine: MachineRef)
    throws(TemplateError) -> Value
  {
    try machine.invoke(function.signature, arguments, function.body)
  }

  override package func repr(_ machine: MachineRef) throws(TemplateError) -> String {
    CodePoints.equal(qualifiedClass, "function")
      ? "<function \(function.signature.callableName)>" : "<\(qualifiedClass) object>"
  }
}

extension UnsafeMutablePointer where Pointee == Machine {
  /// Binds a call's arguments to a signature and runs the body over them.
  package func invoke<Result>(
    _ signature: Signature, _ frame: borrowing CallFrame,
    _ body: (Arguments) throws(TemplateError) -> Result
  ) throws(TemplateError) -> Result {
    let count = signature.parameters.count
    let values = pointee.stack.allocateValues(count)
    defer { pointee.stack.release(to: values) }
    try signature.bind(frame, into: values)
    defer { values.deinitialize(count: count) }
    return try body(Arguments(values: values, count: count, machine: self))
  }
}
