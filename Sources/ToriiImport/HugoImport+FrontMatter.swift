import ToriiFrontMatter
import ToriiSite

extension HugoImport {
  func carry(_ entry: DataNode.Entry, _ file: String, _ page: inout ImportedPage) {
    let value = entry.value
    switch entry.key.lowercased() {
    case "title", "description", "summary":
      page[entry.key.lowercased()] = value.scalarText.map { .string($0) }
    case "date": page.date("date", value, file, session)
    case "lastmod": page.date("updated", value, file, session)
    case "expirydate": page.date("expires", value, file, session)
    case "publishdate":
      if !page.fields.contains(where: { $0.key == "date" }) {
        page.date("date", value, file, session)
      } else {
        later(value, file, &page)
      }
    case "draft": page["draft"] = value.bool.map { .bool($0) }
    case "weight":
      page["weight"] = value.int.map { .int(min(max($0, -1_000_000_000), 1_000_000_000)) }
    case "slug", "url", "aliases": return
    case "author", "authors": page.strings("authors", value.texts)
    case "menu", "menus":
      page[value.mapping == nil ? "menu" : "menus"] =
        value.mapping.map { menus($0, file) } ?? value.kind
    case "params": for param in value.mapping ?? [] { page.param(param.key, param.value.kind) }
    case "cascade": cascade(value, file, &page)
    case "build", "_build", "headless": visibility(entry, file, &page)
    case "type", "layout", "outputs", "markup":
      page.param(entry.key, value.kind)
      session.note(
        file, entry.keyPosition.line, "\"\(entry.key)\" has no meaning here; it is in params",
        "name a template in \"template\" where the default does not do")
    case "linktitle", "keywords", "isCJKLanguage", "resources", "images", "audio", "videos":
      page.param(entry.key, value.kind)
    default:
      if taxonomies.contains(entry.key), !PageMetadata.reservedKeys.contains(entry.key) {
        page.strings(entry.key, value.texts)
      } else {
        page.param(entry.key, value.kind)
      }
    }
  }

  /// A page that is still to be published is not shown before.
  private func later(_ value: DataNode, _ file: String, _ page: inout ImportedPage) {
    page.param("publishDate", value.kind)
    guard let text = value.string ?? value.date, let date = DateTime(parsing: text),
      date.epochSeconds > BuildClock.now
    else { return }
    page.date("date", value, file, session)
    session.note(
      file, value.position.line, "the page has the date on which it is published",
      "set \"date\" when it is")
  }

  /// Pages that are not shown, or shown in no list.
  private func visibility(_ entry: DataNode.Entry, _ file: String, _ page: inout ImportedPage) {
    let value = entry.value
    let line = entry.keyPosition.line
    let render = value["render"]?.string?.lowercased()
    let list = value["list"]?.string?.lowercased()
    if value.bool == true || value["render"]?.bool == false || ["never", "link"].contains(render) {
      page["draft"] = .bool(true)
      session.note(
        file, line, "the page was not shown: it is a draft now", "remove it if nothing reads it")
    } else if list == "never" || value["list"]?.bool == false {
      page["hidden"] = .bool(true)
    } else if list == "local" {
      session.note(
        file, line, "the page is in the lists of the whole site too",
        "write \"hidden: true\" to have it in none")
    }
    if value["publishResources"]?.bool == false {
      session.note(
        file, line, "the files beside the page are published", "move those that nothing reads")
    }
  }

  /// What a section gives to the pages below it. One for chosen pages only is not carried.
  private func cascade(_ value: DataNode, _ file: String, _ page: inout ImportedPage) {
    var given = ImportedPage()
    for part in value.sequence ?? [value] {
      if !cascadeToTarget(part, file) { carryCascade(part, file, &given) }
    }
    let entries = (given.fields + given.params).map {
      DataNode.Entry(
        key: $0.key, keyPosition: value.position, value: DataNode($0.kind, at: value.position))
    }
    if !entries.isEmpty { page["cascade"] = .mapping(entries) }
  }

  /// What the configuration gives to all pages, or to those of a folder.
  func siteCascade(_ value: DataNode, _ file: String) {
    for part in value.sequence ?? [value] where !cascadeToTarget(part, file) {
      var given = ImportedPage()
      carryCascade(part, file, &given)
      cascades.add("/", given)
    }
  }

  /// Whether a part of a cascade is for chosen pages; it goes to their folder, or is named.
  private func cascadeToTarget(_ part: DataNode, _ file: String) -> Bool {
    guard let chosen = part["_target"] ?? part["target"] else { return false }
    guard let folder = Self.folder(ofTarget: chosen) else {
      session.note(
        file, chosen.position.line, "a \"cascade\" for chosen pages is not carried",
        "write its keys in those pages")
      return true
    }
    var given = ImportedPage()
    carryCascade(part, file, &given)
    cascades.add(folder, given)
    return true
  }

  private func carryCascade(_ part: DataNode, _ file: String, _ given: inout ImportedPage) {
    let own = ["slug", "url", "aliases", "cascade", "menu", "menus"]
    for entry in part.mapping ?? [] where !["target", "_target"].contains(entry.key) {
      if own.contains(entry.key.lowercased()) {
        session.note(
          file, entry.keyPosition.line, "\"\(entry.key)\" cannot be in \"cascade\"",
          "write it in the pages")
      } else {
        carry(entry, file, &given)
      }
    }
  }

  /// The folder of a target that is all pages below one: `path: /docs/**`.
  private static func folder(ofTarget target: DataNode) -> String? {
    guard let keys = target.mapping, keys.count == 1, let path = target["path"]?.string,
      path.hasSuffix("/**")
    else { return nil }
    let parts = path.dropLast(3).split(separator: "/")
    let isPlain = parts.allSatisfy { part in
      part != ".." && part != "." && !part.contains { "*?{}[]".contains($0) }
    }
    return isPlain && !parts.isEmpty ? parts.joined(separator: "/") : nil
  }

  /// Only the keys that a place in a menu has here.
  private func menus(_ entries: [DataNode.Entry], _ file: String) -> DataNode.Kind {
    .mapping(
      entries.map { menu in
        var menu = menu
        if let keys = menu.value.mapping {
          let known = ["name", "title", "weight", "identifier", "parent"]
          menu.value.kind = .mapping(keys.filter { known.contains($0.key) })
          for key in keys where !known.contains(key.key) {
            session.note(
              file, key.keyPosition.line, "the menu's \"\(key.key)\" is not carried",
              "put it in params")
          }
        }
        return menu
      })
  }
}
