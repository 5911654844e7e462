import ToriiSite

/// A file as the preview answers with it.
package struct PreviewFile: Sendable {
  package enum Content: Sendable {
    case bytes([UInt8])
    /// A file of the site that is sent from where it lies.
    case file(String, FileIdentity)
  }

  package let content: Content
  package let mediaType: String
  /// The file that the bytes were read from, and what it was then.
  private var origin: (path: String, identity: FileIdentity)?

  package init(content: Content, mediaType: String) {
    self.content = content
    self.mediaType = mediaType
  }

  /// Text up to this size is kept in memory, so that a file that is just being saved is never sent
  /// half; larger files and pictures are sent from disk.
  private static let maximumBytesInMemory = 1 << 20

  /// - Parameter old: The file at the same address before, which is read again only if it changed.
  init?(_ file: SiteSnapshot.File, at name: String, old: PreviewFile? = nil) {
    switch file {
    case .bytes(let bytes):
      self.init(content: .bytes(bytes), mediaType: MediaType.of(name))
    case .copy(let path):
      guard let identity = FileIdentity(path) else { return nil }
      if let old, let origin = old.origin, origin.identity == identity,
        origin.path.utf8.elementsEqual(path.utf8)
      {
        self = old
      } else {
        self.init(copy: path, identity, MediaType.of(name))
      }
    }
  }

  private init?(copy path: String, _ identity: FileIdentity, _ type: String) {
    guard MediaType.isText(type) else {
      self.init(content: .file(path, identity), mediaType: type)
      return
    }
    let isSmall = identity.size <= Self.maximumBytesInMemory
    let start = DeclaredCharset.bytesToRead
    guard
      let bytes = try? isSmall
        ? FileSystem.readSaved(path, maximumBytes: Self.maximumBytesInMemory)
        : FileSystem.readStart(of: path, maximumBytes: start)
    else { return nil }
    if DeclaredCharset.isForeign(Array(bytes.prefix(start)), mediaType: type) {
      // Our script speaks UTF-8, and the host that is put into text would not be found.
      self.init(content: .file(path, identity), mediaType: MediaType.withoutCharset(type))
    } else if isSmall {
      self.init(content: .bytes(bytes), mediaType: type)
      origin = (path, identity)
    } else {
      self.init(content: .file(path, identity), mediaType: type)
    }
  }

  /// Whether a browser would get the same bytes.
  func isSame(as other: PreviewFile) -> Bool {
    switch (content, other.content) {
    case (.bytes(let own), .bytes(let others)): own == others
    case (.file(let path, let identity), .file(let otherPath, let otherIdentity)):
      identity == otherIdentity && path.utf8.elementsEqual(otherPath.utf8)
    default: false
    }
  }
}
