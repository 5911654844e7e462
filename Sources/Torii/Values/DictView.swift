/// What `keys()`, `values()` and `items()` of a dictionary give: a live view of it.
package final class DictView: Object {
  package enum Part: String, Sendable {
    case keys, values, items

    var singular: String { self == .keys ? "key" : self == .values ? "value" : "item" }

    /// What stands at a position below the dictionary's count.
    func value(in dict: Value.Dict, at position: Int) -> Value {
      switch self {
      case .keys: return dict.key(at: position)
      case .values: return dict.values[position]
      case .items:
        let pair = Value.List(minimumCapacity: 2)
        pair.append(dict.key(at: position))
        pair.append(dict.values[position])
        pair.isFrozen = true
        return .tuple(pair)
      }
    }
  }

  @exclusivity(unchecked) package private(set) var dict: Value.Dict
  package let part: Part
  @exclusivity(unchecked) private var isBeingWritten = false

  package init(_ dict: Value.Dict, _ part: Part) {
    self.dict = dict
    self.part = part
  }

  deinit { releaseValues() }

  override package var holdsValues: Bool { true }

  /// A dictionary that something else holds as well needs no care.
  override package func takeValues(into pending: inout [Value]) {
    guard dict.count > 0, isKnownUniquelyReferenced(&dict) else { return }
    pending.append(.dict(dict))
    dict = Value.Dict()
  }

  override package var typeName: String { "dict_\(part.rawValue)" }
  override package var isIterable: Bool { true }
  override package var hashForKey: UInt64? { part == .values ? super.hashForKey : nil }

  override package func makeIterator(_ machine: MachineRef) throws(TemplateError)
    -> ValueIterator?
  { DictIterator(dict, part) }

  override package func length(_ machine: MachineRef) throws(TemplateError) -> Int? { dict.count }

  override package func truth(_ machine: MachineRef) throws(TemplateError) -> Bool {
    dict.count > 0
  }

  override package func repr(_ machine: MachineRef) throws(TemplateError) -> String {
    if isBeingWritten { return "..." }
    isBeingWritten = true
    defer { isBeingWritten = false }
    let list = Value.List(minimumCapacity: dict.count)
    for position in 0..<dict.count { list.append(part.value(in: dict, at: position)) }
    return "\(typeName)(\(try machine.repr(of: .list(list))))"
  }

  override package func contains(_ value: Value, _ machine: MachineRef) throws(TemplateError)
    -> Bool?
  {
    guard part == .keys else { return nil }
    return dict.value(try machine.key(for: value), equalTo: value) != nil
  }

  override package func isEqual(to other: Value) -> Bool {
    guard case .object(let object) = other else { return false }
    if object === self { return true }
    guard part != .values, let view = object as? DictView, view.part == part,
      view.dict.count == dict.count
    else { return false }
    for (key, value) in dict {
      guard let found = view.dict.value(Key(hashing: key), equalTo: key) else { return false }
      if part == .items && !found.isEqual(to: value) { return false }
    }
    return true
  }

  /// Keys and items subtract as sets do, and anything that can be walked over from them.
  override package func binary(
    _ operation: BinaryOperator, _ other: Value, isReflected: Bool, _ machine: MachineRef
  ) throws(TemplateError) -> Value? {
    guard operation == .subtract, part != .values else { return nil }
    let own = try machine.set(of: .object(self))
    let right = try machine.set(of: other)
    return .object(
      SetOperation.difference.apply(isReflected ? right : own, isReflected ? own : right))
  }

  /// Whether all keys are among another view's, which has more.
  override package func isLess(than other: Value) -> Bool? {
    guard part == .keys, case .object(let object) = other else { return nil }
    if let view = object as? DictView, view.part == .keys {
      return dict.count < view.dict.count
        && dict.keys.allSatisfy { view.dict.value(Key(hashing: $0), equalTo: $0) != nil }
    }
    guard let set = object as? SetObject else { return nil }
    return dict.count < set.members.count && dict.keys.allSatisfy { set.has($0) }
  }

  override package func attribute(_ name: AttributeName, _ machine: MachineRef)
    throws(TemplateError) -> Value?
  { name.key == DictView.mapping ? .dict(dict) : nil }

  private static let mapping = Key("mapping")
}
