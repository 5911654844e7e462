/// The options of documents that are being rendered, for all who read them. They are in a place of
/// their own, since each copy of them counts a reference for each function and text in them.
package final class SharedOptions: Sendable {
  package let values: MarkdownOptions

  package init(_ values: consuming MarkdownOptions) { self.values = values }
}

/// What is asked and told about one document while it is rendered: the options that are not the same
/// for all documents of a site.
package struct DocumentHooks: Sendable {
  /// As ``MarkdownOptions/rewriteDestination``.
  package var rewriteDestination:
    (@Sendable (MarkdownOptions.DestinationKind, _ destination: String, _ line: Int) -> String)?
  /// As ``MarkdownOptions/reportOmitted``.
  package var reportOmitted: (@Sendable (_ source: String, _ line: Int) -> Void)?
  /// As ``MarkdownOptions/imageSize``.
  package var imageSize: (@Sendable (_ destination: String) -> (width: Int, height: Int)?)?
  /// As ``MarkdownOptions/imageVersions``.
  package var imageVersions:
    (@Sendable (_ destination: String) -> (srcset: String, sizes: String)?)?

  package init() {}

  init(_ options: borrowing MarkdownOptions) {
    rewriteDestination = options.rewriteDestination
    reportOmitted = options.reportOmitted
    imageSize = options.imageSize
    imageVersions = options.imageVersions
  }

  /// The options with these functions in place of theirs.
  package func applied(to options: MarkdownOptions) -> MarkdownOptions {
    var options = options
    options.rewriteDestination = rewriteDestination
    options.reportOmitted = reportOmitted
    options.imageSize = imageSize
    options.imageVersions = imageVersions
    return options
  }
}
