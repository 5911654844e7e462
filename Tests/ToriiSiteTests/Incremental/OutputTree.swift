import Foundation
import ToriiSite

/// Every file of an output folder, for comparing two of them.
struct OutputTree {
  private let files: [String: [UInt8]]

  init(_ folder: TemporaryFolder, _ relative: String) {
    var files: [String: [UInt8]] = [:]
    for path in folder.files(in: relative) where path != OutputManifest.name {
      files[path] =
        FileManager.default.contents(atPath: folder.path + "/\(relative)/\(path)").map(Array.init)
    }
    self.files = files
  }

  /// The first difference in words; `nil` when there is none.
  func difference(from other: OutputTree) -> String? {
    for path in Set(files.keys).union(other.files.keys).sorted() {
      guard let own = files[path] else { return "\(path) is missing" }
      guard let others = other.files[path] else { return "\(path) is left over" }
      if own == others { continue }
      return "\(path) differs:\n" + String(decoding: own, as: UTF8.self) + "\n--- expected:\n"
        + String(decoding: others, as: UTF8.self)
    }
    return nil
  }
}
