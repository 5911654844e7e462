// Scopes and units as the compiler hands them on: the pool keeps them alive, so that no reference
// to them is counted. Measured: counting took a tenth of the time of compiling.

/// A scope's symbols.
struct SymbolsReference: BitwiseCopyable {
  private let symbols: Unmanaged<Symbols>

  init(_ symbols: Symbols) { self.symbols = .passUnretained(symbols) }
  init(_ symbols: Unmanaged<Symbols>) { self.symbols = symbols }

  @inline(__always)
  func with<Result>(_ body: (Symbols) -> Result) -> Result {
    symbols._withUnsafeGuaranteedRef(body)
  }

  @inline(__always)
  var unit: UnitReference { with { $0.unit } }
  var level: Int { with { $0.level } }
  var known: UnsafeBufferPointer<Symbols.Entry> { with { $0.known } }

  func find(_ name: NameReference) -> Variable? { with { $0.find(name) } }
  func variable(_ name: NameReference) -> Variable { with { $0.variable(name) } }

  @discardableResult
  func declareParameter(_ name: NameReference) -> Variable { with { $0.declareParameter(name) } }

  func analyze(_ statements: StatementList) { with { $0.analyze(statements) } }
  func visit(_ expression: Expression) { with { $0.visit(expression) } }
  func visit(_ target: AssignmentTarget, asParameter: Bool = false) {
    with { $0.visit(target, asParameter: asParameter) }
  }
}

/// What is collected of a unit.
struct UnitReference: BitwiseCopyable {
  private let builder: Unmanaged<UnitBuilder>

  init(_ builder: UnitBuilder) { self.builder = .passUnretained(builder) }
  init(_ builder: Unmanaged<UnitBuilder>) { self.builder = builder }

  @inline(__always)
  func with<Result>(_ body: (UnitBuilder) -> Result) -> Result {
    builder._withUnsafeGuaranteedRef(body)
  }

  var unit: Unmanaged<Unit> { with { $0.unit } }
  var id: Int { with { $0.id } }
  var isMacro: Bool { with { $0.unit._withUnsafeGuaranteedRef(\.kind.isMacro) } }
  var slotCount: Int { with { $0.slotCount } }

  func slot(_ name: NameReference, level: Int) -> Int { with { $0.slot(name, level: level) } }
  func slot(of variable: Variable) -> Int { with { $0.slot(of: variable) } }
  func isBoxed(_ slot: Int) -> Bool { with { $0.isBoxed(slot) } }
  func temporarySlot() -> Int { with { $0.temporarySlot() } }
  func local(_ slot: Int) -> LocalNode { with { $0.local(slot) } }
  func openLoop() -> Int { with { $0.openLoop() } }
  func closeLoop() { with { $0.closeLoop() } }

  func openScope(parent: SymbolsReference?, isCondition: Bool = false) -> SymbolsReference {
    with { $0.openScope(parent: parent, isCondition: isCondition) }
  }

  func complete(undefined: UndefinedBehavior, body: consuming StatementNode) -> Unit {
    let body = StatementReference(retaining: body)
    return with { $0.complete(undefined: undefined, body: body) }
  }
}
