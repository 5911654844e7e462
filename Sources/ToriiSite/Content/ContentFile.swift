/// What a file in the content folder is.
package enum ContentFile: Sendable {
  /// `hello.md`: a page of its own.
  case page(ScannedFile)
  /// `hello/index.md`: a page whose folder holds its images.
  case bundle(ScannedFile)
  /// `_index.md`: what a section says about itself.
  case section(ScannedFile)
  /// Anything else: copied beside the page or section it lies with.
  case asset(ScannedFile)

  /// - Parameter path: The file's path without its language.
  package init(_ file: ScannedFile, at path: SourcePath) {
    guard ["md", "markdown"].contains(path.fileExtension) else {
      self = .asset(file)
      return
    }
    switch String(path.stem) {
    case "_index": self = .section(file)
    case "index" where path.folder.string.isEmpty: self = .section(file)
    case "index": self = .bundle(file)
    default: self = .page(file)
    }
  }
}
