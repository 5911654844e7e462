/// One of Python's special methods by its name, and the operator that it stands for.
enum SpecialMethod: String {
  case len = "__len__"
  case contains = "__contains__"
  case getItem = "__getitem__"
  case iter = "__iter__"
  case reversed = "__reversed__"
  case next = "__next__"
  case bool = "__bool__"
  case int = "__int__"
  case float = "__float__"
  case index = "__index__"
  case str = "__str__"
  case repr = "__repr__"
  case format = "__format__"
  case hash = "__hash__"
  case html = "__html__"
  case negative = "__neg__"
  case positive = "__pos__"
  case absolute = "__abs__"
  case equal = "__eq__"
  case notEqual = "__ne__"
  case less = "__lt__"
  case lessOrEqual = "__le__"
  case greater = "__gt__"
  case greaterOrEqual = "__ge__"
  case add = "__add__"
  case subtract = "__sub__"
  case multiply = "__mul__"
  case divide = "__truediv__"
  case floorDivide = "__floordiv__"
  case modulo = "__mod__"
  case power = "__pow__"
  case reflectedAdd = "__radd__"
  case reflectedSubtract = "__rsub__"
  case reflectedMultiply = "__rmul__"
  case reflectedDivide = "__rtruediv__"
  case reflectedFloorDivide = "__rfloordiv__"
  case reflectedModulo = "__rmod__"
  case reflectedPower = "__rpow__"

  /// How many arguments it takes beside its receiver.
  var argumentCount: Int {
    switch self {
    case .len, .iter, .reversed, .next, .bool, .int, .float, .index, .str, .repr, .hash, .html,
      .negative, .positive, .absolute:
      0
    default: 1
    }
  }

  /// The arithmetic that it stands for, and whether its receiver is the right operand.
  private var arithmetic: (operation: BinaryOperator, isReflected: Bool)? {
    switch self {
    case .add: (.add, false)
    case .subtract: (.subtract, false)
    case .multiply: (.multiply, false)
    case .divide: (.divide, false)
    case .floorDivide: (.floorDivide, false)
    case .modulo: (.modulo, false)
    case .power: (.power, false)
    case .reflectedAdd: (.add, true)
    case .reflectedSubtract: (.subtract, true)
    case .reflectedMultiply: (.multiply, true)
    case .reflectedDivide: (.divide, true)
    case .reflectedFloorDivide: (.floorDivide, true)
    case .reflectedModulo: (.modulo, true)
    case .reflectedPower: (.power, true)
    default: nil
    }
  }

  private var comparison: ComparisonOperator? {
    switch self {
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    default: nil
    }
  }

  /// Whether Python has the method on such a value.
  func exists(on value: Value) -> Bool {
    if case .object(let object) = value, object is NamespaceObject { return false }
    switch self {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .hash, .str, .repr,
      .format:
      return true
    default: break
    }
    switch value {
    case .undefined(let missing): return exists(onUndefined: missing)
    case .bool, .int, .bigInt, .double: return exists(onNumber: value)
    case .none: return self == .bool
    case .string, .markup: return exists(onText: value)
    case .list, .tuple, .dict: return exists(onContainer: value)
    case .object(let object): return exists(onObject: object)
    }
  }

  private func exists(onUndefined missing: Undefined) -> Bool {
    switch self {
    case .len, .iter, .bool, .int, .float, .negative, .positive, .getItem: true
    case .contains: missing.behavior == .strict
    case .html: missing.behavior == .chainable
    case .next, .reversed, .index, .absolute: false
    default: arithmetic != nil
    }
  }

  private func exists(onNumber value: Value) -> Bool {
    switch self {
    case .bool, .int, .float, .negative, .positive, .absolute: return true
    case .index: if case .double = value { return false } else { return true }
    default: return arithmetic != nil
    }
  }

  private func exists(onText value: Value) -> Bool {
    switch self {
    case .len, .contains, .getItem, .iter, .add, .multiply, .reflectedMultiply, .modulo,
      .reflectedModulo:
      true
    case .html, .reflectedAdd: value.isMarkup
    default: false
    }
  }

  private func exists(onContainer value: Value) -> Bool {
    switch (self, value) {
    case (.len, _), (.contains, _), (.getItem, _), (.iter, _): true
    case (.reversed, .list), (.reversed, .dict): true
    case (.add, .list), (.add, .tuple), (.multiply, .list), (.multiply, .tuple),
      (.reflectedMultiply, .list), (.reflectedMultiply, .tuple):
      true
    default: false
    }
  }

  private func exists(onObject object: Object) -> Bool {
    switch object {
    case is NamespaceObject: return false
    case let object as DateTimeObject where object.date != nil:
      return [.add, .reflectedAdd, .subtract, .reflectedSubtract].contains(self)
    case is BytesObject:
      switch self {
      case .len, .contains, .getItem, .iter, .add, .multiply, .reflectedMultiply, .modulo,
        .reflectedModulo:
        return true
      default: return false
      }
    case is SetObject:
      return [.len, .contains, .iter, .subtract, .reflectedSubtract].contains(self)
    case is RangeObject:
      return [.len, .contains, .getItem, .iter, .reversed, .bool].contains(self)
    case is DictView: return [.len, .iter, .reversed].contains(self) || self == .contains
    case is LoopObject: return [.len, .iter, .next].contains(self)
    case is ValueIterator: return [.iter, .next].contains(self)
    default: return false
    }
  }
}

