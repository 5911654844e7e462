/// Whether printed values are escaped.
enum EscapeMode {
  case on
  case off
  /// The evaluation context decides at run time.
  case dynamic

  func isOn(_ machine: MachineRef) -> Bool {
    switch self {
    case .on: return true
    case .off: return false
    case .dynamic: return machine.pointee.context.autoescapes
    }
  }
}

/// What the compiler knows of the place at which code stands (Jinja2's `Frame`).
struct Scope {
  var symbols: SymbolsReference
  var escape: EscapeMode
  /// Where escaping is decided at run time, whether it is on around the block that decides.
  var outerEscapes = false
  /// Whether assignments are the template's own, and not of a scope inside it.
  var isTopLevel: Bool
  /// Whether the code runs unconditionally at the top level.
  var isRootLevel: Bool
  /// Whether output is dropped once the template extends another.
  var checksOutput: Bool
  /// Whether unknown filters are errors only where they run.
  var isSoft = false
  /// What a filter without a value works on.
  var captureSlot: Int?
  /// Whether the code is one that Jinja2 evaluates when it compiles.
  var foldsConstants = false

  /// A scope of its own inside this one.
  func inner(isCondition: Bool = false) -> Scope {
    var scope = self
    scope.symbols = symbols.unit.openScope(parent: symbols, isCondition: isCondition)
    scope.isTopLevel = false
    scope.isRootLevel = false
    scope.isSoft = false
    return scope
  }

  /// The same scope, inside something that may not run.
  func soft() -> Scope {
    var scope = self
    scope.isRootLevel = false
    scope.isSoft = true
    return scope
  }
}
