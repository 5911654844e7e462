/// The compiled templates of an environment by their names, the most recently used ones.
struct TemplateCache {
  private struct Entry {
    let template: LoadedTemplate
    var lastUse: Int
  }

  /// How many are kept; nil for all.
  let capacity: Int?
  private var entries: [AttributeName: Entry] = [:]
  private var uses = 0

  init(capacity: Int?) { self.capacity = capacity }

  mutating func template(_ name: AttributeName) -> LoadedTemplate? {
    guard let index = entries.index(forKey: name) else { return nil }
    uses += 1
    entries.values[index].lastUse = uses
    return entries.values[index].template
  }

  /// Keeps a template, in place of the one whose last use is longest ago when there is no room.
  mutating func insert(_ template: LoadedTemplate, _ name: AttributeName) {
    if let capacity, entries[name] == nil, entries.count >= capacity {
      guard capacity > 0 else { return }
      if let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse }) {
        entries[oldest.key] = nil
      }
    }
    uses += 1
    entries[name] = Entry(template: template, lastUse: uses)
  }
}

/// A compiled template with the question whether it is still current.
final class LoadedTemplate: Sendable {
  let program: Program
  private let isCurrentCheck: (@Sendable () -> Bool)?

  init(program: Program, isCurrentCheck: (@Sendable () -> Bool)?) {
    self.program = program
    self.isCurrentCheck = isCurrentCheck
  }

  var isCurrent: Bool { isCurrentCheck?() ?? true }
}
