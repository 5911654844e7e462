/// An object of yours that templates read attributes of.
///
/// Attributes are asked for only when a template uses them, so that nothing is converted in
/// advance:
///
/// ```swift
/// extension Post: TemplateObject {
///   func attribute(named name: String) -> Value? {
///     switch name {
///     case "title": Value(title)
///     case "tags": Value(tags)
///     default: nil
///     }
///   }
/// }
/// ```
///
/// A sandboxed template gets no attribute whose name begins with an underscore.
public protocol TemplateObject: Sendable {
  /// Gives an attribute's value.
  ///
  /// - Parameter name: What the template writes after the dot.
  /// - Returns: The value, nil where there is no such attribute: it is undefined then.
  func attribute(named name: String) -> Value?

  /// The name of the type in error messages. By default the Swift type's name.
  var templateTypeName: String { get }

  /// What printing the object gives, before it is escaped. By default the type's name.
  var templateText: String { get }

  /// What printing the object gives where autoescaping is on, as safe markup. By default nil: the
  /// text is escaped instead.
  var templateHTML: String? { get }

  /// The items that a loop over the object meets. By default nil: it is not iterable.
  var templateItems: [Value]? { get }

  /// Whether the object counts as true in a condition: Python's `__bool__`. By default true.
  var isTrueInTemplates: Bool { get }

  /// What calling the object does: Python's `__call__`. By default nil: it is not callable.
  var templateFunction: Function? { get }

  /// Gives what a subscript with a key that is no text gives: Python's `__getitem__`. A subscript
  /// with text gives the attribute of that name.
  ///
  /// - Parameter key: What the template writes in the brackets.
  /// - Returns: The value, nil where there is none: it is undefined then. By default nil.
  func templateItem(at key: Value) -> Value?

  /// Compares the object with any value: Python's `__eq__`.
  ///
  /// - Parameter other: The other side of `==`, whichever side the object stands on.
  /// - Returns: nil to compare as by default: `Hashable` objects by their own equality, others by
  ///   identity.
  func isEqualInTemplates(to other: Value) -> Bool?

  /// Orders the object before or after a value, for `<` and sorting: Python's `__lt__`.
  ///
  /// - Parameter other: The right side of `<`.
  /// - Returns: nil where the two are not ordered, which is an error. By default nil.
  func isLessInTemplates(than other: Value) -> Bool?

  /// Applies an arithmetic operator: Python's `__add__`, `__sub__` and the like.
  ///
  /// - Parameters:
  ///   - operation: What stands between the object and the value.
  ///   - other: The other side.
  ///   - isReflected: Whether the object stands on the right.
  /// - Returns: The result, nil where the operator is not for these two, which is an error unless
  ///   the other side knows what to do. By default nil.
  func templateResult(
    of operation: BinaryOperator, with other: Value, isReflected: Bool
  ) -> Value?
}

extension TemplateObject {
  /// The Swift type's name.
  public var templateTypeName: String { "\(type(of: self))" }

  /// The type's name in angle brackets.
  public var templateText: String { "<\(templateTypeName) object>" }

  /// No markup of its own.
  public var templateHTML: String? { nil }

  /// No items.
  public var templateItems: [Value]? { nil }

  /// True.
  public var isTrueInTemplates: Bool { true }

  /// Not callable.
  public var templateFunction: Function? { nil }

  /// No items by key.
  public func templateItem(at key: Value) -> Value? { nil }

  /// The default comparison.
  public func isEqualInTemplates(to other: Value) -> Bool? { nil }

  /// Not ordered.
  public func isLessInTemplates(than other: Value) -> Bool? { nil }

  /// No arithmetic.
  public func templateResult(
    of operation: BinaryOperator, with other: Value, isReflected: Bool
  ) -> Value? { nil }
}

extension Value {
  /// Wraps an object of the host.
  ///
  /// - Parameter object: Asked for its attributes when templates use them.
  public init(_ object: some TemplateObject) { self = .object(HostObject(object)) }

  /// Wraps an object of the host whose attributes have numbers.
  package init(_ object: some NumberedObject) { self = .object(HostObject(numbered: object)) }

  /// The host's object of a type, when the value is one.
  ///
  /// - Parameter type: The type that the object must have.
  public func object<Object: TemplateObject>(as type: Object.Type) -> Object? {
    guard case .object(let object) = self, let host = object as? HostObject else { return nil }
    return host.base as? Object
  }

  /// Wraps objects of the host as a list.
  ///
  /// - Parameter objects: Asked for their attributes when templates use them.
  public init(_ objects: some Sequence<some TemplateObject>) {
    self = .frozenList(objects.map { Value($0) })
  }
}
