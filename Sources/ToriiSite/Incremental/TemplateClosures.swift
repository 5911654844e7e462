import Synchronization
import Torii

/// For each template a hash of everything it can be made of: itself and what it extends, includes
/// and imports, however deep. A page is made anew when the hash of its template is another.
///
/// What was found out once is kept, so that another thread can ask for it before it is needed.
package final class TemplateClosures: Sendable {
  private let graph: Mutex<TemplateGraph>

  package init(_ templates: TemplateSet, _ configuration: SiteConfiguration) {
    graph = Mutex(TemplateGraph(templates, configuration))
  }

  package func hash(of name: String) -> UInt64 { graph.withLock { $0.hash(of: name) } }

  /// Of all shortcodes together.
  package func shortcodes() -> UInt64 { graph.withLock { $0.shortcodes } }

  /// Whether rendering a template may read the variable `data`.
  package func readsData(_ name: String) -> Bool { graph.withLock { $0.readsData(name) } }

  /// Finds out what will be asked for of templates.
  func look(at names: some Sequence<String>) {
    for name in names {
      _ = hash(of: name)
      _ = readsData(name)
    }
  }
}

/// Which templates name which.
private struct TemplateGraph {
  private let templates: TemplateSet
  private let configuration: SiteConfiguration
  private lazy var environment = SiteEnvironment.forInspection(templates, configuration)
  private var references: [String: [String?]] = [:]
  private var sources: [String: UInt64] = [:]
  private var closures: [String: UInt64] = [:]
  private var dataReaders: [String: Bool] = [:]
  /// Of every template there is: what a template depends on that computes a name.
  private lazy var everything: UInt64 = {
    var hash = StableHash()
    for name in templates.names {
      for layered in templates.layers(of: name) {
        hash.combine(layered)
        hash.combine(source(layered))
      }
    }
    return hash.value
  }()
  /// Of all shortcodes together.
  private(set) lazy var shortcodes = closure(
    of: templates.names.filter { $0.hasPrefix(ShortcodeRenderer.folder) })

  init(_ templates: TemplateSet, _ configuration: SiteConfiguration) {
    self.templates = templates
    self.configuration = configuration
  }

  mutating func hash(of name: String) -> UInt64 {
    if let known = closures[name] { return known }
    let hash = closure(of: [name])
    closures[name] = hash
    return hash
  }

  mutating func readsData(_ name: String) -> Bool {
    let (seen, isOpen) = reached(from: [name])
    for name in isOpen ? templates.names : Array(seen) where mentionsData(name) { return true }
    return false
  }

  private mutating func mentionsData(_ name: String) -> Bool {
    if let known = dataReaders[name] { return known }
    let text = templates[name].map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
    let result =
      text.range(of: "data") != nil
      && (try? environment.undeclaredVariables(in: text))?.contains("data") == true
    dataReaders[name] = result
    return result
  }

  /// The templates that can take part when some are rendered, and whether names are computed, so
  /// that any other can.
  private mutating func reached(from roots: [String]) -> (names: Set<String>, isOpen: Bool) {
    var seen: Set<String> = []
    var waiting = roots
    var isOpen = false
    while let name = waiting.popLast() {
      guard seen.insert(name).inserted else { continue }
      for reference in referenced(by: name) {
        guard let reference else {
          isOpen = true
          continue
        }
        // Which of the two it is does not matter: a template too much costs little.
        for isExtended in [false, true] {
          waiting.append(templates.name(reference, in: name, isExtended: isExtended))
        }
      }
    }
    return (seen, isOpen)
  }

  private mutating func closure(of roots: [String]) -> UInt64 {
    let (seen, isOpen) = reached(from: roots)
    var hash = StableHash()
    hash.combine(templates.translations.hash)
    for name in seen.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      hash.combine(name)
      hash.combine(source(name))
    }
    if isOpen { hash.combine(everything) }
    return hash.value
  }

  /// The names in a template; a template with a mistake names nothing, and cannot be rendered.
  private mutating func referenced(by name: String) -> [String?] {
    if let known = references[name] { return known }
    var names: [String?] = []
    if let text = templates[name] {
      let source = String(decoding: text.bytes, as: UTF8.self)
      names = (try? environment.referencedTemplates(in: source)) ?? [nil]
    }
    references[name] = names
    return names
  }

  /// The hash of one template's bytes and place; of none where there is none.
  private mutating func source(_ name: String) -> UInt64 {
    if let known = sources[name] { return known }
    var hash = StableHash()
    if let text = templates[name] {
      hash.combine(text.file)
      hash.combine(text.bytes)
    }
    sources[name] = hash.value
    return hash.value
  }
}
