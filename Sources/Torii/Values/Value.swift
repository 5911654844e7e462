/// A value that templates work with: Python's data model as far as templates can see it.
///
/// Values compare, print and compute as Python's do (Jinja2 documentation, "Expressions").
/// Containers given to a render are frozen: a template that changes one changes a copy of its own.
public enum Value {
  /// A name, attribute or item that does not exist (Jinja2 documentation, "Undefined Types").
  case undefined(Undefined)
  /// Python's `None`.
  case none
  /// `True` or `False`; counts as 1 or 0 in arithmetic.
  case bool(Bool)
  /// An integer of 64 bits; larger ones are `bigInt`.
  case int(Int)
  /// An integer that does not fit 64 bits.
  case bigInt(BigIntegerBox)
  /// A floating-point number.
  case double(Double)
  /// Text, which is escaped where autoescaping is on.
  case string(String)
  /// Text that is safe markup and is never escaped again.
  case markup(String)
  /// A list.
  case list(List)
  /// A tuple; shares its representation with lists and is never changed.
  case tuple(List)
  /// A dictionary in insertion order.
  case dict(Dict)
  /// Anything else: functions, macros, iterators, dates, the host's own objects.
  case object(Object)
}

package typealias ValuePointer = UnsafeMutablePointer<Value>

extension Unmanaged {
  /// Whether this is the only reference.
  @inline(__always)
  mutating func isUnique() -> Bool {
    withUnsafeMutablePointer(to: &self) {
      $0.withMemoryRebound(to: Instance.self, capacity: 1) {
        isKnownUniquelyReferenced(&$0.pointee)
      }
    }
  }
}

extension UnsafeMutablePointer where Pointee == Value {
  /// Puts an integer in the place of an initialised value.
  @inline(__always)
  func replace(with number: Int) {
    if pointee.holdsReference { pointee = .int(number) } else { initialize(to: .int(number)) }
  }

  /// Puts another value in the place of an initialised one, which often is a plain number.
  @inline(__always)
  func replace(with value: consuming Value) {
    if pointee.holdsReference { deinitialize(count: 1) }
    initialize(to: value)
  }

  /// The memory of the dictionary that is here; nil for anything else.
  @inline(__always)
  var dictTable: Value.Dict.Table? {
    guard case .dict(let dict) = pointee else { return nil }
    return dict.table
  }

  /// The object that is here, if it writes to the output when it is called; not retained.
  @inline(__always)
  var writingObject: Unmanaged<Object>? {
    guard case .object(let object) = pointee, object.writesWhenCalled else { return nil }
    return .passUnretained(object)
  }

  /// The memory of the list or tuple that is so many values further; nil for anything else.
  @inline(__always)
  func tableOfItems(_ offset: Int) -> Value.List.Table? {
    switch self[offset] {
    case .list(let list), .tuple(let list): return list.table
    default: return nil
    }
  }

  /// The memory of the list that is here; nil for anything else.
  @inline(__always)
  var listTable: Value.List.Table? {
    guard case .list(let list) = pointee else { return nil }
    return list.table
  }

  /// Takes a list out that nothing else refers to, and that may change; what is left is no
  /// reference. Nil for all else, which is given up.
  func takeUniqueList() -> Value.List? {
    let value = move()
    initialize(to: .none)
    guard case .list(var list) = consume value, isKnownUniquelyReferenced(&list), !list.isFrozen
    else { return nil }
    return list
  }

  /// Whether nothing else refers to the object that is here.
  var holdsOnlyReference: Bool {
    guard var object = unretainedObject else { return false }
    return object.isUnique()
  }

  /// The object that is here, not retained.
  @inline(__always)
  var unretainedObject: Unmanaged<Object>? {
    guard case .object(let object) = pointee else { return nil }
    return .passUnretained(object)
  }

  /// The memory of the namespace's attributes that are here; nil for anything else.
  @inline(__always)
  var namespaceTable: Value.Dict.Table? {
    guard case .object(let object) = pointee, let namespace = object.asNamespace else { return nil }
    return namespace.attributes.table
  }

  /// The memory of what the module that is here exports; nil for anything else.
  @inline(__always)
  var moduleTable: Value.Dict.Table? {
    guard case .object(let object) = pointee, let module = object.asModule else { return nil }
    return module.exports.table
  }

  /// Puts the bits of other values here without counting references: they are only valid while the
  /// others are, and never deinitialized.
  @inline(__always)
  func borrow(from other: ValuePointer, _ range: Range<Int>) {
    let offset = range.lowerBound &* MemoryLayout<Value>.stride
    UnsafeMutableRawPointer(self).advanced(by: offset).copyMemory(
      from: UnsafeRawPointer(other).advanced(by: offset),
      byteCount: range.count &* MemoryLayout<Value>.stride)
  }

  /// Deinitialises those values that are owned: what is beyond the bits is.
  @inline(__always)
  func release(count: Int, owned: UInt64) {
    var bits = owned
    var index = 0
    while index < count {
      if index >= 64 || bits & 1 != 0, self[index].holdsReference {
        (self + index).deinitialize(count: 1)
      }
      bits >>= 1
      index &+= 1
    }
  }

  /// Deinitialises values one by one: the run-time library's call for a whole array costs more than
  /// the few values of a frame or a call.
  @inline(__always)
  func release(count: Int) {
    var index = 0
    while index < count {
      if self[index].holdsReference { (self + index).deinitialize(count: 1) }
      index &+= 1
    }
  }
}

/// Holds a large integer behind one reference, which keeps `Value` small.
public final class BigIntegerBox: Sendable {
  package let value: BigInteger

  package init(_ value: BigInteger) { self.value = value }
}

extension Value {
  /// An integer in its canonical case: `int` whenever 64 bits hold it.
  package static func integer(_ value: BigInteger) -> Value {
    if let small = value.asInt { return .int(small) }
    return .bigInt(BigIntegerBox(value))
  }

  /// Whether a copy of the value has to be counted.
  @inline(__always)
  var holdsReference: Bool {
    switch self {
    case .none, .bool, .int, .double: false
    default: true
    }
  }

  package var isUndefined: Bool {
    if case .undefined = self { return true }
    return false
  }

  package var isNone: Bool {
    if case .none = self { return true }
    return false
  }

  /// The text of a string or markup; nil for everything else.
  package var text: String? {
    switch self {
    case .string(let text), .markup(let text): return text
    default: return nil
    }
  }

  package var isMarkup: Bool {
    if case .markup = self { return true }
    return false
  }

  /// The integer that Python's `operator.index` gives: ints and bools that fit 64 bits.
  package var indexInt: Int? {
    switch self {
    case .int(let value): return value
    case .bool(let value): return value ? 1 : 0
    default: return nil
    }
  }
}
