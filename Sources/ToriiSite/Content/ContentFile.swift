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

  package init(_ file: ScannedFile) {
    guard ["md", "markdown"].contains(file.path.fileExtension) else {
      self = .asset(file)
      return
    }
    switch String(file.path.stem) {
    case "_index": self = .section(file)
    case "index" where file.path.folder.string.isEmpty: self = .section(file)
    case "index": self = .bundle(file)
    default: self = .page(file)
    }
  }
}
