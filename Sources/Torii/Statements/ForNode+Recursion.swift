/// A loop that its body calls again: `{% for item in items recursive %}` and `loop(item.children)`.
extension ForNode {
  /// Runs the body over items, which saves what the level above has in its variables.
  func descend(into value: Value, depth: Int, _ machine: MachineRef)
    throws(TemplateError)
  {
    try machine.enterFrame()
    defer { machine.leaveFrame() }
    let saved = saveBodySlots(machine)
    defer { restoreBodySlots(saved, machine) }
    _ = try plan.before?.run(machine)
    let frame = machine.runningFrame
    let recursion: RecursiveLoop = { [unowned self] (value, depth, machine) throws(TemplateError) in
      try machine.resume(frame) { (machine) throws(TemplateError) in
        try self.reenter(over: value, depth: depth, machine)
      }
    }
    let completed = try overAnything(value, depth: depth, recursion: recursion, machine)
    _ = try finish(completed, machine)
  }

  /// `loop(items)` called from the body: what it writes becomes the result.
  private func reenter(over value: Value, depth: Int, _ machine: MachineRef)
    throws(TemplateError) -> Value
  {
    let start = machine.beginCapture()
    do throws(TemplateError) {
      try descend(into: value, depth: depth, machine)
    } catch {
      machine.dropCapture(from: start)
      throw error.located(unit, line: Int(span.line), span: span, machine).leavingUnit()
    }
    return try machine.takeCapture(
      from: start, isMarkup: machine.pointee.context.autoescapes)
  }

  private struct SavedSlot {
    let place: ValuePointer
    let stored: Value
    let boxed: Value?
  }

  private func saveBodySlots(_ machine: MachineRef) -> [SavedSlot] {
    plan.bodySlots.map { slot in
      let place = machine.pointee.slots[slot]
      let isOwn = place == machine.pointee.store + slot
      return SavedSlot(
        place: place, stored: machine.pointee.store[slot], boxed: isOwn ? nil : place.pointee)
    }
  }

  private func restoreBodySlots(_ saved: [SavedSlot], _ machine: MachineRef) {
    for (slot, entry) in zip(plan.bodySlots, saved) {
      machine.pointee.slots[slot] = entry.place
      machine.pointee.store[slot] = entry.stored
      if let boxed = entry.boxed, unit.isBoxed(slot) { entry.place.pointee = boxed }
    }
  }
}
