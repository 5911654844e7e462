import ToriiFrontMatter

extension SiteConfiguration {
  /// `taxonomies: [tags, series]` or `taxonomies: {tags: {singular: tag}}`.
  mutating func readTaxonomies(_ reader: inout TableReader) {
    guard let node = reader.node("taxonomies") else { return }
    var definitions: [TaxonomyDefinition] = []
    if let elements = node.sequence {
      for element in elements {
        guard let name = element.string else {
          reader.error("a taxonomy must be a name, not \(element.kindName)", at: element.position)
          continue
        }
        add(name, nil, element.position, to: &definitions, reader)
      }
    } else if let entries = node.mapping {
      for entry in entries {
        var singular: String?
        var permalink: TermPattern?
        if let keys = entry.value.mapping {
          var table = reader.reader(keys, "taxonomies." + entry.key)
          singular = table.string("singular")
          permalink = Self.termPattern(&table)
          table.refuseUnknownKeys()
        } else if !entry.value.isNull {
          singular = entry.value.string
        }
        let known = definitions.count
        add(entry.key, singular, entry.keyPosition, to: &definitions, reader)
        if definitions.count > known { definitions[known].permalink = permalink }
      }
    } else {
      reader.error(
        "\"taxonomies\" must be a list of names or a table, not \(node.kindName)",
        at: node.position)
      return
    }
    taxonomies = definitions
  }

  private static func termPattern(_ table: inout TableReader) -> TermPattern? {
    guard let node = table.node("permalink") else { return nil }
    if let pattern = node.string.flatMap(TermPattern.init) { return pattern }
    table.error(
      "\"\(table.qualified("permalink"))\" must be a path with \":slug\" in it", at: node.position,
      hint: "write \"/tag/:slug/\"")
    return nil
  }

  /// Where a taxonomy's list or one of its terms is.
  package func address(
    of taxonomy: TaxonomyDefinition, term: String? = nil
  ) throws(PathProblem) -> URLPath {
    guard let term else { return try URLPath(folder: languagePath + [taxonomy.slug]) }
    guard let pattern = taxonomy.permalink else {
      return try URLPath(folder: languagePath + [taxonomy.slug, term])
    }
    let prefix = languagePath.map { "/" + $0 }.joined()
    return try URLPath(validating: prefix + pattern.path(for: term))
  }

  private func add(
    _ name: String, _ singular: String?, _ position: DataPosition,
    to definitions: inout [TaxonomyDefinition], _ reader: TableReader
  ) {
    let slug = Slug.make(name)
    if slug.isEmpty {
      reader.error("the taxonomy \"\(name)\" has no letter or digit in its name", at: position)
    } else if definitions.contains(where: { $0.slug.utf8.elementsEqual(slug.utf8) }) {
      reader.error("the taxonomy \"\(name)\" is named twice", at: position)
    } else if name != "authors" && PageMetadata.reservedKeys.contains(name) {
      reader.error(
        "\"\(name)\" cannot be a taxonomy: front matter has a key of that name", at: position)
    } else {
      definitions.append(
        TaxonomyDefinition(
          name: name, singular: singular ?? Self.singular(of: name), slug: slug))
    }
  }

  /// English plurals as far as names of taxonomies need them.
  static func singular(of name: String) -> String {
    if name.hasSuffix("series") { return name }
    if name.hasSuffix("ies") && name.utf8.count > 4 { return name.dropLast(3) + "y" }
    if name.hasSuffix("ss") || !name.hasSuffix("s") { return name }
    return String(name.dropLast())
  }

  mutating func readPermalinks(_ reader: inout TableReader) {
    guard let table = reader.table("permalinks") else { return }
    for entry in table.leftOver {
      guard let text = entry.value.string else {
        reader.error(
          "a permalink must be text, not \(entry.value.kindName)", at: entry.value.position)
        continue
      }
      do throws(PermalinkPattern.Problem) {
        permalinks[entry.key] = try PermalinkPattern(text)
      } catch {
        let fields = PermalinkPattern.Field.allCases.map(\.rawValue)
        switch error {
        case .unknownField(let name):
          reader.error(
            "unknown field \":\(name)\" in a permalink", at: entry.value.position,
            hint: nearestName(to: name, among: fields).map { "did you mean \":\($0)\"?" }
              ?? "fields: " + fields.map { ":" + $0 }.joined(separator: " "))
        case .path(let problem):
          reader.error(
            "the permalink \"\(text)\" cannot be used: \(problem)", at: entry.value.position)
        }
      }
    }
  }
}
