package import ToriiFrontMatter

/// A command of the configuration that makes static files, as `sass` does.
package struct AssetCommand: Sendable, Equatable {
  /// What stands in an argument for the path that the command writes to.
  static let outputMark = "{output}"

  /// The path of the file that it makes; with a slash at the end, of the folder.
  package let name: String
  package var arguments: [String] = []
  /// Files and folders of the site that decide what it makes; without them it runs in every build.
  package var inputs: [String] = []
  /// How many seconds it may take.
  package var timeout = 60
  package let position: DataPosition

  package var makesFolder: Bool { name.hasSuffix("/") }

  var writesFiles: Bool { arguments.contains { $0.contains(Self.outputMark) } }

  /// Reads `name: [program, argument]` or `name: {run: […], inputs: […], timeout: 10}`.
  init?(_ entry: DataNode.Entry, in table: inout TableReader) {
    name = entry.key
    position = entry.keyPosition
    let path = entry.key.hasSuffix("/") ? String(entry.key.dropLast()) : entry.key
    guard (try? OutputPath(copying: path)) != nil else {
      table.error(
        "\"\(TableReader.clipped(entry.key))\" cannot be the path of what a command makes",
        at: position, hint: "write a path below static, as css/site.css")
      return nil
    }
    if let entries = entry.value.mapping {
      _ = table.node(entry.key)
      var own = table.reader(entries, entry.key)
      arguments = Self.words("run", &own, at: position)
      inputs = Self.inputs(&own)
      timeout = own.int("timeout", in: 1...3600) ?? timeout
      own.refuseUnknownKeys()
    } else {
      arguments = Self.words(entry.key, &table, at: position)
    }
    if arguments.isEmpty { return nil }
    if makesFolder && !writesFiles {
      table.error(
        "the command for the folder \"\(name)\" is not told where to write", at: position,
        hint: "write {output} where the command takes the path of the folder")
      return nil
    }
  }

  /// The words of a command. One text with spaces is what a shell would cut into words.
  private static func words(
    _ key: String, _ table: inout TableReader, at position: DataPosition
  ) -> [String] {
    let words = table.strings(key) ?? []
    if words.count == 1, let word = words.first, word.text.contains(" ") {
      let list = word.text.split(separator: " ").joined(separator: ", ")
      table.error(
        "\"\(TableReader.clipped(word.text))\" is one word; no shell cuts it into more",
        at: word.position, hint: "write [\(TableReader.clipped(list))]")
      return []
    }
    if words.isEmpty {
      table.error("\"\(table.qualified(key))\" names no command to run", at: position)
    }
    return words.map(\.text)
  }

  private static func inputs(_ table: inout TableReader) -> [String] {
    (table.strings("inputs") ?? []).compactMap { input in
      let path = input.text.hasSuffix("/") ? String(input.text.dropLast()) : input.text
      if (try? OutputPath(copying: path)) != nil { return path }
      table.error(
        "\"\(TableReader.clipped(input.text))\" in \"inputs\" is no path in the site's folder",
        at: input.position)
      return nil
    }
  }
}
