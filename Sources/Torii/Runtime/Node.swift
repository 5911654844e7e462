/// A compiled expression.
///
/// A program is a tree of nodes that never change. `eval` owns its result; `place` borrows it from
/// where it lives; `emit` writes it to the output; `truth` makes no value.
class Node {
  func eval(_ machine: MachineRef) throws(TemplateError) -> Value { .none }

  /// Writes the value's text, escaped if asked for.
  func emit(_ machine: MachineRef, escaped: Bool) throws(TemplateError) {
    try machine.emit(try eval(machine), escaped: escaped)
  }

  func truth(_ machine: MachineRef) throws(TemplateError) -> Bool {
    try machine.truth(of: try eval(machine))
  }

  /// How high the expression is if it may have to do with small integers only, -1 if not.
  var heightOfIntegers: Int { -1 }

  /// Computes a small integer; nil where the value is something else. It changes nothing, and may
  /// be asked only of a node with a height.
  func integer(_ machine: MachineRef) -> Int? { nil }

  /// Whether `place` may be called.
  var isPlace: Bool { false }

  /// Whether to read the value can run no code at all: an attribute may be that of a loop, which
  /// then asks for its next item.
  var runsNoCode: Bool { false }

  /// Where the value lives. Rules: it points only into a live slot, a constant or a frozen
  /// container that something else keeps alive; it is consumed before any template or host code
  /// runs that could change the slot.
  func place(_ machine: MachineRef) throws(TemplateError) -> ValuePointer { Node.nowhere }

  /// Puts the value into memory for a call that runs no code of the template: borrowed where it
  /// lives where nothing else can change it meanwhile, so that no reference is counted.
  ///
  /// - Returns: Whether the caller owns it and has to deinitialize it; else it must not.
  func lend(into memory: ValuePointer, _ machine: MachineRef) throws(TemplateError) -> Bool {
    memory.initialize(to: try eval(machine))
    return true
  }

  /// Whether `lend` borrows in any case, and runs no code of templates to do it.
  var alwaysLends: Bool { false }

  /// Whether the value is not undefined; nodes that know it without the value override this.
  func isDefined(_ machine: MachineRef) throws(TemplateError) -> Bool {
    try !eval(machine).isUndefined
  }

  /// What a call of the value calls; nodes that need no bound method for that override this.
  func callee(_ machine: MachineRef) throws(TemplateError) -> Callee {
    Callee(try eval(machine))
  }

  private nonisolated(unsafe) static let nowhere: ValuePointer = {
    let pointer = ValuePointer.allocate(capacity: 1)
    pointer.initialize(to: .none)
    return pointer
  }()

  /// The value, when it is known at compile time.
  var constant: Value? { nil }
}

/// A compiled statement.
class StatementNode {
  /// Runs it. False leaves the innermost loop's pass: `break` or `continue`, told apart by the
  /// loop's state.
  func run(_ machine: MachineRef) throws(TemplateError) -> Flow { .next }

  /// What it means for a module if it stands at the top level of its template.
  var moduleContent: ModuleContent { .variable }
}

/// How a statement ended.
enum Flow: UInt8 {
  case next
  case breakLoop
  case continueLoop
}
