package import ToriiFrontMatter

/// What `theme.yaml` says.
package struct ThemeManifest: Sendable {
  package var title: String?
  package var version: String?
  package var description: String?
  package var license: String?
  package var author: String?
  package var homepage: String?
  /// The theme that this one builds on, and where it is named.
  package var parent: (name: String, position: DataPosition)?
  package var parameters: [ThemeParameter] = []
  /// Where all this is written.
  package var source: SourceText?

  package init() {}

  package init(reading reader: inout TableReader) {
    source = reader.source
    title = reader.string("name")
    version = reader.string("version")
    description = reader.string("description")
    license = reader.string("license")
    author = reader.string("author")
    homepage = reader.string("homepage")
    _ = reader.node("tags")
    readParent(&reader)
    readMinimum(&reader)
    if let table = reader.table("params") {
      for entry in table.leftOver { readParameter(entry, table) }
    }
    reader.refuseUnknownKeys()
  }

  private mutating func readParent(_ reader: inout TableReader) {
    guard let node = reader.node("parent") else { return }
    guard let name = node.string, !name.utf8.contains(UInt8(ascii: "/")),
      (try? PathComponent.validate(name[...])) != nil
    else {
      reader.error(
        "\"parent\" must be the name of a theme", at: node.position,
        hint: "name a theme that lies where this one does, or \"sumi\"")
      return
    }
    parent = (name, node.position)
  }

  private func readMinimum(_ reader: inout TableReader) {
    guard let node = reader.node("min_torii") else { return }
    guard let text = TableReader.text(of: node), let wanted = VersionNumber(text) else {
      reader.error(
        "\"min_torii\" is no version", at: node.position, hint: "write a version as \"0.1.0\"")
      return
    }
    guard let own = VersionNumber(ToriiVersion.current), own < wanted else { return }
    reader.error(
      "the theme needs Torii \(text); this is \(ToriiVersion.current)", at: node.position,
      hint: "update Torii, or use an older version of the theme")
  }

  private mutating func readParameter(_ entry: DataNode.Entry, _ table: TableReader) {
    guard let keys = entry.value.mapping, entry.value["default"] != nil else {
      table.error(
        "the parameter \"\(entry.key)\" needs a \"default\"", at: entry.keyPosition,
        hint: "write {default: …, type: string, description: …}")
      return
    }
    var reader = table.reader(keys, entry.key)
    let value = reader.node("default") ?? DataNode(.null, at: entry.value.position)
    var parameter = ThemeParameter(name: entry.key, defaultValue: value)
    parameter.description = reader.string("description")
    parameter.choices = reader.strings("choices")?.map(\.text) ?? []
    parameter.kind = kind(of: entry.key, &reader) ?? ThemeParameter.Kind(of: value)
    reader.refuseUnknownKeys()
    if !value.isNull, let problem = parameter.problem(with: value) {
      table.error(problem.message, at: value.position, hint: problem.hint)
    }
    parameters.append(parameter)
  }

  private func kind(of name: String, _ reader: inout TableReader) -> ThemeParameter.Kind? {
    guard let node = reader.node("type") else { return nil }
    if let kind = node.string.flatMap(ThemeParameter.Kind.init(rawValue:)) { return kind }
    let all = ThemeParameter.Kind.allCases.map(\.rawValue)
    reader.error(
      "unknown type of the parameter \"\(name)\"", at: node.position,
      hint: node.string.flatMap { nearestName(to: $0, among: all) }.map {
        "did you mean \"\($0)\"?"
      }
        ?? "types: " + all.joined(separator: ", "))
    return nil
  }
}

/// `0.1` or `1.2.3`, which is all that versions of Torii look like.
struct VersionNumber: Comparable {
  private let parts: [Int]

  init?(_ text: String) {
    let pieces = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard (1...3).contains(pieces.count) else { return nil }
    var parts: [Int] = []
    for piece in pieces {
      guard piece.allSatisfy(\.isASCIIDigit), let part = Int(String(piece) ?? "") else {
        return nil
      }
      parts.append(part)
    }
    self.parts = parts + Array(repeating: 0, count: 3 - parts.count)
  }

  static func < (left: VersionNumber, right: VersionNumber) -> Bool {
    left.parts.lexicographicallyPrecedes(right.parts)
  }
}
