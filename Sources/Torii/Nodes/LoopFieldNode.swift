/// A plain attribute of a loop whose `loop` never leaves the loop's body.
final class LoopFieldNode: Node {
  private let loop: Int
  private let field: LoopField

  init(loop: Int, field: LoopField) {
    self.loop = loop
    self.field = field
  }

  override func eval(_ machine: MachineRef) throws(TemplateError) -> Value {
    let state = machine.pointee.loops + loop
    if let object = state.pointee.object { return try value(of: object, machine) }
    let index = state.pointee.index
    let count = state.pointee.count
    switch field {
    case .index: return .int(index &+ 1)
    case .index0: return .int(index)
    case .first: return .bool(index == 0)
    case .last: return .bool(isLast(state))
    case .length: return .int(count)
    case .revindex: return .int(count &- index)
    case .revindex0: return .int(count &- index &- 1)
    case .depth: return .int(1)
    case .depth0: return .int(0)
    // A loop over other items than these has an object.
    case .previtem:
      if index > 0, let items = state.pointee.items { return machine.current(items[index &- 1]) }
      return machine.undefined(hint: "there is no previous item")
    case .nextitem:
      if index &+ 1 < count, let items = state.pointee.items {
        return machine.current(items[index &+ 1])
      }
      return machine.undefined(hint: "there is no next item")
    }
  }

  @inline(__always)
  private func isLast(_ state: UnsafeMutablePointer<LoopState>) -> Bool {
    if state.pointee.sawLast { return true }
    guard let count = state.pointee.currentCount else {
      return state.pointee.index &+ 1 == state.pointee.count
    }
    state.pointee.sawLast = state.pointee.index &+ 1 >= count.pointee
    return state.pointee.sawLast
  }

  /// The field of a loop's object, which the loop keeps.
  private func value(of object: Unmanaged<LoopObject>, _ machine: MachineRef)
    throws(TemplateError) -> Value
  {
    let result = object._withUnsafeGuaranteedRef { object -> Result<Value, TemplateError> in
      do throws(TemplateError) {
        return .success(try object.field(field, machine))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  override func truth(_ machine: MachineRef) throws(TemplateError) -> Bool {
    let state = machine.pointee.loops + loop
    if state.pointee.object == nil {
      switch field {
      case .first: return state.pointee.index == 0
      case .last: return isLast(state)
      default: break
      }
    }
    return try machine.truth(of: try eval(machine))
  }

  override func emit(_ machine: MachineRef, escaped: Bool) throws(TemplateError) {
    let value = try eval(machine)
    if case .int(let number) = value {
      machine.pointee.output.append(number)
    } else {
      try machine.emit(value, escaped: escaped)
    }
  }
}
