/// What the compiler collects of a unit before it is complete.
final class UnitBuilder {
  @exclusivity(unchecked) private(set) var id = 0
  /// Nodes refer to it without counting. It is kept alive until it is complete; who completes it has
  /// to keep it from then on.
  @exclusivity(unchecked) private(set) var unit: Unmanaged<Unit>
  @exclusivity(unchecked) private var ownsUnit = false
  private let pool: Unmanaged<UnitPool>
  /// The unit around this one, whose variables a macro can see.
  @exclusivity(unchecked) private var outer: UnitReference?
  /// Names that macros inside this unit may refer to; their variables live in a box.
  @exclusivity(unchecked) private var shared = SharedNames()
  @exclusivity(unchecked) private var allSlots = SyntaxStack<Unit.Slot>()
  @exclusivity(unchecked) private var named = SyntaxStack<NamedSlot>()
  /// Where in `named` a name is; filled once there are too many to go through.
  @exclusivity(unchecked) private var namedPositions = PositionTable()
  private static let linearLimit = 16
  @exclusivity(unchecked) private var boxCount = 0
  /// The slots of other units' variables.
  @exclusivity(unchecked) private var foreign = SyntaxStack<ForeignSlot>()
  /// Where in `foreign` a variable is; filled once there are too many to go through.
  @exclusivity(unchecked) private var foreignPositions = PositionTable()
  @exclusivity(unchecked) private var captures = SyntaxStack<Unit.Capture>()
  @exclusivity(unchecked) private(set) var loopCount = 0
  @exclusivity(unchecked) private var loopDepth = 0
  @exclusivity(unchecked) private var locals: [LocalNode?] = []

  init(_ unit: Unmanaged<Unit>, in pool: UnitPool) {
    self.unit = unit
    self.pool = .passUnretained(pool)
  }

  deinit { if ownsUnit { unit.release() } }

  /// Begins with a unit.
  ///
  /// - Parameter unit: With a reference to it that the builder takes over.
  func begin(
    id: Int, unit: Unmanaged<Unit>, outer: UnitReference?, body: StatementList, mayNestUnits: Bool
  ) {
    self.id = id
    self.unit = unit
    ownsUnit = true
    self.outer = outer
    if mayNestUnits { shared.visit(body, isNested: false) }
  }

  /// Forgets the unit.
  func finish() {
    if ownsUnit { unit.release() }
    ownsUnit = false
    allSlots.reset()
    named.reset()
    namedPositions.reset()
    shared.reset()
    boxCount = 0
    foreign.reset()
    foreignPositions.reset()
    captures.reset()
    loopCount = 0
    loopDepth = 0
    // Nodes of slots are the same for all units.
    if locals.count > 256 { locals = [] }
  }

  var slotCount: Int { allSlots.count }

  /// The node that reads a slot; there is one for each.
  func local(_ slot: Int) -> LocalNode {
    while locals.count <= slot { locals.append(nil) }
    if let known = locals[slot] { return known }
    let made = LocalNode(slot: slot)
    locals[slot] = made
    return made
  }

  /// - Parameter isCondition: Whether this is the scope of a loop's condition.
  func openScope(parent: SymbolsReference?, isCondition: Bool = false) -> SymbolsReference {
    pool._withUnsafeGuaranteedRef {
      $0.scope(parent: parent, unit: UnitReference(self), isCondition: isCondition)
    }
  }

  /// Scopes of one level that follow one another share their slots.
  private struct NamedSlot: BitwiseCopyable {
    let level: Int
    let name: NameReference
    let slot: Int

    var hash: UInt64 { NamedSlot.hash(name, level) }

    static func hash(_ name: NameReference, _ level: Int) -> UInt64 {
      name.key.tableHash &+ UInt64(truncatingIfNeeded: level) &* 0x9E37_79B9_7F4A_7C15
    }
  }

  func slot(_ name: NameReference, level: Int) -> Int {
    if let slot = knownSlot(name, level) { return slot }
    let slot = makeSlot(name)
    let added = NamedSlot(level: level, name: name, slot: slot)
    named.push(added)
    if named.count == UnitBuilder.linearLimit + 1 {
      for (position, known) in named.elements(above: 0).enumerated() {
        namedPositions.insert(position, hash: known.hash)
      }
    } else if named.count > UnitBuilder.linearLimit {
      namedPositions.insert(named.count - 1, hash: added.hash)
    }
    if hasBox, shared.contains(name) {
      allSlots[slot].boxIndex = boxCount
      boxCount += 1
    }
    return slot
  }

  private func knownSlot(_ name: NameReference, _ level: Int) -> Int? {
    if named.count > UnitBuilder.linearLimit {
      return namedPositions.first(hash: NamedSlot.hash(name, level)) {
        named[$0].level == level && named[$0].name == name
      }.map { named[$0].slot }
    }
    for known in named.elements(above: 0) where known.level == level && known.name == name {
      return known.slot
    }
    return nil
  }

  /// A slot that no name refers to.
  func temporarySlot() -> Int { makeSlot(nil) }

  private func makeSlot(_ name: NameReference?) -> Int {
    allSlots.push(Unit.Slot(name: name))
    return allSlots.count - 1
  }

