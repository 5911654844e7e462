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

  /// The file at a path below the output folder, as `posts/hello/index.html`.
  public subscript(path: String) -> File? { files[path] }

  /// The paths of all files, in no order.
  public var paths: some Sequence<String> { files.keys }

  /// How many files there are.
  public var count: Int { files.count }

  /// The paths whose files are others here than in an earlier snapshot, or only in one of them;
  /// copied files are compared by where they come from.
  package func changes(since earlier: SiteSnapshot) -> [String] {
    var changed = files.filter { earlier.files[$0.key] != $0.value }.map(\.key)
    changed += earlier.files.keys.filter { files[$0] == nil }
    return changed.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
