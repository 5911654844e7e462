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

  /// The name as one of a few; none of them where it is another one.
  fileprivate init(_ name: NameReference, among wanted: SpecialNames) {
    var found: SpecialNames = []
    if wanted.contains(.loop), name == .loop { found = .loop }
    if wanted.contains(.selfName), name == .selfName { found = .selfName }
    if wanted.contains(.superName), name == .superName { found = .superName }
    if wanted.contains(.caller), name == .caller { found = .caller }
    if wanted.contains(.kwargs), name == .kwargs { found = .kwargs }
    if wanted.contains(.varargs), name == .varargs { found = .varargs }
    self = found
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
      case .parameter(let name): wanted.subtract(SpecialNames(name, among: wanted))
      case .assigns: break
      case .statements(let inner): visit(inner)
      }
    }
  }

  private mutating func assign(_ target: AssignmentTarget) {
    switch target {
    case .name(let name, _): wanted.subtract(SpecialNames(name, among: wanted))
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
    let name = SpecialNames(name, among: wanted)
    found.formUnion(name)
    wanted.subtract(name)
  }
}
