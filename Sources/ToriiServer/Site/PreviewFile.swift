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

  package init(content: Content, mediaType: String) {
    self.content = content
    self.mediaType = mediaType
  }

  /// Text up to this size is kept in memory, so that a file that is just being saved is never sent
  /// half; larger files and pictures are sent from disk.
  private static let maximumBytesInMemory = 1 << 20

  init?(_ file: SiteSnapshot.File, at name: String) {
    mediaType = MediaType.of(name)
    switch file {
    case .bytes(let bytes):
      content = .bytes(bytes)
    case .copy(let path):
      guard let identity = FileIdentity(path) else { return nil }
      guard MediaType.isText(mediaType), identity.size <= Self.maximumBytesInMemory else {
        content = .file(path, identity)
        return
      }
      guard let bytes = try? FileSystem.readSaved(path, maximumBytes: Self.maximumBytesInMemory)
      else {
        return nil
      }
      content = .bytes(bytes)
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
