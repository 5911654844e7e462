/// Every file of a site as the last good build made it, in memory.
///
/// A snapshot never changes: whoever holds one serves whole files of one build, whatever is built
/// meanwhile.
public struct SiteSnapshot: Sendable {
  /// A file of the output.
  public enum File: Sendable, Equatable {
    /// What a template rendered, or what the program itself carries.
    case bytes([UInt8])
    /// The absolute, resolved path of a file of the site or its theme that would be copied.
    case copy(String)
  }

  private var files: [String: File]

  /// The path part of the site's address, as `/blog`; empty at the root of a host.
  public let basePath: String

  /// A site of nothing.
  public init() { self.init(files: [:], basePath: "") }

  package init(files: [String: File], basePath: String) {
    self.files = files
    self.basePath = basePath
  }

  /// What a build made of a site, some of whose files may be missing.
  init(_ product: BuildProduct, basePath: String) {
    self.init(files: [:], basePath: basePath)
    for page in product.pages {
      let path = page.path.string
      if let bytes = page.bytes {
        files[path] = .bytes(bytes)
      } else if case .bytes(let bytes) = product.memory.jobs[path]?.output {
        files[path] = .bytes(bytes)
      }
    }
    for file in product.copies { files[file.path.string] = file.inMemory }
  }

  /// The file at a path below the output folder, as `posts/hello/index.html`.
  public subscript(path: String) -> File? { files[path] }

  /// The paths of all files, in no order.
  public var paths: some Sequence<String> { files.keys }

  /// How many files there are.
  public var count: Int { files.count }

  /// The same files at another address.
  func moved(to basePath: String) -> SiteSnapshot {
    SiteSnapshot(files: files, basePath: basePath)
  }

  /// Puts a file in; returns whether it is another than before.
  mutating func set(_ file: File, at path: String) -> Bool {
    let isNew = files[path] != file
    if isNew { files[path] = file }
    return isNew
  }

  /// Takes all other files out; returns their paths.
  mutating func keep(_ paths: Set<String>) -> [String] {
    let gone = files.keys.filter { !paths.contains($0) }
    for path in gone { files[path] = nil }
    return gone
  }
}
