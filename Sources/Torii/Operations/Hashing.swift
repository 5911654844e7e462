extension UnsafeMutablePointer where Pointee == Machine {
  /// The key under which a dictionary keeps a value.
  ///
  /// - Throws: TypeError for what Python cannot hash.
  package func key(for value: Value) throws(TemplateError) -> Key {
    switch value {
    case .string(let text), .markup(let text): return Key(text)
    case .int(let value): return Key(integer: value)
    default:
      try checkStack()
      return try Torii.Key(checking: value, depth: 0)
    }
  }
}

extension Value {
  /// Whether Python can hash it: not so lists, dicts and tuples that contain them.
  package var isHashable: Bool {
    switch self {
    case .list, .dict: return false
    case .tuple:
      do {
        _ = try Torii.Key(checking: self, depth: 0)
      } catch {
        return false
      }
      return true
    case .object(let object): return object.hashForKey != nil
    default: return true
    }
  }
}

extension Key {
  private static let depthLimit = 200

  /// The key of a value that a dictionary holds already, and that is hashable therefore.
  package init(hashing value: Value) {
    do {
      self = try Torii.Key(checking: value, depth: 0)
    } catch {
      self.init(otherHash: 0)
    }
  }

  init(checking value: Value, depth: Int) throws(TemplateError) {
    switch value {
    case .string(let text), .markup(let text): self.init(text)
    case .int(let value): self.init(integer: value)
    case .bool(let value): self.init(integer: value ? 1 : 0)
    case .none: self.init(otherHash: 0xA11C_E5E7)
    case .double(let value): self.init(double: value)
    case .bigInt(let box): self.init(otherHash: Key.hash(ofInteger: box.value.pythonHash))
    case .tuple(let items): try self.init(tuple: items, depth: depth)
    case .undefined(let missing):
      if missing.behavior == .strict { throw missing.error }
      self.init(missing.behavior.rawValue)
      self.init(otherHash: tableHash)
    case .object(let object):
      guard let hash = object.hashForKey else {
        throw .type("unhashable type: '\(value.typeName)'")
      }
      self.init(otherHash: hash)
      if let decimal = object as? DecimalObject { self.init(decimal: decimal.value) }
    case .list, .dict: throw .type("unhashable type: '\(value.typeName)'")
    }
  }

  /// Whole numbers have the key of the integer that they equal.
  private init(double value: Double) {
    if let integer = Int(exactly: value) {
      self.init(integer: integer)
    } else {
      self.init(otherHash: Key.hash(ofInteger: PythonHash.hash(of: value)))
    }
  }

  /// The key of the integer or the float of the same value, if there is one.
  private init(decimal value: DecimalNumber) {
    let double = value.double
    if let integer = value.wholePart, DecimalNumber(integer).compare(to: value) == .same {
      guard let small = integer.asInt else {
        self.init(otherHash: Key.hash(ofInteger: integer.pythonHash))
        return
      }
      self.init(integer: small)
    } else if DecimalNumber(exactly: double)?.compare(to: value) == .same {
      self.init(double: double)
    } else {
      self.init(otherHash: double.bitPattern &* 0x9FB2_1C65_1E98_DF25)
    }
  }

  private static func hash(ofInteger hash: Int) -> UInt64 {
    UInt64(truncatingIfNeeded: hash) &* 0x9E37_79B9_7F4A_7C15
  }

  private init(tuple: Value.List, depth: Int) throws(TemplateError) {
    if depth > Key.depthLimit { throw .recursion }
    var state: UInt64 = 0x3453_22C6 ^ UInt64(truncatingIfNeeded: tuple.count)
    for item in tuple {
      let key = try Torii.Key(checking: item, depth: depth + 1)
      state = (state ^ key.low) &* 0x9FB2_1C65_1E98_DF25
      state = (state ^ key.high ^ (state >> 31)) &* 0xBF58_476D_1CE4_E5B9
    }
    self.init(otherHash: state)
  }
}
