/// The methods of one class by name, found by the packed key that names carry.
struct MethodTable: Sendable {
  private let methods: [Method?]
  private let keys: [Key]
  private let mask: Int

  init(_ groups: [Method]...) {
    let all = groups.flatMap { $0 }
    var size = 8
    while size < all.count * 4 { size *= 2 }
    mask = size - 1
    var methods = [Method?](repeating: nil, count: size)
    var keys = [Key](repeating: MethodTable.noKey, count: size)
    for method in all {
      let key = Key(method.name)
      var probe = MethodTable.place(of: key) & mask
      while methods[probe] != nil { probe = (probe + 1) & mask }
      methods[probe] = method
      keys[probe] = key
    }
    self.methods = methods
    self.keys = keys
  }

  func contains(_ name: AttributeName) -> Bool {
    guard name.key.isExact else { return self[name] != nil }
    var probe = MethodTable.place(of: name.key) & mask
    while keys[probe] != MethodTable.noKey {
      if keys[probe] == name.key { return true }
      probe = (probe &+ 1) & mask
    }
    return false
  }

  /// Where to look for a key first. No seed is mixed in: nobody adds to the tables.
  @inline(__always)
  private static func place(of key: Key) -> Int {
    Int(truncatingIfNeeded: key.tableHash(0x9E37_79B9_7F4A_7C15) >> 20)
  }

  /// Stands where no method is.
  private static var noKey: Key { .empty }

  subscript(name: AttributeName) -> Method? {
    var probe = MethodTable.place(of: name.key) & mask
    while true {
      let key = keys[probe]
      if key == name.key {
        let method = methods[probe]
        if key.isExact { return method }
        if let method, CodePoints.equal(method.name, name.text) { return method }
      } else if key == MethodTable.noKey {
        return nil
      }
      probe = (probe &+ 1) & mask
    }
  }
}

/// The methods by receiver and name.
package enum Methods {
  package static func lookup(_ name: AttributeName, on value: Value) -> Method? {
    switch value {
    case .string: return string[name]
    case .markup: return markup[name] ?? string[name]
    case .list: return list[name]
    case .tuple: return tuple[name]
    case .dict: return dict[name]
    case .int, .bool, .bigInt: return integer[name]
    case .double: return float[name]
    case .object(let object):
      switch object {
      case let object as SetObject: return object.isImmutable ? frozenSet[name] : set[name]
      case is BytesObject: return bytes[name]
      case is RangeObject: return range[name]
      case is DecimalObject: return decimal[name]
      default: return nil
      }
    case .undefined, .none: return nil
    }
  }

  /// Whether dictionaries have a method of that name, which hides a key in `d.name`.
  static func existsOnDict(_ name: AttributeName) -> Bool { dict.contains(name) }

  static let string = MethodTable(
    textCase, textClasses, textSearch, textParts, textLayout, textFormatting)
  static let markup = MethodTable(markupOnly)
  static let list = MethodTable(listReading, listChanging)
  static let tuple = MethodTable(tupleMethods)
  static let dict = MethodTable(dictReading, dictChanging)
  static let integer = MethodTable(integerMethods)
  static let float = MethodTable(floatMethods)
  static let set = MethodTable(setMethods)
  static let frozenSet = MethodTable(reading("frozenset"))
  static let bytes = MethodTable(bytesMethods)
  static let range = MethodTable(rangeMethods)
  static let decimal = MethodTable(decimalMethods)

  /// Text of the receiver's own kind: what a method of markup makes is markup.
  static func like(_ receiver: Value, _ text: String) -> Value {
    if case .markup = receiver { .markup(text) } else { .string(text) }
  }

  static func like(_ receiver: Value, _ texts: [String], _ machine: MachineRef)
    throws(TemplateError) -> [Value]
  {
    try machine.checkSize(texts.count)
    try machine.charge(texts.count)
    return texts.map { like(receiver, $0) }
  }
}

extension UnsafeMutablePointer where Pointee == Machine {
  /// A method of one of Python's built-in classes, bound to its receiver, or one of the few plain
  /// attributes that numbers have.
  func boundMethod(named name: AttributeName, of value: Value) -> Value? {
    if let method = Methods.lookup(name, on: value) {
      return .object(BoundMethod(value, method, isWrapped: method.isWrapped(self)))
    }
    return value.isNumber ? Methods.numberAttribute(name, of: value) : nil
  }
}
