extension UnsafeMutablePointer where Pointee == Machine {
  /// The list that a template may change in place of one that it sees.
  ///
  /// A list of the host is copied into the render first, and from then on every way to it leads to
  /// the copy.
  package func mutable(_ list: Value.List) throws(TemplateError) -> Value.List {
    guard list.isFrozen else { return list }
    if case .list(let copy)? = pointee.session.thawed[ObjectIdentifier(list)] { return copy }
    guard case .list(let copy) = try thaw(.list(list), depth: 0) else { return list.copy() }
    pointee.replaceThawedSlots()
    return copy
  }

  /// The dictionary that a template may change in place of one that it sees.
  package func mutable(_ dict: Value.Dict) throws(TemplateError) -> Value.Dict {
    guard dict.isFrozen else { return dict }
    if case .dict(let copy)? = pointee.session.thawed[ObjectIdentifier(dict)] { return copy }
    guard case .dict(let copy) = try thaw(.dict(dict), depth: 0) else { return dict.copy() }
    pointee.replaceThawedSlots()
    return copy
  }

  /// A container that template code put something into is let go of when the render ends, since it
  /// may contain itself.
  package func noteChanged(_ list: Value.List, by value: Value) {
    if value.isContainer { pointee.session.changed(list) }
  }

  /// See `noteChanged(_:by:)` for lists.
  package func noteChanged(_ dict: Value.Dict, by value: Value) {
    if value.isContainer { pointee.session.changed(dict) }
  }

  /// What a value of the host is now: itself, or the copy that the template has changed.
  @inline(__always)
  func current(_ value: Value) -> Value {
    pointee.hasThawed ? thawed(value) : value
  }

  /// What the template has made of a container of the host; nil where it has not changed it.
  func thawed(_ container: ObjectIdentifier) -> Value? {
    pointee.session.thawed[container]
  }

  @inline(never)
  private func thawed(_ value: Value) -> Value {
    switch value {
    case .list(let list): return pointee.session.thawed[ObjectIdentifier(list)] ?? value
    case .dict(let dict): return pointee.session.thawed[ObjectIdentifier(dict)] ?? value
    case .object(let object): return pointee.session.thawed[ObjectIdentifier(object)] ?? value
    default: return value
    }
  }

  /// What the name at a place means in the running context; no reference is counted to the name.
  @inline(__always)
  func lookup(at name: UnsafePointer<AttributeName>) -> RenderContext.Lookup {
    pointee.contextReference._withUnsafeGuaranteedRef {
      $0.lookup(name, globals: pointee.globalTable)
    }
  }

  private func thaw(_ value: Value, depth: Int) throws(TemplateError) -> Value {
    guard depth < 500 else { throw .recursion }
    let session = pointee.session
    pointee.hasThawed = true
    switch value {
    case .list(let list) where list.isFrozen:
      if let known = session.thawed[ObjectIdentifier(list)] { return known }
      try charge(list.count)
      let copy = Value.List(minimumCapacity: list.count)
      session.keepAlive(value)
      session.thawed[ObjectIdentifier(list)] = .list(copy)
      for item in list { copy.append(try thaw(item, depth: depth + 1)) }
      return .list(copy)
    case .dict(let dict) where dict.isFrozen:
      if let known = session.thawed[ObjectIdentifier(dict)] { return known }
      try charge(dict.count)
      let copy = Value.Dict(minimumCapacity: dict.count)
      session.keepAlive(value)
      session.thawed[ObjectIdentifier(dict)] = .dict(copy)
      for (key, item) in dict {
        copy.set(try self.key(for: key), named: key, to: try thaw(item, depth: depth + 1))
      }
      return .dict(copy)
    default:
      return value
    }
  }

  /// A value as the host may keep it: frozen throughout.
  func exported(_ value: Value) throws(TemplateError) -> Value {
    var copies: [ObjectIdentifier: Value] = [:]
    return try exported(value, &copies, depth: 0)
  }

  private func exported(
    _ value: Value, _ copies: inout [ObjectIdentifier: Value], depth: Int
  ) throws(TemplateError) -> Value {
    guard depth < 500 else { throw .recursion }
    switch value {
    case .list(let list) where !list.isFrozen, .tuple(let list) where !list.isFrozen:
      if let known = copies[ObjectIdentifier(list)] { return known }
      let copy = Value.List(list.items, tupleClass: list.tupleClass)
      let isTuple = if case .tuple = value { true } else { false }
      let result: Value = isTuple ? .tuple(copy) : .list(copy)
      copies[ObjectIdentifier(list)] = result
      for position in 0..<copy.count {
        copy.set(try exported(list.base[position], &copies, depth: depth + 1), at: position)
      }
      copy.isFrozen = true
      return result
    case .dict(let dict) where !dict.isFrozen:
      if let known = copies[ObjectIdentifier(dict)] { return known }
      let copy = dict.copy()
      copies[ObjectIdentifier(dict)] = .dict(copy)
      for position in 0..<copy.count {
        copy.values[position] = try exported(dict.values[position], &copies, depth: depth + 1)
      }
      copy.isFrozen = true
      return .dict(copy)
    default:
      return value
    }
  }
}

extension Value {
  /// Whether the value can hold other values.
  var isContainer: Bool {
    switch self {
    case .list, .dict, .tuple, .object: return true
    case .undefined(let undefined): return undefined.owner != nil
    default: return false
    }
  }

  /// The same without what only holds what was there before the render: objects of the host that
  /// number their attributes, and macros of modules that all renders share.
  var mayLeadToContext: Bool {
    guard case .object(let object) = self else { return isContainer }
    if type(of: object) == MacroObject.self {
      return !unsafeDowncast(object, to: MacroObject.self).context.isShared
    }
    guard type(of: object) == HostObject.self else { return true }
    return unsafeDowncast(object, to: HostObject.self).numbersMark == 0
  }
}
