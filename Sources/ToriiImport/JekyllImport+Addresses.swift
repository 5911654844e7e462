import ToriiFrontMatter
import ToriiSite

/// The addresses that Jekyll gives to pages and posts.
extension JekyllImport {
  func url(
    _ source: ContentSource, _ data: [DataNode.Entry], own: String?,
    _ prefix: (date: DateTime, rest: Substring)?, isPost: Bool
  ) -> String? {
    if isPost { return postURL(data, source.path, own, prefix) }
    let path = SourcePath(source.path)
    return withExtension(
      own ?? collection(of: source.path)?.address(of: source.path)
        ?? permalink.page(folder: path.folder.string, stem: String(path.stem)))
  }

  private func postURL(
    _ data: [DataNode.Entry], _ file: String, _ own: String?,
    _ prefix: (date: DateTime, rest: Substring)?
  ) -> String? {
    guard let prefix else { return nil }
    let written = data.first { $0.key == "date" }?.value.scalarText
    var date = written.flatMap { DateTime(parsing: $0, in: zone) } ?? prefix.date
    if date.hasTime { date = date.at(offset: zone.offset(at: date.epochSeconds)) }
    var values = JekyllPermalink.dateValues(date)
    let folders = SourcePath(file).components.prefix { $0 != "_posts" }.map(String.init)
    let categories = folders + Self.words(data, "categories") + Self.words(data, "category")
    var unique: [String] = []
    for category in categories where !unique.contains(category.lowercased()) {
      unique.append(category.lowercased())
    }
    let slug = data.first { $0.key == "slug" }?.value.string ?? String(prefix.rest)
    values["categories"] = unique.joined(separator: "/")
    values["title"] = JekyllPermalink.title(slug)
    values["slug"] = Slug.withoutSigns(slug)
    values["name"] = Slug.withoutSigns(slug)
    values["output_ext"] = ".html"
    values["collection"] = "posts"
    let style = own.map(JekyllPermalink.init(style:)) ?? permalink
    guard let url = JekyllPermalink.expand(style.postPattern, values) else {
      session.note(file, nil, "its permalink has an unknown field", "set \"permalink\" by hand")
      return nil
    }
    return withExtension(url)
  }

  /// `/about` is served from `about.html`.
  private func withExtension(_ url: String) -> String {
    url.hasSuffix("/") || SourcePath(url).name.contains(".") ? url : url + ".html"
  }
}
