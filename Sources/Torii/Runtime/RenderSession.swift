/// Something whose references are cut when a render ends, since template code can tie them into
/// cycles.
package protocol Clearable: AnyObject {
  /// Drops what it refers to.
  func clear()
}

extension Clearable {
  /// Clears an object of this class.
  fileprivate static func clear(_ object: AnyObject) {
    unsafeDowncast(object, to: Self.self).clear()
  }

  /// Whether a reference to an object of this class is the last: one to `AnyObject` is never known
  /// to be.
  fileprivate static func isUnused(_ reference: UnsafeMutablePointer<AnyObject>) -> Bool {
    reference.withMemoryRebound(to: Self.self, capacity: 1) {
      isKnownUniquelyReferenced(&$0.pointee)
    }
  }
}

/// What lives as long as one render.
final class RenderSession {
  /// Whether values are rendered instead of text (Jinja2's native environment).
  let isNative: Bool
  /// What the render has to remember; most renders have nothing.
  @exclusivity(unchecked) private var used: Records?

  private final class Records {
    @exclusivity(unchecked) var nativeTexts: [NativeText] = []
    @exclusivity(unchecked) var clearables: [Registered] = []
    /// How many there may be before those that nothing else holds are let go.
    @exclusivity(unchecked) var clearableBound = RenderSession.firstBound
    @exclusivity(unchecked) var changedBound = RenderSession.firstBound
    /// Where `random` and `lipsum` take their choices from.
    @exclusivity(unchecked) var randomGenerator: any RandomNumberGenerator =
      SystemRandomNumberGenerator()
    /// Templates that this render has loaded, by the statement that named them.
    @exclusivity(unchecked) var loadedTemplates = IdentityMap<LoadedTemplate>()
    /// Modules of imports without context, by template.
    @exclusivity(unchecked) var modules = IdentityMap<ModuleObject>()
    /// The copies of frozen containers that the template has changed.
    @exclusivity(unchecked) var thawed: [ObjectIdentifier: Value] = [:]
    /// Containers of the host whose identity stands in `thawed`.
    @exclusivity(unchecked) var frozenOriginals: [Value] = []
    /// Containers that template code has put other containers into.
    @exclusivity(unchecked) var changedLists: [Value.List] = []
    @exclusivity(unchecked) var changedDicts: [Value.Dict] = []
    /// Templates in use, which the environment's cache may meanwhile have replaced.
    @exclusivity(unchecked) var kept: [ObjectIdentifier: LoadedTemplate] = [:]
  }

  private static let firstBound = 256

  init(isNative: Bool = false) {
    self.isNative = isNative
    if isNative { records.nativeTexts = [NativeText()] }
  }

  private var records: Records {
    if let used { return used }
    let made = Records()
    used = made
    return made
  }

  /// What the bodies under way have written natively, the innermost last.
  var nativeTexts: [NativeText] {
    get { used?.nativeTexts ?? [] }
    _modify { yield &records.nativeTexts }
  }

  var randomGenerator: any RandomNumberGenerator {
    get { records.randomGenerator }
    _modify { yield &records.randomGenerator }
  }

  /// The module that an earlier import without context has made of a template.
  func module(of program: Program) -> ModuleObject? { used?.modules[ObjectIdentifier(program)] }

  /// Whether there is any.
  var hasModules: Bool { used.map { !$0.modules.isEmpty } ?? false }

  func remember(_ module: ModuleObject, of program: Program) {
    records.modules.set(module, for: ObjectIdentifier(program))
  }

  var thawed: [ObjectIdentifier: Value] {
    get { used?.thawed ?? [:] }
    _modify { yield &records.thawed }
  }

  func keepAlive(_ original: Value) { records.frozenOriginals.append(original) }

  /// How much the render keeps only to clear it at its end.
  package var registeredCount: Int {
    guard let used else { return 0 }
    return used.clearables.count + used.changedLists.count + used.changedDicts.count
  }

  func changed(_ list: Value.List) {
    let records = records
    if records.changedLists.last === list { return }
    records.changedLists.append(list)
    dropUnusedContainers(records)
  }

  func changed(_ dict: Value.Dict) {
    let records = records
    if records.changedDicts.last === dict { return }
    records.changedDicts.append(dict)
    dropUnusedContainers(records)
  }

  /// Lets go of what only the session holds. The bound doubles what is left, so the walks cost no
  /// more than the registrations.
  private func dropUnusedContainers(_ records: Records) {
    guard records.changedLists.count + records.changedDicts.count > records.changedBound else {
      return
    }
    RenderSession.dropUnused(&records.changedLists)
    RenderSession.dropUnused(&records.changedDicts)
    records.changedBound = max(
      RenderSession.firstBound, 2 * (records.changedLists.count + records.changedDicts.count))
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

  /// The template that a statement with a constant name has loaded before.
  func loadedTemplate(for owner: ObjectIdentifier) -> LoadedTemplate? {
    used?.loadedTemplates[owner]
  }

  func remember(_ template: LoadedTemplate, for owner: ObjectIdentifier) {
    records.loadedTemplates.set(template, for: owner)
  }

  func keep(_ template: LoadedTemplate) { records.kept[ObjectIdentifier(template)] = template }

  /// Whoever uses the object without a reference of its own must hold it meanwhile.
  func register<Object: Clearable>(_ object: Object) {
    let records = records
    records.clearables.append(Registered(object: object, type: Object.self))
    if records.clearables.count > records.clearableBound { dropUnusedObjects(records) }
  }

  @inline(never)
  private func dropUnusedObjects(_ records: Records) {
    var all = records.clearables
    records.clearables = []
    var kept: [Registered] = []
    for index in all.indices {
      let type = all[index].type
      let isUnused = withUnsafeMutablePointer(to: &all[index].object) { type.isUnused($0) }
      if !isUnused { kept.append(all[index]) }
    }
    records.clearables += kept
    records.clearableBound = max(RenderSession.firstBound, 2 * kept.count)
  }

  /// An object with its class, which is nothing to count references to.
  private struct Registered {
    var object: AnyObject
    let type: any Clearable.Type
  }

  /// Ends the render: nothing that it made keeps anything else alive.
  func finish() {
    guard let used else { return }
    for entry in used.clearables { entry.type.clear(entry.object) }
    for list in used.changedLists { list.replaceAll([]) }
    for dict in used.changedDicts { dict.removeAll() }
    self.used = nil
  }
}

/// The variables of a running unit that its macros have captured; they outlive the frame.
final class FrameBox: Clearable {
  /// The box of the unit in which the running one was defined.
  let outer: FrameBox?
  private let outerReference: Unmanaged<FrameBox>?
  let values: ValuePointer
  let count: Int

  init(count: Int, outer: FrameBox?) {
    self.outer = outer
    outerReference = outer.map { .passUnretained($0) }
    self.count = count
    values = RawMemory.allocate(count)
    values.initialize(repeating: .none, count: count)
  }

  deinit {
    values.deinitialize(count: count)
    RawMemory.deallocate(values)
  }

  /// Where a captured variable is, so many boxes outward; nil where there is none.
  @inline(__always)
  static func place(_ index: Int, _ level: Int, from box: Unmanaged<FrameBox>?) -> ValuePointer? {
    var box = box
    var level = level
    while level > 0, let inner = box {
      box = inner._withUnsafeGuaranteedRef { $0.outerReference }
      level &-= 1
    }
    return box?._withUnsafeGuaranteedRef { index < $0.count ? $0.values + index : nil }
  }

  func clear() {
    for position in 0..<count { values[position] = .none }
  }
}
