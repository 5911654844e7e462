/// A function that templates call by a global name (Jinja2 documentation, "The Global Namespace").
public struct Function: Sendable {
  package typealias Body = @Sendable (Arguments) throws(TemplateError) -> Value

  /// Told of each use of a result that was kept, with the render's observer.
  package typealias Recall = @Sendable (UnsafeMutableRawPointer?) -> Void

  package let signature: Signature
  package let body: Body
  /// Whether a result may be kept; see `init`.
  let keeps: (@Sendable (Value) -> Recall?)?

  /// A built-in function.
  ///
  /// - Parameter keeps: For a function that gives the same whenever it is called with the same
  ///   arguments in the same state of autoescaping: says of a result who is told when it is used
  ///   again without a call. The result must never change; nil where it should not be kept.
  package init(
    _ signature: Signature, keeps: (@Sendable (Value) -> Recall?)? = nil, _ body: @escaping Body
  ) {
    self.signature = signature
    self.keeps = keeps
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

  override func constantFunction(_ machine: MachineRef) -> Unmanaged<FunctionObject>? {
    function.keeps == nil ? nil : .passUnretained(self)
  }

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
