package import ToriiFrontMatter

/// A theme: templates, files to copy, and the parameters that a site may set.
package struct Theme: Sendable {
  package var name: String
  package var manifest: ThemeManifest
  /// By name relative to the theme's `templates`.
  package var templates: [String: SourceText] = [:]
  /// By path relative to the theme's `static`.
  package var staticFiles: [String: StaticFile] = [:]
}

/// A file that is copied as it is.
package struct StaticFile: Sendable {
  package let source: OutputFile.Source
  /// Its name for messages.
  package let label: String
}

/// What `theme.yaml` says.
package struct ThemeManifest: Sendable {
  package struct Parameter: Sendable {
    package let name: String
    package let defaultValue: DataNode
    package let type: ParameterType?
    package let description: String?
  }

  package enum ParameterType: String, Sendable, CaseIterable {
    case string, bool, int, number, list, table

    func accepts(_ node: DataNode) -> Bool {
      switch self {
      case .string: TableReader.text(of: node) != nil
      case .bool: node.bool != nil
      case .int: node.int != nil
      case .number: node.double != nil
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

  package var title: String?
  package var version: String?
  package var description: String?
  package var parameters: [Parameter] = []

  package init() {}

  package init(reading reader: inout TableReader) {
    title = reader.string("name")
    version = reader.string("version")
    description = reader.string("description")
    for key in ["license", "author", "homepage", "min_torii", "tags"] { _ = reader.node(key) }
    if let table = reader.table("params") {
      for entry in table.leftOver { readParameter(entry, table) }
    }
    reader.refuseUnknownKeys()
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
    let description = reader.string("description")
    var type: ParameterType?
    if let node = reader.node("type") {
      type = node.string.flatMap(ParameterType.init(rawValue:))
      if type == nil {
        reader.error(
          "unknown type of the parameter \"\(entry.key)\"", at: node.position,
          hint: "types: " + ParameterType.allCases.map(\.rawValue).joined(separator: ", "))
      }
    }
    reader.refuseUnknownKeys()
    parameters.append(
      Parameter(name: entry.key, defaultValue: value, type: type, description: description))
  }

  /// The defaults overlaid by what the site sets. A parameter that the theme does not declare or of
  /// another type is an error in the site's configuration.
  package func parameters(
    overlaidBy entries: [DataNode.Entry], in sources: [String: SourceText],
    collector: DiagnosticCollector
  ) -> [(name: String, value: DataNode)] {
    var result = parameters.map { (name: $0.name, value: $0.defaultValue) }
    for entry in entries {
      let source = sources[entry.key]
      guard let index = parameters.firstIndex(where: { $0.name == entry.key }) else {
        if parameters.isEmpty {
          result.append((entry.key, entry.value))
        } else if let source {
          let near = nearestName(to: entry.key, among: parameters.map(\.name))
          collector.add(
            source.diagnostic(
              .error, "the theme has no parameter \"\(TableReader.clipped(entry.key))\"",
              at: entry.keyPosition,
              hint: near.map { "did you mean \"\($0)\"?" }
                ?? "parameters: " + parameters.map(\.name).sorted().joined(separator: ", ")))
        }
        continue
      }
      if let type = parameters[index].type, !type.accepts(entry.value), let source {
        collector.add(
          source.diagnostic(
            .error,
            "the parameter \"\(entry.key)\" must be \(type.phrase), not \(entry.value.kindName)",
            at: entry.value.position))
      } else {
        result[index].value = entry.value
      }
    }
    return result
  }
}
