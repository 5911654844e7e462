import ToriiFrontMatter

/// Where a build may write: never over the site's own sources.
package enum OutputFolder {
  /// Folders of a site that hold sources.
  package static let sourceFolders = [
    "content", "templates", "static", "data", "locales", "themes", "archetypes",
  ]

  /// Folders of a site that hold nothing to read and are not for a build's output either.
  private static let otherFolders = [CacheFolder.name, ".git"]

  /// Reads `output` of the configuration, a folder of the site and none of its sources.
  package static func read(_ reader: inout TableReader) -> String? {
    guard let node = reader.node("output") else { return nil }
    guard let text = TableReader.text(of: node) else {
      reader.error("\"output\" must be text, not \(node.kindName)", at: node.position)
      return nil
    }
    guard let path = try? OutputPath(copying: text) else {
      reader.error(
        "\"output\" is \"\(TableReader.clipped(text))\"; it must name a folder of the site",
        at: node.position, hint: "use --output to build elsewhere")
      return nil
    }
    let top = String(path.string.prefix { $0 != "/" })
    if (sourceFolders + otherFolders).contains(top) {
      reader.error(
        "\"output\" is \"\(TableReader.clipped(text))\", but \"\(top)\" is not for output",
        at: node.position, hint: "name a folder of its own, as \"public\"")
      return nil
    }
    return text
  }

  /// The absolute output folder; `nil` after a problem was reported.
  ///
  /// - Parameters:
  ///   - option: What the command line says; relative to the current folder.
  ///   - configured: What the configuration says; relative to the site and inside it.
  package static func resolve(
    option: String?, configured: String, site: String, file: String?,
    collector: DiagnosticCollector
  ) -> String? {
    let path: String
    let advice = "name a folder of its own, as \"public\""
    // The configuration is not to blame for what the command line says.
    let file = option == nil ? file : nil
    if let option {
      path = FileSystem.absolute(option)
    } else {
      guard let inside = try? OutputPath(copying: configured) else { return nil }
      path = site + "/" + inside.string
    }
    guard let resolved = resolved(path) else {
      collector.error(
        "the output folder \"\(path)\" cannot be used: a part of it is missing, or a link that leads "
          + "nowhere", file: file, hint: advice)
      return nil
    }
    if let status = try? FileSystem.status(resolved), status.kind != .directory {
      collector.error(
        "the output folder \"\(path)\" is no folder", file: file,
        hint: "move the file away, or name another folder")
      return nil
    }
    let protected = [site] + sourceFolders.map { site + "/" + $0 }
    for folder in protected where folder.isContained(in: resolved) {
      collector.error(
        "the output folder \"\(path)\" would hold the site's own files", file: file,
        hint: advice)
      return nil
    }
    for folder in protected.dropFirst() + otherFolders.map({ site + "/" + $0 })
    where resolved.isContained(in: folder) {
      collector.error(
        "the output folder \"\(path)\" lies in \"\(SourcePath(folder).name)\", which is not for output",
        file: file,
        hint: advice)
      return nil
    }
    return resolved
  }

  /// The path with the links of those folders resolved that are there already, and without `..`.
  private static func resolved(_ path: String) -> String? {
    var missing: [Substring] = []
    var current = path[...]
    while true {
      let existing = current.isEmpty ? "/" : String(current)
      if let real = try? FileSystem.realPath(existing) {
        var result = real
        for component in missing.reversed() {
          if component == ".." || component == "." { return nil }
          result += (result.hasSuffix("/") ? "" : "/") + component
        }
        return result
      }
      // A dangling link cannot become a folder.
      if (try? FileSystem.status(existing))?.kind == .symbolicLink { return nil }
      while current.utf8.last == UInt8(ascii: "/") { current = current.dropLastByte() }
      guard let slash = current.utf8.lastIndex(of: UInt8(ascii: "/")) else { return nil }
      let name = current[current.utf8.index(after: slash)...]
      if !name.isEmpty { missing.append(name) }
      current = current[..<slash]
    }
  }
}
