import ToriiFrontMatter
import ToriiSite

extension HugoImport {
  /// The address that Hugo gives: `url`, else the section's pattern, else folders and slug.
  func address(_ source: ContentSource, _ placed: String) -> String? {
    let (path, isDefault) = withoutLanguage(SourcePath(placed))
    let address = address(source, path)
    return isDefault && hasLanguageFolder ? address.map { "/\(defaultLanguage)" + $0 } : address
  }

  /// The path without the mark of its language, and whether that is the default one.
  private func withoutLanguage(_ path: SourcePath) -> (path: SourcePath, isDefault: Bool) {
    var components = path.components.map(String.init)
    if components.count > 2, components[1] != defaultLanguage,
      languages.contains(where: { $0.code == components[1] && $0.folder != nil })
    {
      components.remove(at: 1)
      return (SourcePath(components.joined(separator: "/")), false)
    }
    let stem = path.stem
    guard let dot = stem.lastIndex(of: "."),
      languages.contains(where: { $0.code == stem[stem.index(after: dot)...] })
    else { return (path, true) }
    let name = stem[..<dot] + "." + path.fileExtension
    return (path.folder.appending(name), stem[dot...].dropFirst() == defaultLanguage)
  }

  private func address(_ source: ContentSource, _ path: SourcePath) -> String? {
    func own(_ key: String) -> String? {
      source.data.first { $0.key.lowercased() == key }?.value.scalarText
    }
    if let url = own("url") { return url.hasPrefix("/") ? url : "/" + url }
    if path.stem.contains(".") { return nil }
    if path.stem.hasPrefix("_index") { return sectionAddress(path, title: own("title")) }
    let folders = path.components.dropFirst().dropLast().map(HugoPath.plain)
    let isBundle = path.stem == "index"
    let name = isBundle ? folders.last ?? "" : HugoPath.plain(path.stem)
    let sections = Array(isBundle ? folders.dropLast() : folders[...])
    if let section = sections.first, let pattern = permalinks[section] {
      let date = (own("date") ?? own("publishdate")).flatMap { DateTime(parsing: $0) }
      let title = own("title").map(HugoPath.plain)
      let values: [String: String?] = [
        "year": date?.format("%Y"), "month": date?.format("%m"), "day": date?.format("%d"),
        "monthname": date?.format("%B"), "yearday": date.map { String($0.dayOfYear) },
        "section": section, "sections": sections.joined(separator: "/"), "title": title,
        "slug": own("slug").map(HugoPath.plain) ?? title ?? name,
        "filename": name, "contentbasename": name,
        "slugorfilename": own("slug").map(HugoPath.plain) ?? name,
        "slugorcontentbasename": own("slug").map(HugoPath.plain) ?? name,
      ]
      if let url = HugoPath.expand(pattern, values.compactMapValues { $0 }) { return url }
      session.note(
        source.path, nil, "its permalink \(pattern) cannot be filled", "set \"permalink\"")
    }
    let last = own("slug").map(HugoPath.plain) ?? name
    if last.isEmpty { return nil }
    return "/" + (sections + [last]).joined(separator: "/") + (hasUglyURLs ? ".html" : "/")
  }

  /// A section's address where the configuration has a pattern for it.
  private func sectionAddress(_ path: SourcePath, title: String?) -> String? {
    let folders = path.components.dropFirst().dropLast().map(HugoPath.plain)
    guard let section = folders.first, let pattern = sectionPermalinks[section] else { return nil }
    let name = title.map(HugoPath.plain) ?? folders.last ?? section
    return HugoPath.expand(
      pattern,
      [
        "section": section, "sections": folders.joined(separator: "/"), "title": name,
        "slug": name,
      ])
  }
}
