extension Value {
  /// Makes a template's value of anything `Encodable`.
  ///
  /// Keyed containers become dictionaries in the order of encoding, unkeyed ones lists. What the
  /// type leaves out is undefined in templates. ``TemplateObject`` is much faster for large data.
  ///
  /// - Parameter source: The value to encode.
  /// - Throws: What the type's `encode(to:)` throws, or `EncodingError` if it nests too deeply.
  public init(encoding source: some Encodable) throws {
    self = try ValueEncoder.value(of: source, codingPath: [])
  }
}

/// Encodes into a template's value, and hands the result to `store` as soon as there is one.
struct ValueEncoder: Encoder {
  let codingPath: [any CodingKey]
  let store: (Value) -> Void
  private let state = State()

  /// What has been made so far: a type may ask for its container more than once.
  private final class State {
    var dict: Value.Dict?
    var list: Value.List?
  }

  private static let depthLimit = 256

  init(codingPath: [any CodingKey], store: @escaping (Value) -> Void) {
    self.codingPath = codingPath
    self.store = store
  }

  var userInfo: [CodingUserInfoKey: Any] { [:] }

  static func value(of source: some Encodable, codingPath: [any CodingKey]) throws -> Value {
    if let convertible = source as? any ValueConvertible { return convertible.templateValue }
    if codingPath.count > depthLimit {
      throw EncodingError.invalidValue(
        source, .init(codingPath: codingPath, debugDescription: "The value nests too deeply."))
    }
    if let dictionary = source as? any TextKeyedDictionary {
      return try dictionary.templateValue(codingPath: codingPath)
    }
    var result = Value.none
    try source.encode(to: ValueEncoder(codingPath: codingPath) { result = $0 })
    return result
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    KeyedEncodingContainer(KeyedValueContainer<Key>(dict: makeDict(), codingPath: codingPath))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    UnkeyedValueContainer(list: makeList(), codingPath: codingPath)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer {
    SingleValueContainer(codingPath: codingPath, store: store)
  }

  func makeDict() -> Value.Dict {
    if let dict = state.dict { return dict }
    let dict = Value.Dict()
    state.dict = dict
    store(dict.frozenValue)
    return dict
  }

  func makeList() -> Value.List {
    if let list = state.list { return list }
    let list = Value.List(minimumCapacity: 4)
    list.isFrozen = true
    state.list = list
    store(.list(list))
    return list
  }
}

/// A dictionary whose order must not depend on the run.
private protocol TextKeyedDictionary {
  func templateValue(codingPath: [any CodingKey]) throws -> Value
}

extension Dictionary: TextKeyedDictionary where Key == String, Value: Encodable {
  fileprivate func templateValue(codingPath: [any CodingKey]) throws -> Torii.Value {
    let dict = Torii.Value.Dict(minimumCapacity: count)
    for (key, value) in sorted(by: { $0.key < $1.key }) {
      let path = codingPath + [ElementKey(stringValue: key)]
      dict.set(text: key, to: try ValueEncoder.value(of: value, codingPath: path))
    }
    return dict.frozenValue
  }
}

/// The key of a list's item, or of a class's superclass.
struct ElementKey: CodingKey {
  let stringValue: String
  let intValue: Int?

  init(stringValue: String) {
    self.stringValue = stringValue
    intValue = nil
  }

  init(intValue: Int) {
    stringValue = "\(intValue)"
    self.intValue = intValue
  }
}
