package import ToriiFrontMatter

/// Something that a site may set under `params`, as `theme.yaml` declares it.
package struct ThemeParameter: Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case string, bool, int, number, list, table

    /// The kind that a default shows; nothing shows none.
    init?(of node: DataNode) {
      switch node.kind {
      case .string, .date: self = .string
      case .bool: self = .bool
      case .int, .double: self = .number
      case .sequence: self = .list
      case .mapping: self = .table
      case .null: return nil
      }
    }

    func accepts(_ node: DataNode) -> Bool {
      switch self {
      case .string: node.bool == nil && TableReader.text(of: node) != nil
      case .bool: node.bool != nil
      case .int: node.int != nil
      case .number: node.double != nil || node.int != nil
      case .list: node.sequence != nil
      case .table: node.mapping != nil
      }
    }

    var phrase: String {
      switch self {
      case .string: "text"
      case .bool: "true or false"
      case .int: "a whole number"
      case .number: "a number"
      case .list: "a list"
      case .table: "a table of keys"
      }
    }
  }

  package let name: String
  package var defaultValue: DataNode
  /// The declared kind, or that of the default.
  package var kind: Kind?
  /// The only values, where there are few.
  package var choices: [String] = []
  package var description: String?

  /// This declaration with what it leaves to that of the parent theme.
  func inheriting(from parent: ThemeParameter) -> ThemeParameter {
    var result = self
    result.kind = parent.kind ?? kind
    if result.choices.isEmpty { result.choices = parent.choices }
    result.description = description ?? parent.description
    return result
  }

  /// What is wrong with a value; `nil` when nothing is.
  func problem(with node: DataNode) -> (message: String, hint: String?)? {
    if let kind, !kind.accepts(node) {
      return ("the parameter \"\(name)\" must be \(kind.phrase), not \(node.kindName)", nil)
    }
    guard !choices.isEmpty, let text = TableReader.text(of: node), !choices.contains(text) else {
      return nil
    }
    return (
      "\"\(TableReader.clipped(text))\" is no value of the parameter \"\(name)\"",
      nearestName(to: text, among: choices).map { "did you mean \"\($0)\"?" }
        ?? "values: " + choices.joined(separator: ", ")
    )
  }
}

extension ThemeParameter {
  /// The defaults overlaid by what the site sets. A parameter that the theme does not declare or
  /// that is of another kind is an error in the site's configuration; a theme that declares none
  /// takes all.
  static func values(
    _ declared: [ThemeParameter], overlaidBy entries: [DataNode.Entry],
    in sources: [String: SourceText], collector: DiagnosticCollector
  ) -> [(name: String, value: DataNode)] {
    var result = declared.map { (name: $0.name, value: $0.defaultValue) }
    for entry in entries {
      guard let index = declared.firstIndex(where: { $0.name == entry.key }) else {
        if declared.isEmpty {
          result.append((entry.key, entry.value))
        } else if let source = sources[entry.key] {
          collector.add(unknown(entry, declared, source))
        }
        continue
      }
      if let problem = declared[index].problem(with: entry.value) {
        if let source = sources[entry.key] {
          collector.add(
            source.diagnostic(
              .error, problem.message, at: entry.value.position, hint: problem.hint))
        }
      } else {
        result[index].value = over(declared[index].defaultValue, entry.value)
      }
    }
    return result
  }

  /// A table goes over the default key by key.
  private static func over(_ standard: DataNode, _ value: DataNode) -> DataNode {
    guard var entries = standard.mapping, let own = value.mapping else { return value }
    entries.overlay(with: own)
    return DataNode(.mapping(entries), at: value.position)
  }

  private static func unknown(
    _ entry: DataNode.Entry, _ declared: [ThemeParameter], _ source: SourceText
  ) -> Diagnostic {
    let near = nearestName(to: entry.key, among: declared.map(\.name))
    return source.diagnostic(
      .error, "the theme has no parameter \"\(TableReader.clipped(entry.key))\"",
      at: entry.keyPosition,
      hint: near.map { "did you mean \"\($0)\"?" }
        ?? "parameters: " + declared.map(\.name).sorted().joined(separator: ", "))
  }
}