extension SpecialMethod {
  /// Applies the operator that the method stands for.
  func call(_ receiver: Value, _ argument: Value, _ machine: MachineRef) throws(TemplateError)
    -> Value
  {
    if case .undefined(let missing) = receiver, refuses(missing) { throw missing.error }
    if let comparison { return try compare(comparison, receiver, argument, machine) }
    if let (operation, isReflected) = arithmetic {
      if receiver.isNumber, !takes(argument, receiver) { return .object(NotImplementedObject()) }
      if case .object(let object) = receiver, !(object is BytesObject) {
        let result = try object.binary(operation, argument, isReflected: isReflected, machine)
        return result ?? .object(NotImplementedObject())
      }
      if case .markup = receiver, operation == .add, try !machine.joinsMarkup(argument) {
        return .object(NotImplementedObject())
      }
      return isReflected
        ? try machine.binary(operation, argument, receiver)
        : try machine.binary(operation, receiver, argument)
    }
    switch self {
    case .len: return .int(try machine.length(of: receiver))
    case .contains: return .bool(try machine.contains(argument, in: receiver))
    case .getItem:
      if let found = try machine.rawItem(of: receiver, at: argument) { return found }
      throw try machine.subscriptError(receiver, argument)
    case .iter: return .object(try machine.iterator(over: receiver))
    case .reversed:
      guard let iterator = try ReversedItems.make(receiver, machine) else { return Value.none }
      return .object(iterator)
    case .next: return try next(receiver, machine)
    case .bool: return .bool(try machine.truth(of: receiver))
    case .int, .float: return try number(receiver, machine)
    case .index: return try machine.unary(.positive, receiver)
    case .str: return .string(try machine.text(of: receiver))
    case .repr: return .string(try machine.repr(of: receiver))
    case .format: return try format(receiver, argument, machine)
    case .hash: return .int(try hash(receiver, machine))
    case .html: return .markup(try machine.escape(receiver))
    case .negative: return try machine.unary(.negative, receiver)
    case .positive: return try machine.unary(.positive, receiver)
    case .absolute:
      let isNegative = try machine.compare(.less, receiver, .int(0))
      return try machine.unary(isNegative ? .negative : .positive, receiver)
    default: throw .type("\(rawValue) is not supported")
    }
  }

  /// What even a lenient undefined value refuses.
  private func refuses(_ missing: Undefined) -> Bool {
    switch self {
    case .equal, .notEqual, .len, .iter, .bool, .str, .html, .contains: false
    case .repr, .format: false
    case .hash: missing.behavior == .strict
    case .getItem: missing.behavior != .chainable
    default: true
    }
  }

  private func compare(
    _ operation: ComparisonOperator, _ receiver: Value, _ argument: Value, _ machine: MachineRef
  ) throws(TemplateError) -> Value {
    let isEquality = operation == .equal || operation == .notEqual
    let isComparable =
      receiver.className.utf8.elementsEqual(argument.className.utf8)
      || receiver.isNumber && argument.isNumber || receiver.isString && argument.isString
    if case .undefined = receiver {
      return .bool(try machine.compare(operation, receiver, argument))
    }
    if receiver.isNumber, !takes(argument, receiver) { return .object(NotImplementedObject()) }
    guard isComparable else { return .object(NotImplementedObject()) }
    if !isEquality {
      switch receiver {
      case .dict, .none: return .object(NotImplementedObject())
      case .object(let object) where object.isLess(than: argument) == nil:
        return .object(NotImplementedObject())
      default: break
      }
    }
    return .bool(try machine.compare(operation, receiver, argument))
  }

  /// Whether a number's methods know another: integers leave floats to the floats.
  private func takes(_ argument: Value, _ receiver: Value) -> Bool {
    if case .double = receiver { return argument.isNumber }
    if case .double = argument { return false }
    return argument.isNumber
  }

  private func next(_ receiver: Value, _ machine: MachineRef) throws(TemplateError) -> Value {
    if case .object(let object) = receiver, let iterator = try object.makeIterator(machine),
      let item = try iterator.next(machine)
    {
      return item
    }
    return machine.undefined(
      hint: "value was undefined because a callable raised a StopIteration exception")
  }

  private func number(_ receiver: Value, _ machine: MachineRef) throws(TemplateError) -> Value {
    guard let number = Number(receiver) else { return receiver }
    if self == .float { return .double(try number.asDouble()) }
    guard case .double(let double) = number else { return try machine.unary(.positive, receiver) }
    if double.isNaN { throw .value("cannot convert float NaN to integer") }
    guard let integer = BigInteger(double) else {
      throw .overflow("cannot convert float infinity to integer")
    }
    return .integer(integer)
  }

  private func format(_ receiver: Value, _ argument: Value, _ machine: MachineRef)
    throws(TemplateError) -> Value
  {
    guard let specification = argument.text else {
      throw .type("__format__() argument must be str, not \(argument.typeName)")
    }
    return .string(try machine.format(receiver, specification))
  }

  private func hash(_ receiver: Value, _ machine: MachineRef) throws(TemplateError) -> Int {
    switch Number(receiver) {
    case .int(let value): return PythonHash.hash(of: value)
    case .big(let value): return value.pythonHash
    case .double(let value): return PythonHash.hash(of: value)
    case nil: return Int(truncatingIfNeeded: try machine.key(for: receiver).tableHash)
    }
  }
}

/// Python's `NotImplemented`, which an operator's method gives for an operand that it does not know.
package final class NotImplementedObject: Object {
  override package var typeName: String { "NotImplementedType" }

  override package func repr(_ machine: MachineRef) throws(TemplateError) -> String {
    "NotImplemented"
  }
}
