/// What a watcher noticed.
package struct ChangeBatch: Sendable, Equatable {
  /// Absolute paths of files and folders that were changed, made, or removed.
  package var paths: Set<String> = []
  /// Those among them that were not there before, as far as the system tells so.
  package var made: Set<String> = []
  /// Whether more changed than is known, so that everything must be looked at.
  package var lostSome = false
  /// Whether somebody asked for attention.
  package var wasWoken = false

  package init() {}

  package var isEmpty: Bool { paths.isEmpty && !lostSome }
}

/// Notices changes of files below folders. Used by one thread.
package protocol ChangeSource: AnyObject {
  /// Looks at these folders from now on, and at no others.
  /// - Parameter excluded: Folders in which changes mean nothing.
  func watch(_ folders: [String], excluding excluded: Set<String>)

  /// Blocks until something changes, somebody wakes it, or time is up.
  /// - Parameter milliseconds: `nil` to wait as long as it takes.
  func wait(milliseconds: Int?) -> ChangeBatch
}

/// Names whose changes are nobody's business: what editors and version control leave behind.
enum IgnoredNames {
  static func contains(_ name: String) -> Bool {
    let first = name.utf8.first
    return first == UInt8(ascii: ".") || first == UInt8(ascii: "#")
      || name.utf8.last == UInt8(ascii: "~") || name == "4913" || name == "node_modules"
      || name.hasSuffix(".swp") || name.hasSuffix(".swx")
  }
}
