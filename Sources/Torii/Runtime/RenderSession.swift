/// Something whose references are cut when a render ends, since template code can tie them into
/// cycles.
package protocol Clearable: AnyObject {
  /// Drops what it refers to.
  func clear()
}

/// What lives as long as one render.
final class RenderSession {
  /// Whether text that is joined is read as a Python literal (Jinja2's native environment).
  var isNative = false
  private var clearables: [any Clearable] = []
  /// Where `random` and `lipsum` take their choices from.
  var randomGenerator: any RandomNumberGenerator = SystemRandomNumberGenerator()
  /// Templates that this render has loaded, by the statement that named them.
  private var loadedTemplates: [ObjectIdentifier: LoadedTemplate] = [:]
  /// What the last statement named, since an `include` in a loop asks again and again.
  private var lastLoaded: (owner: ObjectIdentifier, template: LoadedTemplate)?
  /// Modules of imports without context, by template.
  var modules: [ObjectIdentifier: ModuleObject] = [:]
  /// The copies of frozen containers that the template has changed.
  var thawed: [ObjectIdentifier: Value] = [:]

  /// Containers of the host whose identity stands in `thawed`.
  private var frozenOriginals: [Value] = []
  /// Containers that template code has put other containers into.
  private var changedContainers: [Value] = []

  func keepAlive(_ original: Value) { frozenOriginals.append(original) }

  func changed(_ container: Value) { changedContainers.append(container) }

  /// Templates in use, which the environment's cache may meanwhile have replaced.
  private var kept: [ObjectIdentifier: LoadedTemplate] = [:]

  /// The context of the last `include`, with the statement that made it.
  private var spareContext: (owner: ObjectIdentifier, context: RenderContext)?

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

  func register(_ object: any Clearable) { clearables.append(object) }

  /// Ends the render: nothing that it made keeps anything else alive.
  func finish() {
    for object in clearables { object.clear() }
    clearables = []
    for container in changedContainers {
      switch container {
      case .list(let list): list.replaceAll([])
      case .dict(let dict): dict.removeAll()
      default: break
      }
    }
    changedContainers = []
    thawed = [:]
    frozenOriginals = []
    modules = [:]
    loadedTemplates = [:]
    lastLoaded = nil
    spareContext = nil
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
