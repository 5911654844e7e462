/// What `torii new post` writes.
package struct StarterPost {
  package let title: String
  package let today: DateTime

  package init(title: String, today: DateTime) {
    self.title = title
    self.today = today
  }

  /// Writes the draft and returns its path; an existing file is never replaced.
  package func write(toSite folder: String) throws(Diagnostic) -> String {
    guard
      FileSystem.isDirectory(folder + "/content")
        || ConfigurationLoader.fileNames.contains(where: {
          FileSystem.isRegularFile(folder + "/" + $0)
        })
    else {
      throw Diagnostic(
        .error, "\"\(folder)\" is no site: it has neither torii.yaml nor a folder \"content\"",
        hint: "\"torii new site NAME\" makes one; --source names another folder")
    }
    let slug = Slug.make(title)
    if slug.isEmpty {
      throw Diagnostic(.error, "the title \"\(title)\" has no letter or digit for a file name")
    }
    let name = "content/posts/\(today.format("%Y-%m-%d"))-\(slug).md"
    try StarterFile.write(text, to: folder, name)
    return folder == "." ? name : folder + "/" + name
  }

  private var text: String {
    """
    ---
    title: \(JSONText.quoted(title))
    date: \(today.format("%Y-%m-%d"))
    draft: true
    tags: []
    ---

    Write here. Delete "draft: true" when the post may be published.

    """
  }
}

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
