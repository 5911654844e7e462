/// What a build remembers of a content file.
package struct DocumentMemory: Sendable {
  /// The file that was read.
  package let identity: FileIdentity
  package let bodyHash: UInt64
  /// The bytes of the front matter, from which the document can be made again.
  package let front: [UInt8]
  /// The document itself, within one process.
  package var document: ContentDocument?

  package init(
    identity: FileIdentity, bodyHash: UInt64, front: [UInt8], document: ContentDocument? = nil
  ) {
    self.identity = identity
    self.bodyHash = bodyHash
    self.front = front
    self.document = document
  }

  package init(_ document: ContentDocument, identity: FileIdentity, recallsDocuments: Bool) {
    self.init(
      identity: identity, bodyHash: document.source.bodyHash, front: document.front,
      document: recallsDocuments ? document : nil)
  }
}
