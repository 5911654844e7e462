/// A method without parameters of one of the engine's own objects, bound to it.
package final class ObjectMethod: Object {
  private let name: String
  private let body: () throws(TemplateError) -> Value

  /// - Parameter name: As in Python's messages, such as `Cycler.next`.
  init(_ name: String, _ body: @escaping () throws(TemplateError) -> Value) {
    self.name = name
    self.body = body
  }

  override package var typeName: String { "method" }
  override package var isCallable: Bool { true }

  override package func call(_ arguments: borrowing CallFrame, _ machine: MachineRef)
    throws(TemplateError) -> Value
  {
    if let keyword = arguments.keywords.first {
      throw .type(
        "\(name)() got an unexpected keyword argument '\(keyword.text)'")
    }
    guard arguments.positionalCount == 0 else {
      throw .type(
        "\(name)() takes 1 positional argument "
          + "but \(arguments.positionalCount + 1) were given")
    }
    return try body()
  }

  override package func repr(_ machine: MachineRef) throws(TemplateError) -> String {
    "<bound method \(name)>"
  }
}
