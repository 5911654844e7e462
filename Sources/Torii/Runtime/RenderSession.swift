/// Something whose references are cut when a render ends, since template code can tie them into
/// cycles.
package protocol Clearable: AnyObject {
  /// Drops what it refers to.
  func clear()
}

/// What lives as long as one render.
final class RenderSession {
  /// Whether values are rendered instead of text (Jinja2's native environment).
  let isNative: Bool
  /// What the bodies under way have written natively, the innermost last.
  @exclusivity(unchecked) var nativeTexts: [NativeText]
  @exclusivity(unchecked) private var clearables: [Registered] = []
  /// How many there may be before those that nothing else holds are let go.
  @exclusivity(unchecked) private var clearableBound = RenderSession.firstBound
  @exclusivity(unchecked) private var changedBound = RenderSession.firstBound
  private static let firstBound = 256
  /// Where `random` and `lipsum` take their choices from.
  @exclusivity(unchecked) var randomGenerator: any RandomNumberGenerator =
    SystemRandomNumberGenerator()
  /// Templates that this render has loaded, by the statement that named them.
  @exclusivity(unchecked) private var loadedTemplates: [ObjectIdentifier: LoadedTemplate] = [:]
  /// What the last statement named, since an `include` in a loop asks again and again.
  @exclusivity(unchecked) private var lastLoaded:
    (owner: ObjectIdentifier, template: LoadedTemplate)?
  /// Modules of imports without context, by template.
  @exclusivity(unchecked) var modules: [ObjectIdentifier: ModuleObject] = [:]
  /// The copies of frozen containers that the template has changed.
  @exclusivity(unchecked) var thawed: [ObjectIdentifier: Value] = [:]

  /// Containers of the host whose identity stands in `thawed`.
  @exclusivity(unchecked) private var frozenOriginals: [Value] = []
  /// Containers that template code has put other containers into.
  @exclusivity(unchecked) private var changedLists: [Value.List] = []
  @exclusivity(unchecked) private var changedDicts: [Value.Dict] = []

  init(isNative: Bool = false) {
    self.isNative = isNative
    nativeTexts = isNative ? [NativeText()] : []
  }

  func keepAlive(_ original: Value) { frozenOriginals.append(original) }

  /// How much the render keeps only to clear it at its end.
  package var registeredCount: Int {
    clearables.count + changedLists.count + changedDicts.count
  }

  func changed(_ list: Value.List) {
    if changedLists.last === list { return }
    changedLists.append(list)
    if changedLists.count + changedDicts.count > changedBound { dropUnusedContainers() }
  }

  func changed(_ dict: Value.Dict) {
    if changedDicts.last === dict { return }
    changedDicts.append(dict)
    if changedLists.count + changedDicts.count > changedBound { dropUnusedContainers() }
  }

  /// Lets go of what only the session holds. The bound doubles what is left, so the walks cost no
  /// more than the registrations.
  @inline(never)
  private func dropUnusedContainers() {
    RenderSession.dropUnused(&changedLists)
    RenderSession.dropUnused(&changedDicts)
    changedBound = max(
      RenderSession.firstBound, 2 * (changedLists.count + changedDicts.count))
  }

  /// Keeps the objects, each once, that something else refers to.
  private static func dropUnused<Container: AnyObject>(_ objects: inout [Container]) {
    var seen = Set<ObjectIdentifier>(minimumCapacity: objects.count)
    objects.removeAll { !seen.insert(ObjectIdentifier($0)).inserted }
    var kept: [Container] = []
    for index in objects.indices where !isKnownUniquelyReferenced(&objects[index]) {
      kept.append(objects[index])
    }
    objects = kept
  }

  /// Templates in use, which the environment's cache may meanwhile have replaced.
  @exclusivity(unchecked) private var kept: [ObjectIdentifier: LoadedTemplate] = [:]

  /// The context of the last `include`, with the statement that made it.
  @exclusivity(unchecked) private var spareContext:
    (owner: ObjectIdentifier, context: RenderContext)?

