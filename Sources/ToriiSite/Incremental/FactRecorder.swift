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
  package fileprivate(set) var others: [Fact] = []
  /// The marks of these, one for each.
  package fileprivate(set) var marks: [UInt64] = []
  /// Without a recorder nothing is known, and what was rendered must not be kept.
  package var isComplete = true

  package init() {}
}

/// Notes what a template reads while it is rendered.
///
/// The objects of templates are shared by all threads, but a render runs on one thread from its
/// start to its end, so each thread has a recorder of its own that the objects find by themselves.
/// They ask for it with every attribute, which is why it is a plain pointer: nobody counts who has
/// it.
package struct FactRecorder {
  private let notes: UnsafeMutablePointer<RecorderNotes>

  /// The recorder of this thread while something is recorded.
  package static var current: FactRecorder? {
    guard let notes = ThreadNotes.existing, notes.pointee.isRecording else { return nil }
    return FactRecorder(notes: notes)
  }

  /// The recorder that a render was given, or else this thread's.
  @inline(__always)
  package init?(_ observer: UnsafeMutableRawPointer?) {
    guard let observer else {
      guard let current = FactRecorder.current else { return nil }
      self = current
      return
    }
    notes = observer.assumingMemoryBound(to: RecorderNotes.self)
  }

  private init(notes: UnsafeMutablePointer<RecorderNotes>) { self.notes = notes }

  /// For a render that begins while this one records, and ends before.
  package var observer: UnsafeMutableRawPointer { UnsafeMutableRawPointer(notes) }

  /// Runs `body` and returns with its result what was read meanwhile. Within another recording on the
  /// same thread nothing is known of it: templates read what that one keeps, where it is kept.
  ///
  /// - Parameters:
  ///   - pageCounts: How many pages each language has.
  ///   - page: The page that is rendered, if any.
  package static func record<Result>(
    pageCounts: [Int], about page: (language: Int, index: Int)? = nil, _ body: () -> Result
  ) -> (result: Result, facts: RecordedFacts) {
    guard let notes = ThreadNotes.existing ?? ThreadNotes.make(), !notes.pointee.isRecording else {
      var nothing = RecordedFacts()
      nothing.isComplete = false
      return (body(), nothing)
    }
    notes.pointee.prepare(pageCounts)
    notes.pointee.page = page ?? (-1, -1)
    notes.pointee.isRecording = true
    let result = body()
    notes.pointee.isRecording = false
    return (result, notes.pointee.take())
  }

  package func read(_ facets: PageFacets, ofPage index: Int, language: Int) {
    notes.pointee.read(facets, ofPage: index, language: language)
  }

  package func read(_ fact: Fact) { notes.pointee.read(fact) }

  // MARK: What is known of the page

  /// Whether a page is the one that is rendered: templates ask for the same of it again and again.
  func isAbout(page index: Int, language: Int) -> Bool {
    notes.pointee.page == (language, index)
  }

  /// Where something is that was kept under a number.
  @inline(__always)
  func place(_ number: Int) -> UnsafePointer<Value>? { notes.pointee.values.place(number) }

  /// Keeps something about the page that is rendered, until its end.
  ///
  /// - Parameter number: A small one, under which nothing is kept yet.
  func keep(_ value: consuming Value, at number: Int) {
    notes.pointee.values.keep(value, at: number)
  }

  /// The content of a page. Its whole body is kept until another one is asked for, and read where it
  /// is: it has many parts.
  func html(of body: PageBody) -> String {
    keep(body)
    return notes.pointee.lastBody?.rendered.html ?? ""
  }

  /// The headings of a page, likewise.
  func outline(of body: PageBody) -> [OutlineEntry] {
    keep(body)
    return notes.pointee.lastBody?.rendered.outline ?? []
  }

  private func keep(_ body: PageBody) {
    if notes.pointee.lastBody?.body === body { return }
    notes.pointee.lastBody = (body, body.rendered)
  }
}

