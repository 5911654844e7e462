/// Results that take long to make, in the site's cache folder. Nothing in it is needed.
enum AssetCache {
  static let rootName = CacheFolder.name
  static let commandsName = "commands"
  static let imagesName = "images"
  static let names: Set = [commandsName, imagesName]

  /// A hash as the name of a file.
  static func name(_ hash: [UInt8]) -> String {
    hash.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// Writes a file below the site's cache folder, which is made if it is missing.
  @discardableResult
  static func write(_ bytes: [UInt8], to path: String, in folder: String) -> Bool {
    do throws(FileSystemError) {
      let parent = folder.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(folder[..<$0]) }
      for folder in [parent, folder].compactMap(\.self) {
        try FileSystem.makeDirectory(folder)
        guard try FileSystem.status(folder).kind == .directory else { return false }
      }
      try AtomicFile.write(bytes, to: path)
      return true
    } catch {
      return false
    }
  }
}
