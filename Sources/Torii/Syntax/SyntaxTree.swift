/// The memory that a template's syntax lives in.
///
/// Expressions, statements and lists of them are references into it that own nothing: making one
/// takes no allocation, and walking over them counts no references. Whoever keeps one of them
/// keeps the tree.
package final class SyntaxTree {
  /// The template that texts in the tree belong to.
  private let text: SourceText
  /// The bytes of the text, to be read without counting a reference to it.
  @exclusivity(unchecked) private var bytes: SourceBytes
  @exclusivity(unchecked) private var memory = SyntaxMemory()
  @exclusivity(unchecked) private var constants = SyntaxPool<Value>()
  private let names = NameTable()
  /// Trees that hold parts of this one.
  @exclusivity(unchecked) private var others: [SyntaxTree] = []

  init(text: SourceText) {
    self.text = text
    bytes = text.bytes
  }

  /// Begins anew with the template that stands in the text now. Nothing of the tree may be in use any more.
  func restart() {
    bytes = text.bytes
    memory.reset()
    constants.reset()
    names.trim()
    if !others.isEmpty { others.removeAll() }
  }

  // MARK: Making

  @inline(__always)
  func expression(_ kind: Expression.Kind, at span: SourceSpan) -> Expression {
    Expression(memory.store(Expression.Content(kind: kind, span: span)))
  }

  @inline(__always)
  func statement(_ kind: Statement.Kind, at span: SourceSpan) -> Statement {
    Statement(memory.store(Statement.Content(kind: kind, span: span)))
  }

  func constant(_ value: Value, at span: SourceSpan) -> Expression {
    expression(.constant(ConstantReference(constants.store(value))), at: span)
  }

  func arguments(_ parts: CallArguments.Parts) -> CallArguments {
    parts.isEmpty ? .none : CallArguments(memory.store(parts))
  }

  /// Elements in a row, of which there may be none.
  func list<Element: BitwiseCopyable>(_ elements: [Element]) -> SyntaxList<Element> {
    elements.withUnsafeBufferPointer { memory.store($0) }
  }

  /// The elements that were pushed last, which leave the stack.
  @inline(__always)
  func list<Element: BitwiseCopyable>(
    from stack: inout SyntaxStack<Element>, above mark: Int
  ) -> SyntaxList<Element> {
    defer { stack.drop(to: mark) }
    return memory.store(stack.elements(above: mark))
  }

  /// The name in a range of the template; what is out of range is left out.
  func name(in range: Range<Int>) -> NameReference { names.name(of: bytes[range]) }

  func name(_ text: String) -> NameReference { names.name(text) }

  /// A piece of text that the template does not hold as it is.
  func text(_ bytes: [UInt8]) -> TemplateText {
    bytes.withUnsafeBufferPointer { bytes in
      let copy: SyntaxList<UInt8> = memory.store(bytes)
      return TemplateText(SourceBytes(start: copy.start ?? self.bytes.start, count: copy.count))
    }
  }

  func text(in range: Range<Int>) -> TemplateText { TemplateText(bytes[range]) }

  /// Keeps a tree alive for as long as this one.
  func keep(_ other: SyntaxTree) {
    if other !== self, !others.contains(where: { $0 === other }) { others.append(other) }
  }
}

// Only the parser that makes a tree adds to it, and what is there does not change.
extension SyntaxTree: @unchecked Sendable {}

/// A literal's value in a syntax tree.
package struct ConstantReference: BitwiseCopyable, @unchecked Sendable {
  private let place: UnsafePointer<Value>

  init(_ place: UnsafeMutablePointer<Value>) { self.place = UnsafePointer(place) }

  package var value: Value { place.pointee }
}

/// A name in a syntax tree; the same text gives the same reference.
package struct NameReference: BitwiseCopyable, @unchecked Sendable {
  private let place: UnsafeMutablePointer<NameTable.Entry>

  init(_ place: UnsafeMutablePointer<NameTable.Entry>) { self.place = place }

  private init(forever name: AttributeName) {
    place = .allocate(capacity: 1)
    place.initialize(to: NameTable.Entry(name))
  }

  static let loop = NameReference(forever: .loop)
  static let selfName = NameReference(forever: .selfName)
  static let superName = NameReference(forever: .superName)
  static let caller = NameReference(forever: .caller)
  static let varargs = NameReference(forever: .varargs)
  static let kwargs = NameReference(forever: .kwargs)
  static let translatedCount = NameReference(forever: .translatedCount)

  package var value: AttributeName { place.pointee.name }
  package var text: String { place.pointee.name.text }
  @inline(__always)
  package var key: Key { place.pointee.name.key }

  var isOnDict: Bool { place.pointee.isOnDict }
  var changesLists: Bool { place.pointee.changesLists }
  var loopField: LoopField? { place.pointee.loopField }
  var special: SpecialNames { place.pointee.special }

  /// What a variable of this name is until it is assigned.
  ///
  /// - Parameter isKept: Whether the value is made once for the table; only where one thread and
  ///   one environment have the table for themselves.
  func unassigned(_ behavior: UndefinedBehavior, isKept: Bool) -> Undefined {
    if isKept, let known = place.pointee.unassigned, known.behavior == behavior { return known }
    let made = Undefined(behavior, name: .string(text), isUnassigned: true)
    if isKept, !isForever { place.pointee.unassigned = made }
    return made
  }

  /// What a parameter of this name is that got no argument.
  ///
  /// - Parameter isKept: As for `unassigned`.
  func missingParameter(_ behavior: UndefinedBehavior, isKept: Bool) -> Undefined {
    if isKept, let known = place.pointee.missingParameter, known.behavior == behavior {
      return known
    }
    let made = Undefined(behavior, missingParameter: text)
    if isKept, !isForever { place.pointee.missingParameter = made }
    return made
  }

  /// Whether all threads have this reference.
  private var isForever: Bool { NameReference.forever.contains { $0.place == place } }

  private static let forever = [
    loop, selfName, superName, caller, varargs, kwargs, translatedCount,
  ]

  @inline(__always)
  static func == (left: NameReference, right: NameReference) -> Bool {
    left.isSame(as: right, with: right.key)
  }

  /// Whether two names are the same.
  ///
  /// - Parameter key: That of the other one.
  @inline(__always)
  func isSame(as other: NameReference, with key: Key) -> Bool {
    place == other.place || self.key == key && (key.isExact || value == other.value)
  }
}
