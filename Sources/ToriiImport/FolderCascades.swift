import ToriiFrontMatter

/// Front matter that the configuration gives to folders.
final class FolderCascades {
  private var folders: [(name: String, entries: [DataNode.Entry])] = []

  func add(_ folder: String, _ page: ImportedPage) {
    let position = DataPosition(line: 1, column: 1)
    let own = ["slug", "permalink", "aliases", "cascade", "menu", "menus", "lang"]
    let entries = (page.fields + page.params)
      .filter { !own.contains($0.key) }
      .map {
        DataNode.Entry(key: $0.key, keyPosition: position, value: DataNode($0.kind, at: position))
      }
    if entries.isEmpty || folders.contains(where: { $0.name == folder }) { return }
    folders.append((folder, entries))
  }

  /// The table of the configuration; `nil` when there is nothing.
  var kind: DataNode.Kind? {
    if folders.isEmpty { return nil }
    let position = DataPosition(line: 1, column: 1)
    return .mapping(
      folders.map { folder in
        DataNode.Entry(
          key: folder.name, keyPosition: position,
          value: DataNode(.mapping(folder.entries), at: position))
      })
  }
}
