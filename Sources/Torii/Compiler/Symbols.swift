/// A variable of a unit: its slot in the unit's frame.
struct Variable: BitwiseCopyable, Hashable {
  let unit: Int
  let slot: Int
}

/// The names of one scope, resolved to variables by Jinja2's rule: scoping is decided at compile
/// time, and the first use of a name in a scope decides what it means there.
final class Symbols {
  /// Where a variable's first value in its scope comes from.
  enum Load: BitwiseCopyable {
    /// Set by who opens the scope: parameters and loop targets.
    case parameter
    /// Looked up in the render's context.
    case resolve
    /// The value of an outer scope's variable.
    case alias(Variable)
    /// Nothing, until it is assigned.
    case undefined
  }

  /// A name that the scope itself knows, in the order of first use.
  struct Entry: BitwiseCopyable {
    let name: NameReference
    let variable: Variable
    var load: Load
    /// Whether the scope assigns the name.
    var isStored: Bool
  }

  @exclusivity(unchecked) private(set) var level = 0
  // The pool that all of them are in keeps these alive.
  @exclusivity(unchecked) private(set) var parent: SymbolsReference?
  @exclusivity(unchecked) private(set) var unit: UnitReference
  @exclusivity(unchecked) private var entries = SyntaxStack<Entry>()
  /// Where each name stands in `entries`; filled once there are too many to go through.
  @exclusivity(unchecked) private var positions = PositionTable()
  /// How many `if` statements enclose what is analysed.
  @exclusivity(unchecked) private var branchDepth = 0

  private static let linearLimit = 12

  init(_ unit: UnitReference) { self.unit = unit }

  /// Begins as the scope of something.
  ///
  /// - Parameter isCondition: Whether this is the scope of a loop's condition, whose variables stay
  ///   apart from those of the body: looking ahead tests the next item while the body runs.
  @inline(never)
  func begin(parent: SymbolsReference?, unit: UnitReference, isCondition: Bool) {
    self.parent = parent
    self.unit = unit
    let level = parent.map { $0.with(\.level) + 1 } ?? 0
    self.level = isCondition ? -level : level
    entries.reset()
    positions.reset()
    branchDepth = 0
  }

  /// What the scope itself knows; to be read before it learns more.
  var known: UnsafeBufferPointer<Entry> { entries.elements(above: 0) }

  /// Scopes are nested no deeper than statements may be.
  func find(_ name: NameReference) -> Variable? {
    if let position = position(of: name) { return entries[position].variable }
    return parent?.find(name)
  }

  private func position(of name: NameReference) -> Int? {
    let key = name.key
    if entries.count > Symbols.linearLimit {
      return positions.first(hash: key.tableHash) { entries[$0].name == name }
    }
    let known = entries.elements(above: 0)
    guard let start = known.baseAddress else { return nil }
    var position = 0
    while position < known.count {
      let entry = start + position
      if entry.pointee.name.isSame(as: name, with: key) { return position }
      position &+= 1
    }
    return nil
  }

  /// The variable of a name that the analysis has seen.
  func variable(_ name: NameReference) -> Variable { find(name) ?? define(name, .resolve) }

  @discardableResult
  private func define(_ name: NameReference, _ load: Load, isStored: Bool = false) -> Variable {
    let variable = Variable(unit: unit.id, slot: unit.slot(name, level: level))
    entries.push(Entry(name: name, variable: variable, load: load, isStored: isStored))
    if entries.count == Symbols.linearLimit + 1 {
      for (position, entry) in known.enumerated() {
        positions.insert(position, hash: entry.name.key.tableHash)
      }
    } else if entries.count > Symbols.linearLimit {
      positions.insert(entries.count - 1, hash: name.key.tableHash)
    }
    return variable
  }

  /// An `if` opens no scope, but a name that only some branches assign keeps its outer meaning in
  /// the others.
  func store(_ name: NameReference) {
    let known = position(of: name)
    if let known, entries[known].isStored || branchDepth == 0 {
      entries[known].isStored = true
      return
    }
    let load: Load
    if let outer = parent?.find(name) {
      load = .alias(outer)
    } else {
      load = branchDepth == 0 ? .undefined : .resolve
    }
    if let known {
      entries[known].load = load
      entries[known].isStored = true
    } else {
      define(name, load, isStored: true)
    }
  }

  func load(_ name: NameReference) {
    if find(name) == nil { define(name, .resolve) }
  }

  @discardableResult
  func declareParameter(_ name: NameReference) -> Variable {
    guard let known = position(of: name) else { return define(name, .parameter, isStored: true) }
    entries[known].load = .parameter
    entries[known].isStored = true
    return entries[known].variable
  }

  // MARK: Analysis

  @inline(never)
  func analyze(_ statements: StatementList) {
    for statement in statements { visit(statement) }
  }

  func visit(_ expression: Expression) {
    switch expression.kind {
    case .constant: break
    case .name(let name): load(name)
    case .attribute(let base, _): visit(base)
    case .filter(let base?, _, let arguments) where arguments.isEmpty: visit(base)
    default: expression.forEachChild { visit($0) }
    }
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
      statement.forEachPart { part in
        switch part {
        case .expression(let expression): visit(expression)
        case .statements(let inner): analyze(inner)
        default: break
        }
      }
    }
  }

  private func visitBranches(_ statement: IfStatement) {
    branchDepth += 1
    for branch in statement.branches {
      visit(branch.test)
      analyze(branch.body)
    }
    if let otherwise = statement.otherwise { analyze(otherwise) }
    branchDepth -= 1
  }
}
