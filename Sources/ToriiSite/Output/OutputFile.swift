/// One file of the output and where its bytes come from.
package struct OutputFile: Sendable {
  package enum Source: Sendable {
    case bytes([UInt8])
    /// The absolute, resolved path of a file that is copied.
    case copy(String)
  }

  package let path: OutputPath
  package let source: Source
  /// What a file that is copied was when it was found.
  package let identity: FileIdentity?
  /// What a template made and is not at hand.
  private let rendered: RenderedBytes?

  package init(path: OutputPath, source: Source, identity: FileIdentity? = nil) {
    self.path = path
    self.source = source
    self.identity = identity
    rendered = nil
  }

  init(path: OutputPath, rendered: RenderedBytes) {
    self.path = path
    self.rendered = rendered
    source = .bytes([])
    identity = nil
  }

  var inMemory: SiteSnapshot.File {
    switch source {
    case .bytes(let bytes): .bytes(bytes)
    case .copy(let path): .copy(path)
    }
  }

  /// What it is, where it lies already as in the output (``RenderedBytes/placed``).
  var placed: FileIdentity? { rendered?.placed }

  func bytes() throws(FileSystemError) -> [UInt8] {
    if let rendered { return try rendered.load() }
    return try source.bytes()
  }

  /// Whether a file of the output has the same bytes.
  func isSame(as path: String, size: Int) throws(FileSystemError) -> Bool {
    if let rendered { return try rendered.isSame(as: path, size: size) }
    let bytes = try bytes()
    return size == bytes.count && (try? FileSystem.read(path)) == bytes
  }

  /// Brings the bytes to a path, where whoever looks finds the old file or the new one, whole.
  func put(at path: String) throws(FileSystemError) {
    if let rendered { return try rendered.put(at: path) }
    try AtomicFile.write(try bytes(), to: path)
  }
}

extension OutputFile.Source {
  /// The bytes, read where they are in a file.
  package func bytes() throws(FileSystemError) -> [UInt8] {
    switch self {
    case .bytes(let bytes): bytes
    case .copy(let path): try FileSystem.read(path)
    }
  }
}
