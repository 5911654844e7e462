/// Python's `set` and `frozenset`, as far as templates meet them: values that the host passes.
package final class SetObject: Object {
  /// The members, in the order in which they came.
  @exclusivity(unchecked) package private(set) var members: Value.Dict
  package let isImmutable: Bool
  /// Whether the host has it too: a template then changes a copy of its own.
  let isShared: Bool

  package init(_ members: [Value], immutable: Bool = false, isShared: Bool = true) {
    let dict = Value.Dict(minimumCapacity: members.count)
    for member in members where member.isHashable {
      let key = Key(hashing: member)
      if dict.value(key, equalTo: member) == nil { dict.set(key, named: member, to: .none) }
    }
    self.members = dict
    isImmutable = immutable
    self.isShared = isShared
  }

  /// The set that a value is; an empty one for any other value.
  static func of(_ value: Value) -> SetObject {
    if case .object(let object) = value, let set = object as? SetObject { return set }
    return SetObject([])
  }

  func copy() -> SetObject {
    SetObject(members.keys, immutable: isImmutable, isShared: false)
  }

  func has(_ member: Value) -> Bool {
    members.value(Key(hashing: member), equalTo: member) != nil
  }

  func insert(_ member: Value, _ machine: MachineRef) throws(TemplateError) {
    let key = try machine.key(for: member)
    try machine.charge(1)
    if members.value(key, equalTo: member) == nil { members.set(key, named: member, to: .none) }
    if member.isContainer { machine.pointee.session.changed(members) }
  }

  /// Takes a member out; false where there is none.
  func remove(_ member: Value, _ machine: MachineRef) throws(TemplateError) -> Bool {
    let position = members.shape.find(try machine.key(for: member), value: member)
    guard position >= 0 else { return false }
    try machine.charge(members.count >> 4)
    _ = members.remove(at: position)
    return true
  }

  func replaceAll(_ values: [Value]) {
    members.removeAll()
    for value in values { members.set(Key(hashing: value), named: value, to: .none) }
  }

  deinit { releaseValues() }

  override package var holdsValues: Bool { true }

  /// A dictionary that something else holds as well needs no care.
  override package func takeValues(into pending: inout [Value]) {
    guard members.count > 0, isKnownUniquelyReferenced(&members) else { return }
    pending.append(.dict(members))
    members = Value.Dict()
  }

  override package var typeName: String { isImmutable ? "frozenset" : "set" }
  override package var isIterable: Bool { true }

  override package var hashForKey: UInt64? {
    guard isImmutable else { return nil }
    var hash = UInt64(truncatingIfNeeded: members.count)
    for (key, _) in members { hash ^= Key(hashing: key).tableHash }
    return hash
  }

  override package func length(_ machine: MachineRef) throws(TemplateError) -> Int? {
    members.count
  }

  override package func truth(_ machine: MachineRef) throws(TemplateError) -> Bool {
    members.count > 0
  }

  override package func makeIterator(_ machine: MachineRef) throws(TemplateError)
    -> ValueIterator?
  { DictIterator(members) }

  override package func contains(_ value: Value, _ machine: MachineRef) throws(TemplateError)
    -> Bool?
  { members.value(try machine.key(for: value), equalTo: value) != nil }

  override package func isEqual(to other: Value) -> Bool {
    guard case .object(let object) = other, let set = object as? SetObject,
      set.members.count == members.count
    else { return false }
    return isSubset(of: set)
  }

  func isDisjoint(with set: SetObject) -> Bool {
    !members.keys.contains { set.has($0) }
  }

  override package func binary(
    _ operation: BinaryOperator, _ other: Value, isReflected: Bool, _ machine: MachineRef
  ) throws(TemplateError) -> Value? {
    guard operation == .subtract, !isReflected, case .object(let object) = other,
      let right = object as? SetObject
    else { return nil }
    try machine.charge(members.count)
    return .object(SetOperation.difference.apply(self, right))
  }

  func isSubset(of set: SetObject) -> Bool {
    for (member, _) in members
    where set.members.value(Key(hashing: member), equalTo: member) == nil {
      return false
    }
    return true
  }

  override package func isLess(than other: Value) -> Bool? {
    guard case .object(let object) = other, let set = object as? SetObject else { return nil }
    return members.count < set.members.count && isSubset(of: set)
  }

  override package func repr(_ machine: MachineRef) throws(TemplateError) -> String {
    guard members.count > 0 else { return "\(typeName)()" }
    var text = "{"
    for position in 0..<members.count {
      if position > 0 { text += ", " }
      text += try machine.repr(of: members.key(at: position))
    }
    text += "}"
    return isImmutable ? "frozenset(\(text))" : text
  }
}
