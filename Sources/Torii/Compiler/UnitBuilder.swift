/// What the compiler collects of a unit before it is complete.
final class UnitBuilder {
  let id: Int
  let unit: Unit
  /// The unit around this one, whose variables a macro can see.
  let outer: UnitBuilder?
  /// Names that macros inside this unit may refer to; their variables live in a box.
  private let sharedNames: Set<AttributeName>
  private let sharesEverything: Bool
  let hasBox: Bool
  @exclusivity(unchecked) private(set) var slotNames: [String] = []
  @exclusivity(unchecked) private var named: [(name: ScopedName, slot: Int)] = []
  /// The slots of `named` by name; filled once there are too many to go through.
  @exclusivity(unchecked) private var slots: [ScopedName: Int] = [:]
  private static let linearLimit = 16
  @exclusivity(unchecked) private var boxIndexes: [Int: Int] = [:]
  @exclusivity(unchecked) private var captureSlots: [Variable: Int] = [:]
  @exclusivity(unchecked) private(set) var captures: [Unit.Capture] = []
  @exclusivity(unchecked) private(set) var loopCount = 0
  @exclusivity(unchecked) private var loopDepth = 0
  @exclusivity(unchecked) private var locals: [LocalNode?] = []
  /// Keeps the scopes alive, which refer to each other without being counted.
  @exclusivity(unchecked) private var scopes: [Symbols] = []

  init(id: Int, unit: Unit, outer: UnitBuilder?, body: StatementList, mayNestUnits: Bool) {
    self.id = id
    self.unit = unit
    self.outer = outer
    var scan = NestedUnitScan()
    if mayNestUnits { scan.visit(body, isNested: false) }
    sharedNames = scan.names
    sharesEverything = scan.needsEverything
    hasBox = scan.hasNestedUnits
  }

  /// The node that reads a slot; there is one for each.
  func local(_ slot: Int) -> LocalNode {
    while locals.count <= slot { locals.append(nil) }
    if let known = locals[slot] { return known }
    let made = LocalNode(slot: slot)
    locals[slot] = made
    return made
  }

  /// - Parameter isCondition: Whether this is the scope of a loop's condition.
  func openScope(parent: Symbols?, isCondition: Bool = false) -> Symbols {
    let symbols = Symbols(parent: parent, unit: self, isCondition: isCondition)
    scopes.append(symbols)
    return symbols
  }

  /// Scopes of one level that follow one another share their slots.
  private struct ScopedName: Hashable {
    let level: Int
    let name: AttributeName
  }

  func slot(_ name: NameReference, level: Int) -> Int {
    let name = name.value
    let key = ScopedName(level: level, name: name)
    if let slot = knownSlot(key) { return slot }
    let slot = makeSlot(name.text)
    if named.isEmpty { named.reserveCapacity(8) }
    named.append((key, slot))
    if named.count == UnitBuilder.linearLimit + 1 {
      for (name, slot) in named { slots[name] = slot }
    } else if named.count > UnitBuilder.linearLimit {
      slots[key] = slot
    }
    if hasBox, sharesEverything || sharedNames.contains(name) {
      boxIndexes[slot] = boxIndexes.count
    }
    return slot
  }

  private func knownSlot(_ key: ScopedName) -> Int? {
    if named.count > UnitBuilder.linearLimit { return slots[key] }
    return named.first { $0.name.level == key.level && $0.name.name == key.name }?.slot
  }

  /// A slot that no name refers to.
  func temporarySlot() -> Int { makeSlot("") }

  private func makeSlot(_ name: String) -> Int {
    if slotNames.isEmpty { slotNames.reserveCapacity(8) }
    slotNames.append(name)
    return slotNames.count - 1
  }

  func isBoxed(_ slot: Int) -> Bool { boxIndexes[slot] != nil }

  var boxedSlots: Set<Int> { Set(boxIndexes.keys) }

  /// The slot through which this unit sees a variable.
  func slot(of variable: Variable) -> Int {
    if variable.unit == id { return variable.slot }
    if let slot = captureSlots[variable] { return slot }
    var level = 0
    var owner = outer
    while let candidate = owner, candidate.id != variable.unit {
      owner = candidate.outer
      level += 1
    }
    let name = owner.map { $0.slotNames[variable.slot] } ?? ""
    let slot = makeSlot(name)
    captureSlots[variable] = slot
    if let index = owner?.boxIndexes[variable.slot] {
      captures.append(Unit.Capture(slot: slot, level: level, index: index))
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

  @inline(never)
  func complete(undefined: UndefinedBehavior, body: StatementNode) {
    unit.complete(
      slotNames: slotNames, undefined: undefined, loopCount: loopCount, hasBox: hasBox,
      boxed: boxIndexes.map { (slot: $0.key, index: $0.value) }.sorted { $0.index < $1.index },
      captures: captures, body: body)
  }
}

/// Finds the names that macros and call blocks inside a unit may refer to.
private struct NestedUnitScan {
  var names: Set<AttributeName> = []
  var hasNestedUnits = false
  /// Whether a nested unit hands all variables on, as `include` does.
  var needsEverything = false

  mutating func visit(_ body: StatementList, isNested: Bool) {
    for statement in body {
      var isNested = isNested
      switch statement.kind {
      case .macro:
        hasNestedUnits = true
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
        if case .statements(let inner) = part {
          visit(inner, isNested: isNested)
        } else if isNested {
          note(part)
        }
      }
    }
  }

  private mutating func note(_ part: Statement.Part) {
    switch part {
    case .expression(let expression): note(expression)
    case .target(let target):
      names.formUnion(target.names.map(\.name.value))
      names.formUnion(target.namespaces.map(\.value))
    case .parameter(let name), .assigns(let name): names.insert(name.value)
    case .statements: break
    }
  }

  private mutating func note(_ expression: Expression) {
    expression.forEachName { names.insert($0.value) }
  }
}