  /// Notes that a slot is assigned before anything can read it.
  func noteAssigned(_ slot: Int) {
    allSlots[slot] = Unit.Slot(name: nil, boxIndex: allSlots[slot].boxIndex)
  }

  var hasBox: Bool { shared.hasNestedUnits }

  func isBoxed(_ slot: Int) -> Bool { allSlots[slot].boxIndex >= 0 }

  private struct ForeignSlot: BitwiseCopyable {
    let variable: Variable
    let slot: Int

    var hash: UInt64 { ForeignSlot.hash(variable) }

    static func hash(_ variable: Variable) -> UInt64 {
      UInt64(truncatingIfNeeded: variable.unit) &* 0x9E37_79B9_7F4A_7C15
        &+ UInt64(truncatingIfNeeded: variable.slot) &* 0xBF58_476D_1CE4_E5B9
    }
  }

  private func foreignSlot(of variable: Variable) -> Int? {
    if foreign.count > UnitBuilder.linearLimit {
      return foreignPositions.first(hash: ForeignSlot.hash(variable)) {
        foreign[$0].variable == variable
      }.map { foreign[$0].slot }
    }
    for known in foreign.elements(above: 0) where known.variable == variable { return known.slot }
    return nil
  }

  private func add(_ added: ForeignSlot) {
    foreign.push(added)
    if foreign.count == UnitBuilder.linearLimit + 1 {
      for (position, known) in foreign.elements(above: 0).enumerated() {
        foreignPositions.insert(position, hash: known.hash)
      }
    } else if foreign.count > UnitBuilder.linearLimit {
      foreignPositions.insert(foreign.count - 1, hash: added.hash)
    }
  }

  /// The slot through which this unit sees a variable.
  func slot(of variable: Variable) -> Int {
    if variable.unit == id { return variable.slot }
    if let slot = foreignSlot(of: variable) { return slot }
    var level = 0
    var owner = outer
    while let candidate = owner, candidate.id != variable.unit {
      owner = candidate.with { $0.outer }
      level += 1
    }
    let original = owner?.with { $0.allSlots[variable.slot] }
    let slot = makeSlot(original?.name)
    add(ForeignSlot(variable: variable, slot: slot))
    if let index = original?.boxIndex, index >= 0 {
      captures.push(Unit.Capture(slot: slot, level: level, index: index))
    }
    return slot
  }

  /// The number of a loop's state in the frame; loops that follow one another share it.
  func openLoop() -> Int {
    defer {
      loopDepth += 1
      loopCount = max(loopCount, loopDepth)
    }
    return loopDepth
  }

  func closeLoop() { loopDepth -= 1 }

  /// Completes the unit and hands it over.
  ///
  /// - Parameter body: With a reference to it that the unit takes over.
  @inline(never)
  func complete(undefined: UndefinedBehavior, body: StatementReference) -> Unit {
    let complete = unit.takeRetainedValue()
    ownsUnit = false
    complete.complete(
      slots: allSlots.elements(above: 0), undefined: undefined,
      keepsUndefined: pool._withUnsafeGuaranteedRef(\.keepsUndefined), loopCount: loopCount,
      hasBox: hasBox, captures: captures.elements(above: 0), body: body)
    return complete
  }
}

/// The names that macros and call blocks inside a unit may refer to.
private struct SharedNames: ~Copyable {
  private var names = NameSet()
  private(set) var hasNestedUnits = false
  /// Whether a nested unit hands all variables on, as `include` does.
  private var needsEverything = false

  func contains(_ name: NameReference) -> Bool { needsEverything || names.contains(name) }

  mutating func reset() {
    names.reset()
    hasNestedUnits = false
    needsEverything = false
  }

  mutating func visit(_ body: StatementList, isNested: Bool) {
    for statement in body {
      var isNested = isNested
      var assignsOutside = false
      switch statement.kind {
      case .macro:
        hasNestedUnits = true
        // Its name is a variable of the unit around it.
        assignsOutside = !isNested
        isNested = true
      case .callBlock(let block):
        hasNestedUnits = true
        if isNested { note(block.call) }
        isNested = true
      case .block(let block):
        if isNested, block.isScoped { needsEverything = true }
        continue
      case .include(let include): if isNested, include.withContext { needsEverything = true }
      case .importModule(let statement):
        if isNested, statement.withContext { needsEverything = true }
      case .fromImport(let statement):
        if isNested, statement.withContext { needsEverything = true }
      case .debug: if isNested { needsEverything = true }
      default: break
      }
      statement.forEachPart { part in
        switch part {
        case .statements(let inner): visit(inner, isNested: isNested)
        case .assigns where assignsOutside: break
        default: if isNested { note(part) }
        }
      }
    }
  }

  private mutating func note(_ part: Statement.Part) {
    switch part {
    case .expression(let expression): note(expression)
    case .target(let target):
      for (name, _) in target.names { names.insert(name) }
      for name in target.namespaces { names.insert(name) }
    case .parameter(let name), .assigns(let name): names.insert(name)
    case .statements: break
    }
  }

  private mutating func note(_ expression: Expression) {
    expression.forEachName { names.insert($0) }
  }
}
