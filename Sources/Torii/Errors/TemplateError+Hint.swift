/// How many names are looked through for one like a mistyped one.
private let hintNameLimit = 4096

/// The question whether one of the names was meant.
func hint(nearestTo name: String, among names: some Sequence<String>) -> String? {
  nearestName(to: name, among: names.lazy.prefix(hintNameLimit))
    .map { "did you mean \($0.quotedForMessage)?" }
}

extension Value {
  /// The question whether another key of a dictionary, or attribute of an object, was meant.
  func hint(forMissing name: String) -> String? {
    switch self {
    case .dict(let dict):
      return Torii.hint(nearestTo: name, among: dict.lazy.compactMap { $0.key.text })
    case .object(let object): return Torii.hint(nearestTo: name, among: object.attributeNames)
    default: return nil
    }
  }
}

extension Unit {
  /// The question whether another variable that has a value here was meant.
  func hint(forMissing name: String, _ machine: MachineRef) -> String? {
    var names: [String] = []
    for slot in 0..<min(slotCount, machine.pointee.slotCount) {
      if case .undefined = machine.pointee.slots[slot].pointee { continue }
      guard case .undefined(let undefined) = unassigned[slot], let local = undefined.name?.text
      else { continue }
      names.append(local)
    }
    for (key, _) in machine.pointee.context.everything(machine.pointee.environment) {
      if let text = key.text { names.append(text) }
    }
    return Torii.hint(nearestTo: name, among: names)
  }
}
