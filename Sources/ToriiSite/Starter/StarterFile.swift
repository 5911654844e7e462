/// Writes files that must not be there yet.
enum StarterFile {
  static func write(_ text: String, to folder: String, _ name: String) throws(Diagnostic) {
    do throws(FileSystemError) {
      let path = folder + "/" + name
      if try FileSystem.statusIfPresent(path) != nil {
        throw FileSystemError(operation: "create", path: path, code: fileExists)
      }
      let parent = SourcePath(name).folder.string
      try FileSystem.makeDirectories(parent.isEmpty ? folder : folder + "/" + parent)
      try AtomicFile.write(Array(text.utf8), to: path)
    } catch {
      throw Diagnostic(.error, error.description)
    }
  }
}
