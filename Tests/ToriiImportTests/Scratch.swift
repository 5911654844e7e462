import Foundation
import ToriiSite

/// A folder with a site in `old`, gone after the test.
enum Scratch {
  static func with<Result>(
    _ files: [String: String], _ body: (String) throws -> Result
  ) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.path + "/import-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for (name, text) in files {
      let path = folder + "/old/" + name
      try FileSystem.makeDirectories(folder + "/old/" + SourcePath(name).folder.string)
      try AtomicFile.write(Array(text.utf8), to: path)
    }
    return try body(folder)
  }
}
