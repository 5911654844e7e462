struct KeyedValueContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let dict: Value.Dict
  let codingPath: [any CodingKey]

  private func nested(_ key: any CodingKey) -> ValueEncoder {
    let dict = dict
    return ValueEncoder(codingPath: codingPath + [key]) {
      dict.set(text: key.stringValue, to: $0)
    }
  }

  func encodeNil(forKey key: Key) { dict.set(text: key.stringValue, to: .none) }

  func encode(_ value: some Encodable, forKey key: Key) throws {
    let encoded = try ValueEncoder.value(of: value, codingPath: codingPath + [key])
    dict.set(text: key.stringValue, to: encoded)
  }

  func nestedContainer<NestedKey: CodingKey>(keyedBy type: NestedKey.Type, forKey key: Key)
    -> KeyedEncodingContainer<NestedKey>
  { nested(key).container(keyedBy: type) }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    nested(key).unkeyedContainer()
  }

  func superEncoder() -> any Encoder { nested(ElementKey(stringValue: "super")) }

  func superEncoder(forKey key: Key) -> any Encoder { nested(key) }
}

struct UnkeyedValueContainer: UnkeyedEncodingContainer {
  let list: Value.List
  let codingPath: [any CodingKey]

  var count: Int { list.count }

  /// An encoder for the next item, whose place is taken at once.
  private func nested() -> ValueEncoder {
    let list = list
    let position = list.count
    list.append(.none)
    return ValueEncoder(codingPath: codingPath + [ElementKey(intValue: position)]) {
      list.set($0, at: position)
    }
  }

  func encodeNil() { list.append(.none) }

  func encode(_ value: some Encodable) throws {
    let path = codingPath + [ElementKey(intValue: list.count)]
    list.append(try ValueEncoder.value(of: value, codingPath: path))
  }

  func nestedContainer<NestedKey: CodingKey>(keyedBy type: NestedKey.Type)
    -> KeyedEncodingContainer<NestedKey>
  { nested().container(keyedBy: type) }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { nested().unkeyedContainer() }

  func superEncoder() -> any Encoder { nested() }
}

struct SingleValueContainer: SingleValueEncodingContainer {
  let codingPath: [any CodingKey]
  let store: (Value) -> Void

  func encodeNil() { store(.none) }

  func encode(_ value: some Encodable) throws {
    store(try ValueEncoder.value(of: value, codingPath: codingPath))
  }
}
