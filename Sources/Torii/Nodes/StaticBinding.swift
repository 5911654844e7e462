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
    for (index, node) in positional.enumerated() { add(index + 1, node) }
    for (name, node) in keywords {
      guard !signature.isPositionalOnly,
        let index = parameters.firstIndex(where: { $0.name.key == name.key }), !isGiven(index)
      else { return nil }
      add(index, node)
    }
    for (index, parameter) in parameters.enumerated() where !isGiven(index) {
      if case .optional = parameter.kind { continue }
      return nil
    }
  }

  private func add(_ parameter: Int, _ node: Node) {
    let owned = OwnedNode(node)
    owned.retain()
    (targets + targetCount).initialize(to: Target(parameter: parameter, node: owned))
    if orderedCount == targetCount, parameter == targetCount + 1 { orderedCount += 1 }
    targetCount += 1
  }

  /// Whether a parameter has an argument; the first one always has.
  private func isGiven(_ parameter: Int) -> Bool {
    for index in 0..<targetCount where targets[index].parameter == parameter { return true }
    return parameter == 0
  }

  deinit {
    for index in 0..<targetCount { targets[index].node.release() }
    defaults.deinitialize(count: count)
  }

  /// Evaluates the filtered value and the arguments onto the render's stack; whoever gets them gives
  /// them back with `release`. No closure stands between, which would count references.
  @inline(__always)
  func evaluate(_ base: Node, _ machine: MachineRef) throws(TemplateError) -> Arguments {
    let values = machine.pointee.stack.allocateValues(count)
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
      machine.pointee.stack.release(to: values)
      throw error
    }
    return Arguments(values: values, count: count, machine: machine)
  }

  /// Gives back what `evaluate` gave.
  @inline(__always)
  func release(_ arguments: Arguments) {
    arguments.values.release(count: count)
    arguments.machine.pointee.stack.release(to: arguments.values)
  }
}
