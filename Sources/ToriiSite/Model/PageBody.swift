/// The rendered Markdown of a page as the model holds it: what lists show at hand, and the rest
/// where it takes no memory until a page is rendered that shows it.
package final class PageBody: Sendable {
  /// Where the whole body is.
  private enum Place: Sendable {
    case memory(RenderedBody)
    case elsewhere(BodyStore?, @Sendable () -> RenderedBody)
  }

  /// The hash of everything that templates can read of it.
  package let hash: UInt64
  /// The start of the page, from the body, without what makes sense on the page alone.
  package let summary: PageSummary
  package let wordCount: Int
  package let readingMinutes: Int
  /// Where it is on disk.
  package let location: BodyStore.Location?
  /// Where its text without tags is on disk.
  package let textLocation: BodyStore.Location?
  private let place: Place

  /// - Parameter summaryLength: How many words a summary has; 0 for the first paragraph.
  package init(_ body: RenderedBody, summaryLength: Int) {
    hash = body.hash
    summary = Self.summary(of: body, length: summaryLength)
    wordCount = body.wordCount
    readingMinutes = body.readingMinutes
    location = nil
    textLocation = nil
    place = .memory(body)
  }

  package init(
    hash: UInt64, summary: PageSummary, wordCount: Int, readingMinutes: Int,
    location: BodyStore.Location?, textLocation: BodyStore.Location? = nil,
    store: BodyStore? = nil, load: @escaping @Sendable () -> RenderedBody
  ) {
    self.hash = hash
    self.summary = summary
    self.wordCount = wordCount
    self.readingMinutes = readingMinutes
    self.location = location
    self.textLocation = textLocation
    place = .elsewhere(store, load)
  }

  /// The same body, which is rendered again where it can no longer be read.
  func stored(
    in store: BodyStore, again: @escaping @Sendable () -> RenderedBody
  ) -> PageBody {
    guard let location else { return self }
    return PageBody(
      hash: hash, summary: summary, wordCount: wordCount, readingMinutes: readingMinutes,
      location: location, textLocation: textLocation, store: store,
      load: { store.body(at: location) ?? again() })
  }

  /// A body that was put into a store.
  ///
  /// - Parameter keepsText: Whether its text is put there too, for an index that holds all of them.
  static func stored(
    _ body: RenderedBody, summaryLength: Int, in store: BodyStore, keepsText: Bool,
    again: @escaping @Sendable () -> RenderedBody
  ) -> PageBody? {
    let text = keepsText ? SearchText.bytes(of: body.html) : nil
    let html = StableHash.of(body.html)
    guard let location = store.append(body, html: html, text: text) else { return nil }
    return PageBody(
      hash: body.hash(html: html), summary: summary(of: body, length: summaryLength),
      wordCount: body.wordCount, readingMinutes: body.readingMinutes, location: location.body,
      textLocation: location.text, store: store,
      load: { store.body(at: location.body) ?? again() })
  }

  /// The text without tags, as a search index has it.
  package var text: String {
    if case .elsewhere(let store?, _) = place, let textLocation,
      let bytes = store.text(at: textLocation)
    {
      return String(decoding: bytes, as: UTF8.self)
    }
    return String(decoding: SearchText.bytes(of: rendered.html), as: UTF8.self)
  }

  /// About how many bytes it has.
  var byteCount: Int {
    if case .memory(let body) = place { return body.html.utf8.count }
    return Int(clamping: location?.length ?? 0)
  }

  /// The whole body.
  package var rendered: RenderedBody {
    switch place {
    case .memory(let body): body
    case .elsewhere(_, let load): load()
    }
  }

  /// What stands before the mark, or so many words; or the first paragraph.
  private static func summary(of body: RenderedBody, length: Int) -> PageSummary {
    if body.summaryHTML == nil, length > 0 {
      return PageSummary(
        html: body.cutHTML ?? SummaryHTML.cleaned(body.html),
        hasMore: body.cutHTML != nil)
    }
    let html = body.summaryHTML ?? body.firstParagraphHTML ?? ""
    return PageSummary(
      html: SummaryHTML.cleaned(html), hasMore: html.utf8.count < body.html.utf8.count)
  }
}
