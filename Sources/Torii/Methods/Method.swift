/// A method of one of Python's built-in classes.
package final class Method: Sendable {
  package typealias Body =
    @Sendable (_ receiver: Value, MethodArguments) throws(TemplateError) -> Value

  /// The class that defines it, as error messages have it.
  let owner: String
  let name: String
  let parameters: MethodParameters
  private let names: [AttributeName]
  /// How many arguments without names it takes.
  private let positionalCounts: ClosedRange<Int>
  private let body: Body

  /// - Parameter qualifiedName: The class and the method, such as `str.upper`.
  init(_ qualifiedName: String, _ parameters: MethodParameters = .none, _ body: @escaping Body) {
    let parts = qualifiedName.utf8.split(separator: 0x2E)
    owner = parts.first.map { String(Substring($0)) } ?? ""
    name = parts.last.map { String(Substring($0)) } ?? ""
    self.parameters = parameters
    names = parameters.names
    positionalCounts = parameters.positionalCounts
    self.body = body
  }

  /// Calls the method; work in proportion to the receiver's length is charged here.
  package func call(_ receiver: Value, _ frame: borrowing CallFrame, _ machine: MachineRef)
    throws(TemplateError) -> Value
  {
    try check(receiver, frame, machine)
    switch receiver {
    case .string(let text), .markup(let text):
      try machine.charge(1 &+ text.utf8.count >> 4)
      return try run(receiver, frame, machine)
    default:
      try machine.charge(1)
      return try run(machine.current(receiver), frame, machine)
    }
  }

  /// Markup has most methods of text again, written in Python.
  private func check(_ receiver: Value, _ frame: borrowing CallFrame, _ machine: MachineRef)
    throws(TemplateError)
  {
    let count = frame.positionalCount
    let isUsual = frame.keywords.isEmpty && positionalCounts.contains(count)
    if isUsual && !receiver.isMarkup || isWrapped(machine) { return }
    guard case .markup = receiver else {
      // Booleans are shown as what they are, though they have the methods of integers.
      let isBool = if case .bool = receiver { true } else { false }
      return try parameters.check(frame, owner: isBool ? "bool" : owner, name: name)
    }
    if let words = Methods.pythonMismatch(name, frame) { throw words }
    try parameters.check(frame, owner: "Markup", name: name)
  }

  /// Whether this is a method in whose stead the sandbox has a function of its own.
  func isWrapped(_ machine: MachineRef) -> Bool {
    guard machine.pointee.environment.isSandboxed, CodePoints.equal(owner, "str") else {
      return false
    }
    return CodePoints.equal(name, "format") || CodePoints.equal(name, "format_map")
  }

  /// Runs the body over arguments that have been checked.
  func run(_ receiver: Value, _ frame: borrowing CallFrame, _ machine: MachineRef)
    throws(TemplateError) -> Value
  {
    let arguments = MethodArguments(
      frame: CallFrame(
        values: frame.values, positionalCount: frame.positionalCount, keywords: frame.keywords),
      names: names, machine: machine)
    return try body(receiver, arguments)
  }
}

/// A method together with the value that it was looked up on.
package final class BoundMethod: Object {
  @exclusivity(unchecked) private(set) var receiver: Value
  let method: Method
  private let isWrapped: Bool

  /// - Parameter isWrapped: Whether it stands for the sandbox's own function of that name.
  init(_ receiver: Value, _ method: Method, isWrapped: Bool = false) {
    self.receiver = receiver
    self.method = method
    self.isWrapped = isWrapped
  }

  deinit { releaseValues() }

  override package var holdsValues: Bool { true }

  override package func takeValues(into pending: inout [Value]) {
    guard Reclaimer.isContainer(receiver) else { return }
    pending.append(receiver)
    receiver = .none
  }

  override package var typeName: String {
    if isWrapped { return "function" }
    return if case .markup = receiver { "method" } else { "builtin_function_or_method" }
  }
  override package var isCallable: Bool { true }

  override package func call(_ arguments: borrowing CallFrame, _ machine: MachineRef)
    throws(TemplateError) -> Value
  { try method.call(receiver, arguments, machine) }

  override package func repr(_ machine: MachineRef) throws(TemplateError) -> String {
    if isWrapped { return "<function \(method.owner).\(method.name)>" }
    guard case .markup = receiver else {
      return "<built-in method \(method.name) of \(receiver.typeName) object>"
    }
    return "<bound method Markup.\(method.name) of \(try machine.repr(of: receiver))>"
  }
}
