/// A variable of a unit: its slot in the unit's frame.
struct Variable: Hashable {
  let unit: Int
  let slot: Int
}

/// The names of one scope, resolved to variables by Jinja2's rule: scoping is decided at compile
/// time, and the first use of a name in a scope decides what it means there.
final class Symbols {
  /// Where a variable's first value in its scope comes from.
  enum Load {
    /// Set by who opens the scope: parameters and loop targets.
    case parameter
    /// Looked up in the render's context.
    case resolve(String)
    /// The value of an outer scope's variable.
    case alias(Variable)
    /// Nothing, until it is assigned.
    case undefined
  }

  let level: Int
  let parent: Symbols?
  let unit: UnitBuilder
  private(set) var references: [String: Variable] = [:]
  private(set) var loads: [Variable: Load] = [:]
  private(set) var loadOrder: [Variable] = []
  private(set) var stores: Set<String> = []

  /// - Parameter isCondition: Whether this is the scope of a loop's condition, whose variables stay
  ///   apart from those of the body: looking ahead tests the next item while the body runs.
  init(parent: Symbols?, unit: UnitBuilder, isCondition: Bool = false) {
    self.parent = parent
    self.unit = unit
    let level = parent.map { $0.level + 1 } ?? 0
    self.level = isCondition ? -level : level
  }

  private init(copying other: Symbols) {
    level = other.level
    parent = other.parent
    unit = other.unit
    references = other.references
    loads = other.loads
    loadOrder = other.loadOrder
    stores = other.stores
  }

  func find(_ name: String) -> Variable? { references[name] ?? parent?.find(name) }

  func findLoad(_ variable: Variable) -> Load? { loads[variable] ?? parent?.findLoad(variable) }

  /// The variable of a name that the analysis has seen.
  func variable(_ name: String) -> Variable {
    if let found = find(name) { return found }
    load(name)
    return find(name) ?? Variable(unit: unit.id, slot: unit.slot(name, level: level))
  }

  private func define(_ name: String, _ load: Load) {
    let variable = Variable(unit: unit.id, slot: unit.slot(name, level: level))
    references[name] = variable
    setLoad(variable, load)
  }

  private func setLoad(_ variable: Variable, _ load: Load) {
    if loads.updateValue(load, forKey: variable) == nil { loadOrder.append(variable) }
  }

  func store(_ name: String) {
    stores.insert(name)
    guard references[name] == nil else { return }
    if let outer = parent?.find(name) {
      define(name, .alias(outer))
    } else {
      define(name, .undefined)
    }
  }

  func load(_ name: String) {
    if find(name) == nil { define(name, .resolve(name)) }
  }

  @discardableResult
  func declareParameter(_ name: String) -> Variable {
    stores.insert(name)
    define(name, .parameter)
    return variable(name)
  }

  /// Every name that this scope or an outer one assigns, with its variable.
  var allStores: [(name: String, variable: Variable)] {
    var seen = Set<String>()
    var result: [(String, Variable)] = []
    var symbols: Symbols? = self
    while let current = symbols {
      for name in current.stores.sorted() where seen.insert(name).inserted {
        if let variable = find(name) { result.append((name, variable)) }
      }
      symbols = current.parent
    }
    return result
  }

  // MARK: Analysis

  func analyze(_ statements: [Statement]) {
    for statement in statements { visit(statement) }
  }

  func visit(_ expression: Expression) {
    if case .name(let name) = expression.kind { load(name) }
    for child in expression.children { visit(child) }
  }

  func visit(_ target: AssignmentTarget, asParameter: Bool = false) {
    switch target {
    case .name(let name, _):
      if asParameter { declareParameter(name) } else { store(name) }
    case .tuple(let targets, _):
      for target in targets { visit(target, asParameter: asParameter) }
    case .namespaceAttribute(let name, _, _): load(name)
    }
  }

  private func visit(_ statement: Statement) {
    switch statement.kind {
    case .ifElse(let statement): visitBranches(statement)
    case .forLoop(let loop): visit(loop.iterable)
    case .set(let set):
      visit(set.value)
      visit(set.target)
    case .setBlock(let set): visit(set.target)
    case .with(let with): for binding in with.bindings { visit(binding.value) }
    case .macro(let macro): store(macro.name)
    case .importModule(let statement):
      visit(statement.template)
      store(statement.target)
    case .fromImport(let statement):
      visit(statement.template)
      for name in statement.names { store(name.alias) }
    case .callBlock(let block): visit(block.call)
    case .filterBlock(let block): visit(block.filter)
    case .autoescape, .block: break
    case .output, .extends, .include, .expression, .sequence, .breakLoop, .continueLoop, .debug:
      for part in statement.parts {
        switch part {
        case .expression(let expression): visit(expression)
        case .statements(let inner): analyze(inner)
        default: break
        }
      }
    }
  }

  /// An `if` opens no scope, but a name that only some branches assign keeps its outer meaning in
  /// the others.
  private func visitBranches(_ statement: IfStatement) {
    guard let first = statement.branches.first else { return }
    visit(first.test)
    let body = copy(analyzing: { $0.analyze(first.body) })
    let others = copy(analyzing: { symbols in
      for branch in statement.branches.dropFirst() {
        symbols.visitBranches(IfStatement(branches: [branch], otherwise: nil))
      }
    })
    let otherwise = copy(analyzing: { $0.analyze(statement.otherwise ?? []) })
    merge([body, others, otherwise])
  }

  private func copy(analyzing body: (Symbols) -> Void) -> Symbols {
    let copy = Symbols(copying: self)
    body(copy)
    return copy
  }

  private func merge(_ branches: [Symbols]) {
    var added = Set<String>()
    for branch in branches { added.formUnion(branch.stores) }
    added.subtract(stores)
    for branch in branches {
      references.merge(branch.references) { _, new in new }
      for variable in branch.loadOrder {
        if let load = branch.loads[variable] { setLoad(variable, load) }
      }
      stores.formUnion(branch.stores)
    }
    for name in added.sorted() {
      guard let variable = find(name) else { continue }
      if let outer = parent?.find(name) {
        setLoad(variable, .alias(outer))
      } else {
        setLoad(variable, .resolve(name))
      }
    }
  }
}
