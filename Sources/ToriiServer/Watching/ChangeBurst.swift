import ToriiSite

/// The changes that arrive together, without the files that came and went meanwhile: editors write
/// beside a file and give the new one its name.
package struct ChangeBurst: Sendable {
  private var changed: Set<String> = []
  private var made: Set<String> = []

  package init() {}

  /// How many files and folders changed.
  package var count: Int { changed.count }

  /// - Parameter folders: What is taken for changed when the system lost count.
  package mutating func add(_ batch: ChangeBatch, lost folders: [String]) {
    made.formUnion(batch.made.subtracting(changed))
    changed.formUnion(batch.paths)
    if batch.lostSome { changed.formUnion(folders) }
  }

  /// Hands out what changed, and starts anew.
  package mutating func take() -> Set<String> {
    defer { self = ChangeBurst() }
    return changed.filter { !made.contains($0) || (try? FileSystem.status($0)) != nil }
  }
}
