extension Signature {
  /// To which parameters keywords go; nil where it takes the run to know, where the arguments do not
  /// fit, or where a required parameter has none.
  ///
  /// - Parameter positional: How many arguments stand before the keywords, besides the value.
  func places(positional: Int, keywords: SyntaxList<CallArguments.Keyword>) -> [Int]? {
    guard variadicIndex == nil, keywordVariadicIndex == nil, positional < parameters.count else {
      return nil
    }
    var given = GivenParameters()
    for index in 0..<positional { given.insert(index + 1) }
    var places: [Int] = []
    for keyword in keywords {
      let key = keyword.name.key
      guard !isPositionalOnly, let index = parameters.firstIndex(where: { $0.name.key == key }),
        !given[index]
      else { return nil }
      given.insert(index)
      places.append(index)
    }
    for index in parameters.indices where !given[index] && !isOptional(index) { return nil }
    return places
  }
}

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
  /// Whether all arguments that are not known are variables of the frame, which are borrowed too.
  @exclusivity(unchecked) private var lendsTargets = true
  /// What the two rows are in.
  private let memory: NodeMemory

  /// Whether there is no parameter but the value.
  var isBare: Bool { count == 1 }

  /// A binding that has the defaults only; arguments that fit are added.
  ///
  /// - Parameter targets: How many arguments there will be at most.
  init(_ signature: Signature, targets: Int, in memory: NodeMemory) {
    count = signature.parameters.count
    self.memory = memory
    defaults = memory.allocate(count)
    self.targets = memory.allocate(targets)
    defaults.initialize(from: signature.defaults, count: count)
  }

  /// A call without arguments; nil where it takes the run to know, or where there have to be some.
  convenience init?(bare signature: Signature) {
    guard signature.places(positional: 0, keywords: SyntaxList()) != nil else { return nil }
    self.init(signature, targets: 0, in: NodeMemory(firstChunk: 128))
  }

  /// Gives a parameter a value that is known.
  func set(_ parameter: Int, _ constant: Value) { defaults[parameter] = constant }

  /// Gives a parameter the value of a node.
  func add(_ parameter: Int, _ node: consuming Node) {
    if let constant = node.constant { return set(parameter, constant) }
    lendsTargets = lendsTargets && node.alwaysLends
    (targets + targetCount).initialize(
      to: Target(parameter: parameter, node: OwnedNode(retaining: node)))
    if orderedCount == targetCount, parameter == targetCount + 1 { orderedCount += 1 }
    targetCount += 1
  }

  /// The node of the only argument that is not known.
  var onlyNode: Node? { targetCount == 1 ? targets[0].node.reference.node : nil }

  deinit {
    for index in 0..<targetCount { targets[index].node.release() }
    defaults.deinitialize(count: count)
  }

  /// Calls a filter or test with the value and the arguments on the render's stack. Arguments that
  /// are known, and variables, are borrowed as they are.
  @inline(__always)
  func call<Result>(
    _ base: Node, _ machine: MachineRef, _ body: (Arguments) throws(TemplateError) -> Result
  ) throws(TemplateError) -> Result {
    let values = machine.pointee.stack.allocateValues(count)
    var owned = 0
    do throws(TemplateError) {
      if lendsTargets {
        owned = try base.lend(into: values, machine) ? 1 : 0
        values.borrow(from: defaults, 1..<count)
        if targetCount > 0 { try lendTargets(values, machine) }
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

  @inline(never)
  private func lendTargets(_ values: ValuePointer, _ machine: MachineRef) throws(TemplateError) {
    var target = 0
    while target < targetCount {
      let isOwned = try targets[target].node.reference
        .lend(into: values + targets[target].parameter, machine)
      assert(!isOwned, "nobody gives back what a node made that lends")
      target &+= 1
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
