/// Python's `bytes`, as far as templates meet them: values that the host passes.
package final class BytesObject: Object {
  package let bytes: [UInt8]

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  override package var typeName: String { "bytes" }
  override package var isIterable: Bool { true }
  override package var isSequence: Bool { true }

  override package var hashForKey: UInt64? {
    bytes.withUnsafeBufferPointer { Key.hash($0) } ^ 0xB17E5
  }

  override package func length(_ machine: MachineRef) throws(TemplateError) -> Int? { bytes.count }

  override package func truth(_ machine: MachineRef) throws(TemplateError) -> Bool {
    !bytes.isEmpty
  }

  override package func makeIterator(_ machine: MachineRef) throws(TemplateError)
    -> ValueIterator?
  { ArrayIterator(bytes.map { .int(Int($0)) }, typeName: "bytes_iterator") }

  override package func item(_ key: Value, _ machine: MachineRef) throws(TemplateError) -> Value? {
    guard let index = key.indexInt else { return nil }
    let position = index < 0 ? index &+ bytes.count : index
    return bytes.indices.contains(position) ? .int(Int(bytes[position])) : nil
  }

  /// The bytes of a value that is of this class.
  static func bytes(of value: Value) -> [UInt8]? {
    guard case .object(let object) = value, let bytes = object as? BytesObject else { return nil }
    return bytes.bytes
  }

  override package func contains(_ value: Value, _ machine: MachineRef) throws(TemplateError)
    -> Bool?
  {
    if let number = value.indexInt {
      guard let byte = UInt8(exactly: number) else { throw .value("byte must be in range(0, 256)") }
      return bytes.contains(byte)
    }
    guard let part = BytesObject.bytes(of: value) else {
      throw .type("a bytes-like object is required, not '\(value.typeName)'")
    }
    try machine.charge(bytes.count >> 4)
    return bytes.withUnsafeBufferPointer { bytes in
      part.withUnsafeBufferPointer { part in
        part.isEmpty || SubstringSearch(part).first(in: bytes, 0..<bytes.count) != nil
      }
    }
  }

  override package func binary(
    _ operation: BinaryOperator, _ other: Value, isReflected: Bool, _ machine: MachineRef
  ) throws(TemplateError) -> Value? {
    switch operation {
    case .add where !isReflected:
      guard let right = BytesObject.bytes(of: other) else {
        throw .type("can't concat \(other.typeName) to bytes")
      }
      try machine.checkSize(bytes.count + right.count)
      return .object(BytesObject(bytes + right))
    case .multiply:
      if case .object(let object) = other, !isReflected, object is BytesObject {
        throw .type("can't multiply sequence by non-int of type 'bytes'")
      }
      guard let count = other.indexInt else {
        // A sequence on the left asks first.
        let isAsked = isReflected && (other.isString || other.isListOrTuple)
        throw .type(
          "can't multiply sequence by non-int of type '\(isAsked ? "bytes" : other.typeName)'")
      }
      guard count > 0, !bytes.isEmpty else { return .object(BytesObject([])) }
      try machine.checkSize(bytes.count, times: count)
      return .object(BytesObject(Array(repeatElement(bytes, count: count).joined())))
    case .modulo where !isReflected && !bytes.contains(0x25):
      switch other {
      case .dict, .list: return .object(self)
      case .tuple(let items) where items.count == 0: return .object(self)
      default: throw .type("not all arguments converted during bytes formatting")
      }
    default: return nil
    }
  }

  /// Python's slice.
  func slice(_ bounds: SliceBounds) -> BytesObject {
    BytesObject(bounds.indices.map { bytes[$0] })
  }

  override package func isEqual(to other: Value) -> Bool {
    guard case .object(let object) = other, let right = object as? BytesObject else {
      return false
    }
    return right.bytes == bytes
  }

  override package func isLess(than other: Value) -> Bool? {
    guard case .object(let object) = other, let right = object as? BytesObject else { return nil }
    return bytes.lexicographicallyPrecedes(right.bytes)
  }

  override package var plainRepr: String? {
    let quote: UInt8 = bytes.contains(0x27) && !bytes.contains(0x22) ? 0x22 : 0x27
    var text = [0x62, quote]
    for byte in bytes {
      switch byte {
      case 0x0A: text += [0x5C, 0x6E]
      case 0x0D: text += [0x5C, 0x72]
      case 0x09: text += [0x5C, 0x74]
      case 0x5C, quote: text += [0x5C, byte]
      case 0x20..<0x7F: text.append(byte)
      default:
        let digits = String(byte, radix: 16)
        text += Array((digits.utf8.count == 1 ? "\\x0" : "\\x").utf8) + Array(digits.utf8)
      }
    }
    text.append(quote)
    return String(decoding: text, as: UTF8.self)
  }
}

extension Value {
  fileprivate var isListOrTuple: Bool {
    switch self {
    case .list, .tuple: true
    default: false
    }
  }
}
