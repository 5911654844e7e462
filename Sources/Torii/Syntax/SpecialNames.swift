/// The names to which Jinja2 gives a meaning of its own in some bodies.
struct SpecialNames: OptionSet, BitwiseCopyable {
  let rawValue: UInt8

  init(rawValue: UInt8) { self.rawValue = rawValue }

  static let loop = SpecialNames(rawValue: 1)
  static let selfName = SpecialNames(rawValue: 2)
  static let superName = SpecialNames(rawValue: 4)
  static let caller = SpecialNames(rawValue: 8)
  static let kwargs = SpecialNames(rawValue: 16)
  static let varargs = SpecialNames(rawValue: 32)

  /// The name as one of these; none of them where it is another one.
  init(_ name: AttributeName) {
    switch name {
    case .loop: self = .loop
    case .selfName: self = .selfName
    case .superName: self = .superName
    case .caller: self = .caller
    case .kwargs: self = .kwargs
    case .varargs: self = .varargs
    default: self = []
    }
  }

  /// Which of these names a body reads before it assigns them; blocks are not looked into, since
  /// they are compiled by themselves.
  @inline(never)
  func undeclared(in body: StatementList) -> SpecialNames {
    var search = UndeclaredNames(wanted: self)
    search.visit(body)
    return search.found
  }
}

private struct UndeclaredNames {
  var wanted: SpecialNames
  private(set) var found: SpecialNames = []

  init(wanted: SpecialNames) { self.wanted = wanted }

  mutating func visit(_ body: StatementList) {
    for statement in body {
      // What has been found needs no further search.
      if wanted.isEmpty { return }
      visit(statement)
    }
  }

  private mutating func visit(_ statement: Statement) {
    if case .block = statement.kind { return }
    statement.forEachPart { part in
      switch part {
      case .expression(let expression):
        if !wanted.isEmpty { expression.forEachName { note($0) } }
      case .target(let target):
        assign(target)
        noteNamespaces(of: target)
      case .parameter(let name): wanted.subtract(name.special)
      case .assigns: break
      case .statements(let inner): visit(inner)
      }
    }
  }

  private mutating func assign(_ target: AssignmentTarget) {
    switch target {
    case .name(let name, _): wanted.subtract(name.special)
    case .tuple(let targets, _): for target in targets { assign(target) }
    case .namespaceAttribute: break
    }
  }

  private mutating func noteNamespaces(of target: AssignmentTarget) {
    switch target {
    case .name: break
    case .tuple(let targets, _): for target in targets { noteNamespaces(of: target) }
    case .namespaceAttribute(let name, _, _): note(name)
    }
  }

  private mutating func note(_ name: NameReference) {
    found.formUnion(name.special.intersection(wanted))
    wanted.subtract(name.special)
  }
}
