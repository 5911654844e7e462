/// A value that is neither a number, text nor a plain container: functions, macros, iterators,
/// modules, dates, and the host's own objects.
///
/// A subclass overrides what its kind can do; everything else behaves as a bare Python object.
public class Object {
  package init() {}

  /// The name of the Python class, as error messages have it.
  package var typeName: String { "object" }

  /// How Jinja2 describes it in "... has no attribute" (`cls.__module__.cls.__name__ object`).
  package var describedType: String { "\(typeName) object" }

  /// Python's `getattr`; nil where there is no such attribute.
  package func attribute(_ name: AttributeName, _ machine: MachineRef) throws(TemplateError)
    -> Value?
  { nil }

  /// The names of attributes, for hints where one is mistyped; none where they are not known.
  var attributeNames: [String] { [] }

  /// Python's subscript; nil where it raises LookupError, TypeError or AttributeError.
  package func item(_ key: Value, _ machine: MachineRef) throws(TemplateError) -> Value? { nil }

  package var isCallable: Bool { false }

  package func call(_ arguments: borrowing CallFrame, _ machine: MachineRef) throws(TemplateError)
    -> Value
  { throw .type("'\(typeName)' object is not callable") }

  /// The function that a call leads to, where it may give the same each time; something else keeps
  /// it alive.
  func constantFunction(_ machine: MachineRef) -> Unmanaged<FunctionObject>? { nil }

  /// Whether a call writes text, which `emitCall` can put straight into the output.
  var writesWhenCalled: Bool { false }

  /// Calls it with the output as the receiver of its text.
  func emitCall(_ frame: borrowing CallFrame, _ machine: MachineRef) throws(TemplateError) {
    try machine.emit(try call(frame, machine), escaped: false)
  }

  /// Python's `iter`; nil where it is not iterable.
  package func makeIterator(_ machine: MachineRef) throws(TemplateError) -> ValueIterator? { nil }

  package var isIterable: Bool { false }

  /// Python's `len`; nil where it has none.
  package func length(_ machine: MachineRef) throws(TemplateError) -> Int? { nil }

  package func truth(_ machine: MachineRef) throws(TemplateError) -> Bool { true }

  /// Python's `str`.
  package func text(_ machine: MachineRef) throws(TemplateError) -> String { try repr(machine) }

  /// Python's `repr`.
  package func repr(_ machine: MachineRef) throws(TemplateError) -> String {
    plainRepr ?? "<\(typeName) object>"
  }

  /// Python's `repr` where it takes no render: also for messages.
  package var plainRepr: String? { nil }

  /// Python's `__html__`; nil where it has none.
  package func html(_ machine: MachineRef) throws(TemplateError) -> String? { nil }

  /// Python's `==`.
  package func isEqual(to other: Value) -> Bool {
    if case .object(let object) = other { return object === self }
    return false
  }

  /// Python's `<`; nil where the two are not ordered.
  package func isLess(than other: Value) -> Bool? { nil }

  /// Python's `hash`, nil where it is unhashable.
  package var hashForKey: UInt64? {
    UInt64(truncatingIfNeeded: UInt(bitPattern: ObjectIdentifier(self).hashValue))
  }

  package var isMapping: Bool { false }
  /// Whether it has a length and is subscripted by position.
  package var isSequence: Bool { false }
  package var isString: Bool { false }

  /// Python's `in`; nil to search by iterating.
  package func contains(_ value: Value, _ machine: MachineRef) throws(TemplateError) -> Bool? {
    nil
  }

  /// Whether it holds values that may hold objects of its kind in turn, as deep as a template
  /// cares to nest them.
  package var holdsValues: Bool { false }

  /// Gives away the values that it holds, for a release that does not recurse.
  package func takeValues(into pending: inout [Value]) {}

  /// Python's binary operators, where `isReflected` is the right operand; nil where not supported.
  package func binary(
    _ operation: BinaryOperator, _ other: Value, isReflected: Bool, _ machine: MachineRef
  ) throws(TemplateError) -> Value? { nil }
}

extension Object {
  /// Calls it with the output as the receiver of its text; gives the error back as a result.
  @inline(__always)
  final func failure(calledWith frame: borrowing CallFrame, _ machine: MachineRef)
    -> TemplateError?
  {
    do throws(TemplateError) {
      try emitCall(frame, machine)
      return nil
    } catch {
      return error
    }
  }

  /// Lets go of the values that it holds without recursion: for the `deinit` of every class that
  /// `holdsValues`, since a template may nest such objects as deep as it likes.
  final func releaseValues() {
    // With room left on the stack they may go with the object, one in another.
    if NativeStack.hasRoom { return }
    var pending: [Value] = []
    takeValues(into: &pending)
    Reclaimer.release(&pending)
  }
}

/// What a walk over a value's items yields, one at a time.
package class ValueIterator: Object {
  /// The next item, nil after the last one.
  package func next(_ machine: MachineRef) throws(TemplateError) -> Value? { nil }

  /// The dictionary whose pairs the items are, which `nextPair` gives without making tuples; nil for
  /// other items.
  var pairedDict: Value.Dict? { nil }

  /// Where the next key and its value are, nil after the last pair: valid until the dictionary
  /// changes.
  func nextPair() throws(TemplateError) -> (key: ValuePointer, value: ValuePointer)? { nil }

  /// How many items are still to come, where that is known without a walk.
  package var knownLength: Int? { nil }

  override package var typeName: String { "generator" }
  override package var isIterable: Bool { true }
  override package func makeIterator(_ machine: MachineRef) throws(TemplateError)
    -> ValueIterator?
  { self }
}
