import ToriiSite

/// A collection of Jekyll's whose documents have pages.
struct JekyllCollection {
  let name: String
  let pattern: String
  /// The site's style, from which the collection takes whether addresses end in a slash.
  let style: String

  /// Where a document of the collection is; nil where the pattern has a field that is not known.
  func address(of file: String) -> String? {
    let path = SourcePath(file)
    let folders = path.components.dropFirst().dropLast().map(String.init)
    let stem = String(path.stem)
    let isPretty =
      pattern == "pretty"
      || ((style == "pretty" || style.hasSuffix("/")) && pattern.hasSuffix(":output_ext"))
    let values = [
      "collection": name, "path": (folders + [stem]).joined(separator: "/"),
      "name": Slug.withoutSigns(stem),
      "title": JekyllPermalink.title(stem), "slug": Slug.withoutSigns(stem), "output_ext": ".html",
    ]
    let written = isPretty ? "/:collection/:path/" : pattern
    return JekyllPermalink.expand(written, values)
  }
}