/// What a recorder knows.
private struct RecorderNotes: ~Copyable {
  /// What was read of the pages of all languages, one language behind the other.
  private var facets: [UInt8] = []
  /// Where the pages of each language start, and the end of all.
  private var starts: [Int] = []
  private var touched: [Int] = []
  /// The first facts, and the rest where there are many.
  private var others: [Fact] = []
  private var marks: [UInt64] = []
  private var moreOthers: Set<Fact> = []
  var isRecording = false
  /// The page that is rendered.
  var page = (language: -1, index: -1)
  var values = KeptValues()
  var lastBody: (body: PageBody, rendered: RenderedBody)?

  private static let fewOthers = 24
  private static let usualOthers = 12

  mutating func read(_ added: PageFacets, ofPage index: Int, language: Int) {
    guard language >= 0, language &+ 1 < starts.count, index >= 0 else { return }
    let place = starts[language] &+ index
    guard place < starts[language &+ 1] else { return }
    let known = facets[place]
    if known & added.rawValue == added.rawValue { return }
    if known == 0 { touched.append(place) }
    facets[place] = known | added.rawValue
  }

  mutating func read(_ fact: Fact) {
    let mark = fact.mark
    for index in marks.indices where marks[index] == mark && others[index] == fact { return }
    if others.count < Self.fewOthers {
      if others.isEmpty {
        // What the last page had was given away with its memory.
        others.reserveCapacity(Self.usualOthers)
        marks.reserveCapacity(Self.usualOthers)
      }
      others.append(fact)
      marks.append(mark)
    } else {
      moreOthers.insert(fact)
    }
  }

  mutating func prepare(_ pageCounts: [Int]) {
    let isPrepared =
      starts.count == pageCounts.count + 1
      && pageCounts.indices.allSatisfy { starts[$0 + 1] - starts[$0] == pageCounts[$0] }
    if isPrepared { return }
    starts = pageCounts.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1) }
    facets = [UInt8](repeating: 0, count: starts.last ?? 0)
    touched = []
  }

  mutating func take() -> RecordedFacts {
    var facts = RecordedFacts()
    facts.pages.reserveCapacity(touched.count)
    for place in touched {
      let language = starts.count == 2 ? 0 : (starts.firstIndex { $0 > place } ?? 1) - 1
      facts.pages.append(
        (language, place - starts[language], PageFacets(rawValue: facets[place])))
      facets[place] = 0
    }
    touched.removeAll(keepingCapacity: true)
    // Handed over and not copied, for some of them hold texts.
    swap(&facts.others, &others)
    swap(&facts.marks, &marks)
    if !moreOthers.isEmpty {
      facts.others.append(contentsOf: moreOthers)
      facts.marks.append(contentsOf: moreOthers.map(\.mark))
      moreOthers.removeAll(keepingCapacity: true)
    }
    values.forgetAll()
    page = (-1, -1)
    lastBody = nil
    return facts
  }
}

/// Keeps the notes of each thread, which end with the thread.
private enum ThreadNotes {
  private static let key: pthread_key_t? = {
    var key = pthread_key_t()
    #if canImport(Darwin)
      let result = pthread_key_create(&key) { end($0) }
    #else
      let result = pthread_key_create(&key) { pointer in
        if let pointer { end(pointer) }
      }
    #endif
    return result == 0 ? key : nil
  }()

  static var existing: UnsafeMutablePointer<RecorderNotes>? {
    guard let key, let pointer = pthread_getspecific(key) else { return nil }
    return pointer.assumingMemoryBound(to: RecorderNotes.self)
  }

  static func make() -> UnsafeMutablePointer<RecorderNotes>? {
    guard let key else { return nil }
    let notes = UnsafeMutablePointer<RecorderNotes>.allocate(capacity: 1)
    notes.initialize(to: RecorderNotes())
    if pthread_setspecific(key, notes) == 0 { return notes }
    end(notes)
    return nil
  }

  private static func end(_ pointer: UnsafeMutableRawPointer) {
    let notes = pointer.assumingMemoryBound(to: RecorderNotes.self)
    notes.deinitialize(count: 1)
    notes.deallocate()
  }
}
