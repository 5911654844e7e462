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
}

extension Value {
  /// Wraps an object of the host.
  ///
  /// - Parameter object: Asked for its attributes when templates use them.
  public init(_ object: some TemplateObject) { self = .object(HostObject(object)) }

  /// Wraps objects of the host as a list.
  ///
  /// - Parameter objects: Asked for their attributes when templates use them.
  public init(_ objects: some Sequence<some TemplateObject>) {
    self = .frozenList(objects.map { Value($0) })
  }
}
