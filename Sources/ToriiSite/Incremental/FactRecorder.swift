import Torii

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What one render read.
package struct RecordedFacts: Sendable {
  /// Pages by language and index, with the parts that were read.
  package var pages: [(language: Int, index: Int, facets: PageFacets)] = []
  package var others: [Fact] = []
  /// Without a recorder nothing is known, and what was rendered must not be kept.
  package var isComplete = true

  package init() {}
}

/// Notes what a template reads while it is rendered.
///
/// The objects of templates are shared by all threads, but a render runs on one thread from its
/// start to its end, so each thread has a recorder of its own that the objects find by themselves.
package final class FactRecorder {
  @exclusivity(unchecked) private var facets: [[UInt8]] = []
  @exclusivity(unchecked) private var touched: [(language: Int, index: Int)] = []
  /// The first facts, and the rest where there are many.
  @exclusivity(unchecked) private var others: [Fact] = []
  @exclusivity(unchecked) private var moreOthers: Set<Fact> = []
  @exclusivity(unchecked) private var isRecording = false
  /// The page that is rendered, and what was read of it so far: templates ask for the same again
  /// and again.
  @exclusivity(unchecked) private var page: (language: Int, index: Int)?
  @exclusivity(unchecked) private var values = [Value?](
    repeating: nil, count: PageAttribute.allCases.count)
  @exclusivity(unchecked) private var lastBody: (body: PageBody, rendered: RenderedBody)?

  private static let fewOthers = 24

  /// The recorder of this thread while something is recorded.
  package static var current: FactRecorder? {
    guard let recorder = ThreadRecorder.existing, recorder.isRecording else { return nil }
    return recorder
  }

  /// Runs `body` and returns with its result what was read meanwhile.
  ///
  /// - Parameters:
  ///   - pageCounts: How many pages each language has.
  ///   - page: The page that is rendered, if any.
  package static func record<Result>(
    pageCounts: [Int], about page: (language: Int, index: Int)? = nil, _ body: () -> Result
  ) -> (result: Result, facts: RecordedFacts) {
    guard let recorder = ThreadRecorder.existing ?? ThreadRecorder.make() else {
      var nothing = RecordedFacts()
      nothing.isComplete = false
      return (body(), nothing)
    }
    recorder.prepare(pageCounts)
    recorder.page = page
    recorder.isRecording = true
    let result = body()
    recorder.isRecording = false
    return (result, recorder.take())
  }

  package func read(_ facets: PageFacets, ofPage index: Int, language: Int) {
    guard self.facets.indices.contains(language), self.facets[language].indices.contains(index)
    else { return }
    let known = self.facets[language][index]
    if known == 0 { touched.append((language, index)) }
    self.facets[language][index] = known | facets.rawValue
  }

  package func read(_ fact: Fact) {
    if others.contains(fact) { return }
    if others.count < Self.fewOthers { others.append(fact) } else { moreOthers.insert(fact) }
  }

  // MARK: What is known of the page

  func isAbout(page index: Int, language: Int) -> Bool {
    guard let page else { return false }
    return page.index == index && page.language == language
  }

  func value(of attribute: PageAttribute) -> Value? { values[attribute.rawValue] }

  func keep(_ value: Value, of attribute: PageAttribute) { values[attribute.rawValue] = value }

  /// The whole body of a page, which is kept until another one is asked for.
  func rendered(_ body: PageBody) -> RenderedBody {
    if let lastBody, lastBody.body === body { return lastBody.rendered }
    let rendered = body.rendered
    lastBody = (body, rendered)
    return rendered
  }

  private func prepare(_ pageCounts: [Int]) {
    if facets.map(\.count) == pageCounts { return }
    facets = pageCounts.map { [UInt8](repeating: 0, count: $0) }
    touched = []
  }

  private func take() -> RecordedFacts {
    var facts = RecordedFacts()
    facts.pages.reserveCapacity(touched.count)
    for (language, index) in touched {
      facts.pages.append((language, index, PageFacets(rawValue: facets[language][index])))
      facets[language][index] = 0
    }
    touched.removeAll(keepingCapacity: true)
    facts.others.reserveCapacity(others.count + moreOthers.count)
    facts.others.append(contentsOf: others)
    if !moreOthers.isEmpty { facts.others.append(contentsOf: moreOthers) }
    others.removeAll(keepingCapacity: true)
    moreOthers.removeAll(keepingCapacity: true)
    if page != nil {
      for index in values.indices { values[index] = nil }
    }
    page = nil
    lastBody = nil
    return facts
  }
}

/// Keeps a recorder for each thread, which ends with the thread.
private enum ThreadRecorder {
  private static let key: pthread_key_t? = {
    var key = pthread_key_t()
    #if canImport(Darwin)
      let result = pthread_key_create(&key) { Unmanaged<FactRecorder>.fromOpaque($0).release() }
    #else
      let result = pthread_key_create(&key) { pointer in
        if let pointer { Unmanaged<FactRecorder>.fromOpaque(pointer).release() }
      }
    #endif
    return result == 0 ? key : nil
  }()

  static var existing: FactRecorder? {
    guard let key, let pointer = pthread_getspecific(key) else { return nil }
    return Unmanaged<FactRecorder>.fromOpaque(pointer).takeUnretainedValue()
  }

  static func make() -> FactRecorder? {
    guard let key else { return nil }
    let recorder = Unmanaged.passRetained(FactRecorder())
    if pthread_setspecific(key, recorder.toOpaque()) == 0 { return recorder.takeUnretainedValue() }
    recorder.release()
    return nil
  }
}
