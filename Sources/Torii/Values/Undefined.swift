/// What a missing value does when it is used (Jinja2 documentation, "Undefined Types").
public enum UndefinedBehavior: String, Sendable {
  /// Prints nothing, iterates as empty; anything else is an error. Jinja2's `Undefined`.
  case lenient = "Undefined"
  /// As `lenient`, and attributes of it are undefined again. Jinja2's `ChainableUndefined`.
  case chainable = "ChainableUndefined"
  /// Prints what was missing. Jinja2's `DebugUndefined`.
  case debug = "DebugUndefined"
  /// Every use but a test for definedness is an error. Jinja2's `StrictUndefined`.
  case strict = "StrictUndefined"
}

/// A missing value, with what is known of why it is missing.
public final class Undefined: Sendable {
  package let behavior: UndefinedBehavior
  private let givenHint: String?
  /// Whether this stands for the argument of a macro's parameter.
  private let isParameter: Bool
  /// The name or subscript that was looked up.
  package let name: Value?
  /// What it was looked up in. Changes only when nothing else refers to this any more.
  @exclusivity(unchecked) nonisolated(unsafe) package private(set) var owner: Value?
  /// The class of the error that a use throws: UndefinedError, or SecurityError in the sandbox.
  package let errorKind: TemplateError.Kind
  /// Whether this stands for a variable that has never been assigned.
  package let isUnassigned: Bool

  /// Whether it stands for a variable of a name that has no value yet. What was assigned to the
  /// variable from another one has that one's name.
  func isUnassigned(as variable: String) -> Bool {
    guard isUnassigned, case .string(let name)? = name else { return false }
    return name.utf8.elementsEqual(variable.utf8)
  }

  /// The same of a variable that was assigned it: it hides an outer variable of that name.
  var assigned: Undefined {
    Undefined(behavior, hint: hint, owner: owner, name: name, errorKind: errorKind)
  }

  package init(
    _ behavior: UndefinedBehavior, hint: String? = nil, owner: Value? = nil, name: Value? = nil,
    errorKind: TemplateError.Kind = .undefined, isUnassigned: Bool = false
  ) {
    self.behavior = behavior
    givenHint = hint
    isParameter = false
    self.owner = owner
    self.name = name
    self.errorKind = errorKind
    self.isUnassigned = isUnassigned
  }

  /// What a parameter of a macro is that got no argument.
  init(_ behavior: UndefinedBehavior, missingParameter name: String) {
    self.behavior = behavior
    givenHint = nil
    isParameter = true
    owner = nil
    self.name = .string(name)
    errorKind = .undefined
    isUnassigned = false
  }

  /// What is wrong, where the usual words do not say it.
  package var hint: String? {
    guard isParameter, case .string(let name)? = name else { return givenHint }
    return "parameter \(name.quotedForMessage) was not provided"
  }

  deinit {
    // With room left on the stack the owner may go with this.
    if NativeStack.hasRoom { return }
    guard owner.map(Reclaimer.isContainer) ?? false else { return }
    var taken: [Value] = []
    takeOwner(into: &taken)
    Reclaimer.release(&taken)
  }

  /// Gives the owner away, for a release that does not recurse.
  func takeOwner(into pending: inout [Value]) {
    if let owner { pending.append(owner) }
    owner = nil
  }

  /// The words of the error that a use of it is.
  package var message: String {
    if let hint { return hint }
    guard let name else { return "None is undefined" }
    guard let owner else { return "\(name.messageRepr) is undefined" }
    if name.text != nil {
      return "\(owner.describedType.quotedForMessage) has no attribute \(name.messageRepr)"
    }
    return "\(owner.describedType) has no element \(name.messageRepr)"
  }

  package var error: TemplateError {
    guard hint == nil, errorKind == .undefined, let name = name?.text else {
      return TemplateError(errorKind, message)
    }
    guard let owner else { return TemplateError(errorKind, message, missingName: name) }
    return TemplateError(errorKind, message, hint: owner.hint(forMissing: name))
  }
}
