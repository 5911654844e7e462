/// Which parameters have an argument; the first one always has.
private struct GivenParameters {
  private var low: UInt64 = 1
  private var high: Set<Int> = []

  subscript(parameter: Int) -> Bool {
    parameter < 64 ? low & (1 << UInt64(parameter)) != 0 : high.contains(parameter)
  }

  mutating func insert(_ parameter: Int) {
    if parameter < 64 { low |= 1 << UInt64(parameter) } else { high.insert(parameter) }
  }
}

/// How the arguments of a filter or test fall to its parameters, worked out at compile time: one
/// value for each parameter, then the given arguments over them.
final class StaticBinding {
  private struct Target {
    let parameter: Int
    let node: OwnedNode
  }

  private let count: Int
  private let defaults: ValuePointer
  @exclusivity(unchecked) private var targetCount = 0
  /// How many of the targets are the parameters behind the first one, in their order.
  @exclusivity(unchecked) private var orderedCount = 0
  private let targets: UnsafeMutablePointer<Target>
  /// What the two rows are in.
  private let memory: NodeMemory

  /// Whether there is no parameter but the value.
  var isBare: Bool { count == 1 }

  /// - Returns: Nil where it takes the run to know, or where the arguments do not fit.
  init?(
    _ signature: Signature, positional: [Node] = [],
    keywords: [(name: AttributeName, value: Node)] = [],
    in memory: NodeMemory = NodeMemory(firstChunk: 128)
  ) {
    let parameters = signature.parameters
    guard signature.variadicIndex == nil, signature.keywordVariadicIndex == nil,
      positional.count < parameters.count
    else { return nil }
    count = parameters.count
    self.memory = memory
    defaults = memory.allocate(count)
    targets = memory.allocate(positional.count + keywords.count)
    for (index, parameter) in parameters.enumerated() {
      var value = Value.none
      if case .optional(let given) = parameter.kind { value = given }
      (defaults + index).initialize(to: value)
    }
    var given = GivenParameters()
    for (index, node) in positional.enumerated() { add(index + 1, node, &given) }
    for (name, node) in keywords {
      guard !signature.isPositionalOnly,
        let index = parameters.firstIndex(where: { $0.name.key == name.key }), !given[index]
      else { return nil }
      add(index, node, &given)
    }
    for (index, parameter) in parameters.enumerated() where !given[index] {
      if case .optional = parameter.kind { continue }
      return nil
    }
  }

  private func add(_ parameter: Int, _ node: Node, _ given: inout GivenParameters) {
    given.insert(parameter)
    if let constant = node.constant {
      defaults[parameter] = constant
      return
    }
    let owned = OwnedNode(node)
    owned.retain()
    (targets + targetCount).initialize(to: Target(parameter: parameter, node: owned))
    if orderedCount == targetCount, parameter == targetCount + 1 { orderedCount += 1 }
    targetCount += 1
  }

  deinit {
    for index in 0..<targetCount { targets[index].node.release() }
    defaults.deinitialize(count: count)
  }

  /// Calls a filter or test with the value and the arguments on the render's stack. Arguments that
  /// are known are borrowed as they are.
  @inline(__always)
  func call<Result>(
    _ base: Node, _ machine: MachineRef, _ body: (Arguments) throws(TemplateError) -> Result
  ) throws(TemplateError) -> Result {
    let values = machine.pointee.stack.allocateValues(count)
    var owned = 0
    do throws(TemplateError) {
      if targetCount == 0 {
        owned = try base.lend(into: values, machine) ? 1 : 0
        values.borrow(from: defaults, 1..<count)
      } else {
        try fill(values, base, machine)
        owned = count
      }
      let result = try body(Arguments(values: values, count: count, machine: machine))
      values.release(count: owned)
      machine.pointee.stack.release(to: values)
      return result
    } catch {
      values.release(count: owned)
      machine.pointee.stack.release(to: values)
      throw error
    }
  }

  /// The value and the arguments in memory of their own, which the caller gives back.
  func makeArguments(_ base: Node, _ machine: MachineRef) throws(TemplateError)
    -> (values: ValuePointer, count: Int)
  {
    let values: ValuePointer = RawMemory.allocate(count)
    do throws(TemplateError) {
      try fill(values, base, machine)
    } catch {
      RawMemory.deallocate(values)
      throw error
    }
    return (values, count)
  }

  /// Calls a filter with a value that somebody else keeps meanwhile.
  func call<Result>(
    lending value: ValuePointer, _ machine: MachineRef,
    _ body: (Arguments) throws(TemplateError) -> Result
  ) throws(TemplateError) -> Result {
    let values = machine.pointee.stack.allocateValues(count)
    defer { machine.pointee.stack.release(to: values) }
    values.borrow(from: value, 0..<1)
    values.borrow(from: defaults, 1..<count)
    return try body(Arguments(values: values, count: count, machine: machine))
  }

  /// Whether all arguments are known, so that `call(lending:)` may be used.
  var isFilled: Bool { targetCount == 0 }

  /// Evaluates the value and the arguments, of which some are not known.
  @inline(never)
  private func fill(_ values: ValuePointer, _ base: Node, _ machine: MachineRef)
    throws(TemplateError)
  {
    var filled = 0
    do throws(TemplateError) {
      values.initialize(to: try base.eval(machine))
      filled = 1
      // Arguments that stand in the order of the parameters, then the defaults of the others.
      var target = 0
      while target < orderedCount {
        (values + filled).initialize(to: try targets[target].node.reference.eval(machine))
        filled &+= 1
        target &+= 1
      }
      while filled < count {
        (values + filled).initialize(to: defaults[filled])
        filled &+= 1
      }
      while target < targetCount {
        values[targets[target].parameter] = try targets[target].node.reference.eval(machine)
        target &+= 1
      }
    } catch {
      values.release(count: filled)
      throw error
    }
  }
}
