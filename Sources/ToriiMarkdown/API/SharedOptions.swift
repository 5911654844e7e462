/// The options of a document that is being rendered, for all who read them: in a place of their own, since
/// a copy counts a reference for each function and text in them.
final class SharedOptions: Sendable {
  let values: MarkdownOptions

  init(_ values: MarkdownOptions) { self.values = values }
}
