/// A compiled template: immutable, and rendered by any number of tasks at once.
public struct Template: Sendable {
  let program: Program
  let environment: EnvironmentState
  let globals: Value.Dict?

  init(program: Program, environment: EnvironmentState, globals: [String: Value]) {
    self.program = program
    self.environment = environment
    self.globals = globals.isEmpty ? nil : .frozen(globals)
  }

  /// A template with further globals, which come before those it has.
  init(
    program: Program, environment: EnvironmentState, adding added: [(String, Value)],
    to globals: Value.Dict?
  ) {
    let merged = globals?.copy() ?? Value.Dict()
    for (name, value) in added { merged.set(text: name, to: value) }
    merged.isFrozen = true
    self.program = program
    self.environment = environment
    self.globals = merged
  }

  /// The template's name; nil for one made from a string.
  public var name: String? { program.name }

  /// Renders the template.
  ///
  /// - Parameter context: The variables that it sees.
  /// - Returns: What it wrote.
  /// - Throws: The error that stopped it, with its place.
  public func render(_ context: [String: Value] = [:]) throws(TemplateError) -> String {
    try render(.frozen(context))
  }

  /// Renders the template with variables that are already a dictionary value, which costs no
  /// conversion.
  ///
  /// - Parameter context: The variables, by text keys.
  /// - Returns: What the template wrote.
  /// - Throws: The error that stopped it, with its place.
  public func render(_ context: Value.Dict) throws(TemplateError) -> String {
    try withRender(context) { (machine) throws(TemplateError) in
      String(decoding: machine.pointee.output.bytes, as: UTF8.self)
    }
  }

  /// Renders the template and appends its UTF-8 bytes to a buffer, which stays as it was when the
  /// render fails.
  ///
  /// - Parameters:
  ///   - context: The variables that the template sees.
  ///   - bytes: Receives what the template wrote.
  /// - Throws: The error that stopped it, with its place.
  public func render(_ context: [String: Value] = [:], into bytes: inout [UInt8])
    throws(TemplateError)
  {
    try render(.frozen(context), into: &bytes)
  }

  /// Renders the template and appends its UTF-8 bytes to a buffer, which stays as it was when the
  /// render fails.
  ///
  /// - Parameters:
  ///   - context: The variables that the template sees.
  ///   - bytes: Receives what the template wrote.
  /// - Throws: The error that stopped it, with its place.
  public func render(_ context: Value.Dict, into bytes: inout [UInt8]) throws(TemplateError) {
    try withRender(context) { (machine) throws(TemplateError) in
      bytes.append(contentsOf: machine.pointee.output.bytes)
    }
  }

  /// The same for a host whose own objects and functions are given an observer of the render.
  package func render(
    _ context: Value.Dict, observer: UnsafeMutableRawPointer?, into bytes: inout [UInt8]
  ) throws(TemplateError) {
    try withRender(context, observer: observer) { (machine) throws(TemplateError) in
      bytes.append(contentsOf: machine.pointee.output.bytes)
    }
  }

  /// Runs the template's top level and hands the machine over before it is torn down.
  func withRender<Result>(
    _ context: Value.Dict, observer: UnsafeMutableRawPointer? = nil,
    _ finish: (MachineRef) throws(TemplateError) -> Result
  ) throws(TemplateError) -> Result {
    try Render.run(
      program, context: context, globals: globals, environment: environment, observer: observer,
      finish)
  }
}
