extension ImageLibrary {
  /// The `srcset` of an image in Markdown; nil where there are no other versions of it.
  ///
  /// - Parameter file: Where it is published, and where it is.
  func srcset(of file: (path: String, absolutePath: String), basePath: String) -> String? {
    if settings.widths.isEmpty { return nil }
    let source = ImageSource(
      path: file.path, source: .copy(file.absolutePath), label: file.path)
    // A file that cannot be read is reported where it is copied.
    guard let versions = try? versions(source, widths: settings.widths, ImageRequest()),
      versions.count > 1
    else { return nil }
    return srcset(versions) { basePath + PercentEncoding.encodePath("/" + $0.path) }
  }

  /// `/a-320x200.jpg 320w, /a.jpg 640w`.
  func srcset(_ versions: [Result], _ address: (Result) -> String) -> String {
    versions.map { "\(address($0)) \($0.size.width)w" }.joined(separator: ", ")
  }
}
