/// What a call with constant arguments gave, of a function that gives the same each time.
final class KeptCall {
  private let function: Unmanaged<FunctionObject>
  private let autoescapes: Bool
  private let recall: Function.Recall
  private let storage: ValuePointer

  init(
    _ value: Value, of function: Unmanaged<FunctionObject>, _ recall: @escaping Function.Recall,
    _ machine: MachineRef
  ) throws(TemplateError) {
    self.function = function.retain()
    self.recall = recall
    autoescapes = machine.pointee.autoescapes
    storage = .allocate(capacity: 2)
    storage.initialize(to: value)
    (storage + 1).initialize(to: value)
    guard case .object(let object) = value else { return }
    if let html = try object.html(machine) {
      printed.pointee = .markup(html)
    } else {
      printed.pointee = .string(try object.text(machine))
    }
  }

  deinit {
    storage.deinitialize(count: 2)
    storage.deallocate()
    function.release()
  }

  /// Where the result is.
  var value: ValuePointer { storage }
  /// Where what it prints is: the text of an object.
  var printed: ValuePointer { storage + 1 }

  /// Whether the function would give the result now; the host learns that it is asked.
  func serves(_ function: Unmanaged<FunctionObject>, _ machine: MachineRef) -> Bool {
    guard function.toOpaque() == self.function.toOpaque(),
      autoescapes == machine.pointee.autoescapes
    else { return false }
    recall(machine.pointee.observer)
    return true
  }
}

/// Where a call in a template keeps its result for all renders: that of the function it meets first,
/// which lasts as long as the template. Another function, as with a template that is rendered in
/// many languages, is called each time.
struct CallMemory: ~Copyable {
  private let kept = LazyReference<KeptCall>()

  /// The result, where the object that is called would give it again.
  @inline(__always)
  func result(calling object: Unmanaged<Object>, _ machine: MachineRef) -> Unmanaged<KeptCall>? {
    guard let kept = kept.reference, let function = CallMemory.function(object, machine),
      kept._withUnsafeGuaranteedRef({ $0.serves(function, machine) })
    else { return nil }
    return kept
  }

  /// Keeps what a call gave, unless the function may give something else the next time.
  func keep(_ value: Value, of object: Unmanaged<Object>, _ machine: MachineRef)
    throws(TemplateError)
  {
    guard kept.reference == nil, let function = CallMemory.function(object, machine) else { return }
    let keeps = function._withUnsafeGuaranteedRef { $0.function.keeps }
    guard let recall = keeps?(value) else { return }
    _ = kept.storeIfNil(try KeptCall(value, of: function, recall, machine))
  }

  private static func function(_ object: Unmanaged<Object>, _ machine: MachineRef)
    -> Unmanaged<FunctionObject>?
  {
    object._withUnsafeGuaranteedRef { $0.constantFunction(machine) }
  }
}
