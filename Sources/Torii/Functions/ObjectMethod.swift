/// A method without parameters of one of the engine's own objects, bound to it.
package final class ObjectMethod: Object {
  private let name: String
  /// Keeps alive what `body` works on.
  @exclusivity(unchecked) private var receiver: Object?
  private let body: () throws(TemplateError) -> Value

  /// - Parameters:
  ///   - name: As in Python's messages, such as `Cycler.next`.
  ///   - receiver: The object that the method is bound to.
  ///   - body: Does not retain the receiver.
  init(
    _ name: String, of receiver: Object, _ body: @escaping () throws(TemplateError) -> Value
  ) {
    self.name = name
    self.receiver = receiver
    self.body = body
  }

  deinit { releaseValues() }

  override package var holdsValues: Bool { true }

  override package func takeValues(into pending: inout [Value]) {
    if let receiver { pending.append(.object(receiver)) }
    receiver = nil
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
