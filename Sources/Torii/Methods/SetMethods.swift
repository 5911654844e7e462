extension Methods {
  /// The methods of `set` and `frozenset`, which the host passes.
  static let setMethods: [Method] =
    reading("set") + [
      Method("set.add", .one) { (receiver, arguments) throws(TemplateError) in
        try arguments.machine.mutable(receiver).insert(arguments.required(0), arguments.machine)
        return .none
      },
      Method("set.discard", .one) { (receiver, arguments) throws(TemplateError) in
        let set = try arguments.machine.mutable(receiver)
        _ = try set.remove(arguments.required(0), arguments.machine)
        return .none
      },
      Method("set.remove", .one) { (receiver, arguments) throws(TemplateError) in
        let set = try arguments.machine.mutable(receiver)
        guard try set.remove(arguments.required(0), arguments.machine) else {
          throw TemplateError(.key, try arguments.machine.repr(of: arguments.required(0)))
        }
        return .none
      },
      Method("set.pop") { (receiver, arguments) throws(TemplateError) in
        let set = try arguments.machine.mutable(receiver)
        guard set.members.count > 0 else { throw TemplateError(.key, "'pop from an empty set'") }
        let member = set.members.key(at: 0)
        _ = try set.remove(member, arguments.machine)
        return member
      },
      Method("set.clear") { (receiver, arguments) throws(TemplateError) in
        try arguments.machine.mutable(receiver).replaceAll([])
        return .none
      },
      changing("update", .union), changing("difference_update", .difference),
      changing("intersection_update", .intersection),
      changing("symmetric_difference_update", .symmetricDifference),
    ]

  /// The methods that both classes have.
  static func reading(_ owner: String) -> [Method] {
    [
      combining(owner, "union", .union), combining(owner, "intersection", .intersection),
      combining(owner, "difference", .difference),
      combining(owner, "symmetric_difference", .symmetricDifference),
      asking(owner, "issubset") { $0.isSubset(of: $1) },
      asking(owner, "issuperset") { $1.isSubset(of: $0) },
      asking(owner, "isdisjoint") { $0.isDisjoint(with: $1) },
      Method("\(owner).copy") { (receiver, arguments) throws(TemplateError) in
        let set = SetObject.of(receiver)
        try arguments.machine.charge(set.members.count)
        return set.isImmutable ? receiver : .object(set.copy())
      },
    ]
  }

  private static func combining(
    _ owner: String, _ name: String, _ operation: SetOperation
  ) -> Method {
    let isSymmetric = operation == .symmetricDifference
    return Method("\(owner).\(name)", isSymmetric ? .one : .any) {
      (receiver, arguments) throws(TemplateError) in
      .object(try combined(SetObject.of(receiver), operation, arguments, "\(owner).\(name)"))
    }
  }

  private static func changing(_ name: String, _ operation: SetOperation) -> Method {
    let isSymmetric = operation == .symmetricDifference
    return Method("set." + name, isSymmetric ? .one : .any) {
      (receiver, arguments) throws(TemplateError) in
      let set = try arguments.machine.mutable(receiver)
      set.replaceAll(try combined(set, operation, arguments, "set.\(name)").members.keys)
      return .none
    }
  }

  private static func combined(
    _ receiver: SetObject, _ operation: SetOperation, _ arguments: MethodArguments, _ name: String
  ) throws(TemplateError) -> SetObject {
    guard arguments.frame.keywords.isEmpty else {
      throw .type("\(name)() takes no keyword arguments")
    }
    var result = receiver.copy()
    for position in 0..<arguments.count {
      let other = try arguments.machine.set(of: arguments.required(position))
      result = operation.apply(result, other)
    }
    return result
  }

  private static func asking(
    _ owner: String, _ name: String, _ answer: @escaping @Sendable (SetObject, SetObject) -> Bool
  ) -> Method {
    Method("\(owner).\(name)", .one) { (receiver, arguments) throws(TemplateError) in
      let other = try arguments.machine.set(of: arguments.required(0))
      try arguments.machine.charge(SetObject.of(receiver).members.count)
      return .bool(answer(SetObject.of(receiver), other))
    }
  }
}

/// How two sets make a third.
enum SetOperation {
  case union, intersection, difference, symmetricDifference

  /// The members of the result, those of the left set first; it has the left set's class.
  func apply(_ left: SetObject, _ right: SetObject) -> SetObject {
    let members: [Value]
    switch self {
    case .union: members = left.members.keys + right.members.keys
    case .intersection: members = left.members.keys.filter { right.has($0) }
    case .difference: members = left.members.keys.filter { !right.has($0) }
    case .symmetricDifference:
      members =
        left.members.keys.filter { !right.has($0) } + right.members.keys.filter { !left.has($0) }
    }
    return SetObject(members, immutable: left.isImmutable, isShared: false)
  }
}

extension UnsafeMutablePointer where Pointee == Machine {
  /// The members of anything that can be walked over.
  func set(of value: Value) throws(TemplateError) -> SetObject {
    if case .object(let object) = current(value), let set = object as? SetObject {
      try charge(set.members.count)
      return set
    }
    let members = try items(of: value)
    for member in members { _ = try key(for: member) }
    return SetObject(members, isShared: false)
  }

  /// The set that a template may change in place of one that the host passed.
  fileprivate func mutable(_ value: Value) throws(TemplateError) -> SetObject {
    let set = SetObject.of(current(value))
    guard set.isShared else { return set }
    try charge(set.members.count)
    let copy = set.copy()
    pointee.session.keepAlive(value)
    pointee.session.thawed[ObjectIdentifier(set)] = .object(copy)
    pointee.hasThawed = true
    pointee.replaceThawedSlots()
    return copy
  }
}
