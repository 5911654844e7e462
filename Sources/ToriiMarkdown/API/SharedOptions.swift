/// The options of a document that is being rendered, for all who read them. They are in a place of
/// their own, since each copy of them counts a reference for each function and text in them.
package final class SharedOptions: Sendable {
  package let values: MarkdownOptions

  package init(_ values: consuming MarkdownOptions) { self.values = values }
}
