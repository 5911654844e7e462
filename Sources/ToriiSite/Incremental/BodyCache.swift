import ToriiMarkdown

/// Gives the rendered Markdown of documents: what an earlier build made where it still holds, or
/// else made anew.
struct BodyCache: Sendable {
  private let renderer: BodyRenderer
  private let resolver: LinkResolver
  private let language: Int
  private let summaryLength: Int
  /// Whether there is an index of all texts.
  private let keepsText: Bool
  /// The bodies of an earlier build with the same configuration.
  private let memory: [String: BodyMemory]
  private let keys: InputKeys
  private let old: InputKeys?
  private let store: BodyStore?

  /// - Parameters:
  ///   - keys: The inputs of this build.
  ///   - store: Where bodies are kept on disk.
  init(
    renderer: BodyRenderer, resolver: LinkResolver, content: LanguageContent, keys: InputKeys,
    memory: BuildMemory?, store: BodyStore?
  ) {
    self.renderer = renderer
    self.resolver = resolver
    self.keys = keys
    self.store = store
    language = content.configuration.languageIndex
    summaryLength = content.configuration.summaryLength
    keepsText = content.configuration.buildsSearch
    guard let memory, memory.keys.configuration == keys.configuration,
      memory.bodies.indices.contains(language), memory.keys.addresses.indices.contains(language),
      memory.keys.names.indices.contains(language)
    else {
      self.memory = [:]
      old = nil
      return
    }
    self.memory = memory.bodies[language]
    old = memory.keys
  }

  /// The body of a document, and whether it is another than it was.
  func body(of document: ContentDocument, at url: URLPath) -> (body: BodyMemory, isNew: Bool) {
    let inputs = Self.inputs(document, url)
    if let known = memory[document.path.string], known.inputs == inputs,
      holds(known, document, url)
    {
      guard let store else { return (known, false) }
      let renderer = renderer
      let body = known.body.stored(in: store) { renderer.render(document, at: url) }
      return (known.with(body), false)
    }
    return (render(document, url, inputs), true)
  }

  private static func inputs(_ document: ContentDocument, _ url: URLPath) -> UInt64 {
    var hash = StableHash()
    hash.combine(document.source.bodyHash)
    hash.combine(document.path.string)
    hash.combine(url.string)
    hash.combine(document.metadata.language)
    hash.combine(document.bodyOffset == 0)
    return hash.value
  }

  /// Whether what a body read beside its own text is as it was.
  private func holds(_ known: BodyMemory, _ document: ContentDocument, _ url: URLPath) -> Bool {
    guard let old else { return false }
    let hasSameAddresses = old.addresses[language] == keys.addresses[language]
    let hasSameNames = old.names[language] == keys.names[language]
    // Shortcodes may ask for the address of any page, and see the front matter of their own.
    if known.traits.contains(.usesShortcodes) {
      guard old.shortcodes == keys.shortcodes, old.data == keys.data, hasSameAddresses,
        known.metadata == Self.metadata(of: document)
      else { return false }
    }
    if known.traits.contains(.usesMoment), old.moment != keys.moment { return false }
    // Images are made for whoever asks for them, in every build.
    if !known.traits.contains(.hasVersions)
      && (hasSameAddresses || !known.traits.contains(.hasLinks))
      && (hasSameNames || !known.traits.contains(.hasNames))
    {
      return true
    }
    guard
      let rendered = store.map({ store in
        known.body.location.flatMap { store.body(at: $0) }
      }) ?? known.body.rendered
    else { return false }
    return renderer.resolvesAlike(rendered, document, at: url)
  }

  /// What shortcodes see of a page's front matter.
  private static func metadata(of document: ContentDocument) -> UInt64 {
    var hash = StableHash()
    hash.combine(document.metadataHash)
    hash.combine(document.date)
    return hash.value
  }

  private func render(
    _ document: ContentDocument, _ url: URLPath, _ inputs: UInt64
  ) -> BodyMemory {
    let renderer = renderer
    let (rendered, facts) = FactRecorder.record(pageCounts: []) {
      renderer.render(document, at: url)
    }
    var traits: BodyMemory.Traits = []
    if !rendered.links.isEmpty || !rendered.imageUses.isEmpty { traits.insert(.hasLinks) }
    if rendered.links.allSatisfy({ $0.address == nil && !$0.isMissing }) {
      traits.insert(.leadsElsewhere)
    }
    if rendered.imageUses.contains(where: { $0.srcset != nil }) { traits.insert(.hasVersions) }
    if rendered.links.contains(where: \.isName) { traits.insert(.hasNames) }
    if rendered.hasShortcodes { traits.insert(.usesShortcodes) }
    if facts.others.contains(.now) || !facts.isComplete { traits.insert(.usesMoment) }
    document.source.release()
    let stored = store.flatMap { store in
      PageBody.stored(rendered, summaryLength: summaryLength, in: store, keepsText: keepsText) {
        renderer.render(document, at: url)
      }
    }
    let body = stored ?? PageBody(rendered, summaryLength: summaryLength)
    return BodyMemory(
      inputs: inputs, metadata: Self.metadata(of: document), traits: traits, body: body)
  }
}