  /// The context that an `include` used before, if nothing else has kept it.
  func takeSpareContext(
    for owner: ObjectIdentifier, _ program: Program, in parent: RenderContext
  ) -> RenderContext? {
    guard var spare = spareContext, spare.owner == owner else { return nil }
    spareContext = nil
    let isFree = isKnownUniquelyReferenced(&spare.context)
    return isFree && spare.context.isSpare(for: program, in: parent) ? spare.context : nil
  }

  func keepSpare(_ context: RenderContext, for owner: ObjectIdentifier) {
    spareContext = (owner, context)
  }

  /// The template that a statement with a constant name has loaded before.
  func loadedTemplate(for owner: ObjectIdentifier) -> LoadedTemplate? {
    if let lastLoaded, lastLoaded.owner == owner { return lastLoaded.template }
    guard let known = loadedTemplates[owner] else { return nil }
    lastLoaded = (owner, known)
    return known
  }

  func remember(_ template: LoadedTemplate, for owner: ObjectIdentifier) {
    loadedTemplates[owner] = template
    lastLoaded = (owner, template)
  }

  func keep(_ template: LoadedTemplate) { kept[ObjectIdentifier(template)] = template }

  /// Whoever uses the object without a reference of its own must hold it meanwhile.
  func register<Object: Clearable>(_ object: Object) {
    clearables.append(
      Registered(
        object: object,
        clear: { unsafeDowncast($0, to: Object.self).clear() },
        isUnused: { reference in
          reference.withMemoryRebound(to: Object.self, capacity: 1) {
            isKnownUniquelyReferenced(&$0.pointee)
          }
        }))
    if clearables.count > clearableBound { dropUnusedObjects() }
  }

  @inline(never)
  private func dropUnusedObjects() {
    var all = clearables
    clearables = []
    var kept: [Registered] = []
    for index in all.indices {
      let isUnused = all[index].isUnused
      if !withUnsafeMutablePointer(to: &all[index].object, isUnused) { kept.append(all[index]) }
    }
    clearables += kept
    clearableBound = max(RenderSession.firstBound, 2 * kept.count)
  }

  /// An object with its `clear`: the references to a plain object can be asked for being the last.
  private struct Registered {
    var object: AnyObject
    let clear: (AnyObject) -> Void
    /// Asks by the object's own class; a reference to `AnyObject` is never known to be the last.
    let isUnused: (UnsafeMutablePointer<AnyObject>) -> Bool
  }

  /// Ends the render: nothing that it made keeps anything else alive.
  func finish() {
    // Most renders leave nothing behind; what is empty costs no more than to see that it is.
    if !clearables.isEmpty {
      for entry in clearables { entry.clear(entry.object) }
      clearables.removeAll()
    }
    if !changedLists.isEmpty || !changedDicts.isEmpty {
      for list in changedLists { list.replaceAll([]) }
      for dict in changedDicts { dict.removeAll() }
      changedLists.removeAll()
      changedDicts.removeAll()
    }
    if !thawed.isEmpty { thawed.removeAll() }
    if !frozenOriginals.isEmpty { frozenOriginals.removeAll() }
    if !modules.isEmpty { modules.removeAll() }
    if !loadedTemplates.isEmpty { loadedTemplates.removeAll() }
    if lastLoaded != nil { lastLoaded = nil }
    if spareContext != nil { spareContext = nil }
  }
}

/// The variables of a running unit that its macros have captured; they outlive the frame.
final class FrameBox: Clearable {
  /// The box of the unit in which the running one was defined.
  let outer: FrameBox?
  let values: ValuePointer
  let count: Int

  init(count: Int, outer: FrameBox?) {
    self.outer = outer
    self.count = count
    values = .allocate(capacity: max(1, count))
    values.initialize(repeating: .none, count: count)
  }

  deinit {
    values.deinitialize(count: count)
    values.deallocate()
  }

  func clear() {
    for position in 0..<count { values[position] = .none }
  }
}
