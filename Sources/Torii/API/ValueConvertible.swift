/// A Swift type whose values can be given to templates.
///
/// Text, numbers, booleans, optionals, arrays and dictionaries conform. For types of your own see
/// ``TemplateObject``, or ``Value/init(encoding:)`` for what is `Encodable`.
public protocol ValueConvertible: SendableMetatype {
  /// The value as templates see it.
  var templateValue: Value { get }
}

extension Value: ValueConvertible {
  /// The value itself.
  public var templateValue: Value { self }

  /// Makes a template's value of a Swift value.
  ///
  /// - Parameter value: Text, a number, a collection of such, or anything that conforms.
  public init(_ value: some ValueConvertible) { self = value.templateValue }
}

extension String: ValueConvertible {
  /// Text, escaped where autoescaping is on. For safe markup use ``Value/markup(_:)``.
  public var templateValue: Value { .string(self) }
}

extension Substring: ValueConvertible {
  /// Text, escaped where autoescaping is on.
  public var templateValue: Value { .string(String(self)) }
}

extension Bool: ValueConvertible {
  /// `True` or `False`.
  public var templateValue: Value { .bool(self) }
}

extension Double: ValueConvertible {
  /// A floating-point number.
  public var templateValue: Value { .double(self) }
}

extension Float: ValueConvertible {
  /// A floating-point number; it prints the digits that tell it from other floats.
  public var templateValue: Value { .double(Double(description) ?? Double(self)) }
}

extension Optional: ValueConvertible where Wrapped: ValueConvertible {
  /// The wrapped value, or `None`.
  public var templateValue: Value { self?.templateValue ?? .none }
}

extension Array: ValueConvertible where Element: ValueConvertible {
  /// A list.
  public var templateValue: Value { .frozenList(map { $0.templateValue }) }
}

extension Dictionary: ValueConvertible where Key == String, Value: ValueConvertible {
  /// A dictionary with its keys in ascending order, so that equal dictionaries print alike.
  public var templateValue: Torii.Value {
    let dict = Torii.Value.Dict(minimumCapacity: count)
    for (key, value) in sorted(by: { $0.key < $1.key }) {
      dict.set(text: key, to: value.templateValue)
    }
    return dict.frozenValue
  }
}

extension Value {
  /// A list that never changes.
  package static func frozenList(_ items: some Collection<Value>) -> Value {
    let list = Value.List(items)
    list.isFrozen = true
    return .list(list)
  }

  /// The same for items that are added one by one, so that no array of them is made first.
  ///
  /// - Parameter capacity: How many there will be, more or less.
  package static func frozenList(capacity: Int, _ fill: (Value.List) -> Void) -> Value {
    let list = Value.List(minimumCapacity: capacity)
    fill(list)
    list.isFrozen = true
    return .list(list)
  }

  /// The same for an array, which needs no generic code.
  package static func frozenList(_ items: [Value]) -> Value {
    let list = Value.List(items)
    list.isFrozen = true
    return .list(list)
  }

  /// A tuple of the given items.
  package static func tuple(of items: [Value]) -> Value {
    let list = Value.List(items)
    list.isFrozen = true
    return .tuple(list)
  }
}

extension Value.Dict {
  /// The dictionary as a value that never changes.
  var frozenValue: Value {
    freeze()
    return .dict(self)
  }

  /// To be called before anybody else sees the dictionary.
  package func freeze() { isFrozen = true }
}
