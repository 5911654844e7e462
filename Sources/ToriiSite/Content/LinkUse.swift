import ToriiMarkdown

/// A link or image in a content file.
package struct LinkUse: Sendable, Equatable {
  /// As it is written.
  package let destination: String
  /// From the first line of the body.
  package let line: Int
  package let isImage: Bool
  /// The address on this site with its fragment; nil where it leads elsewhere.
  package var address: String?
  /// Whether a file was named that the content folder does not have.
  package var isMissing: Bool
  /// Whether a name is written rather than a path.
  package var isName: Bool

  package init(
    destination: consuming String, line: Int, isImage: Bool, address: consuming String? = nil,
    isMissing: Bool = false, isName: Bool = false
  ) {
    self.destination = destination
    self.line = line
    self.isImage = isImage
    self.address = address
    self.isMissing = isMissing
    self.isName = isName
  }

  /// What is written in the text.
  var kind: MarkdownOptions.DestinationKind {
    isName ? (isImage ? .wikiImage : .wikiLink) : (isImage ? .image : .link)
  }

  /// Finds out where it leads; returns what is written as HTML.
  mutating func resolve(
    _ kind: MarkdownOptions.DestinationKind, _ resolver: LinkResolver, from path: SourcePath,
    page: URLPath
  ) -> String {
    if kind == .wikiLink || kind == .wikiImage {
      isName = true
      address = resolver.wikiLink(destination)
      isMissing = address == nil
      return address ?? destination
    }
    switch resolver.resolve(destination, from: path, page: page) {
    case .unchanged:
      let isLocal = destination.hasPrefix("/") && !destination.hasPrefix("//")
      if isLocal || destination.hasPrefix("#") { address = destination }
      return destination
    case .address(let found):
      address = found
      return found
    case .missing:
      isMissing = true
      return destination
    }
  }
}

extension MarkdownOptions.DestinationKind {
  var isImage: Bool { self == .image || self == .wikiImage }
}
