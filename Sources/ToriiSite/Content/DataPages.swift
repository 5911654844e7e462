package import ToriiFrontMatter

/// Pages made from the elements of a data file: one page a person, product or talk.
///
/// Each element is read as if it were front matter; its key `body` is Markdown.
package struct DataPagesDefinition: Sendable {
  /// The file below `data`, with its extension.
  package let file: String
  package let position: DataPosition
  /// The folder below `content` that the pages seem to lie in.
  package var section = ""
  package var template: String?
  /// Which key of an element is the title and which the slug.
  package var titleKey = "title"
  package var slugKey = "slug"
}

extension SiteConfiguration {
  /// `data_pages: [{data: people.yaml, section: people, title: name, slug: id}]`.
  mutating func readDataPages(_ reader: inout TableReader) {
    guard let node = reader.node("data_pages") else { return }
    dataPages = []
    for element in node.sequence ?? [node] {
      guard let keys = element.mapping else {
        reader.error(
          "an entry of \"data_pages\" must be a table of keys, not \(element.kindName)",
          at: element.position)
        continue
      }
      var table = reader.reader(keys, "data_pages")
      let file = table.string("data")
      let section = table.string("section")
      let template = table.string("template")
      let title = table.string("title")
      let slug = table.string("slug")
      table.refuseUnknownKeys()
      guard let file else {
        reader.error("an entry of \"data_pages\" needs \"data\"", at: element.position)
        continue
      }
      var definition = DataPagesDefinition(
        file: file.dropping(prefix: "data/") ?? file, position: element.position)
      let folder = (section ?? "").split(separator: "/").joined(separator: "/")
      if (try? OutputPath(validating: folder)) == nil && !folder.isEmpty {
        reader.error("the section \"\(folder)\" is no folder", at: element.position)
        continue
      }
      definition.section = folder
      definition.template = template
      definition.titleKey = title ?? definition.titleKey
      definition.slugKey = slug ?? definition.slugKey
      dataPages.append(definition)
    }
  }
}

/// Makes the documents of all definitions.
package struct DataPages {
  private let configuration: SiteConfiguration
  private let data: DataFolder
  private let collector: DiagnosticCollector

  package init(
    configuration: SiteConfiguration, data: DataFolder, collector: DiagnosticCollector
  ) {
    self.configuration = configuration
    self.data = data
    self.collector = collector
  }

  package func documents(_ cascades: Cascades) -> [ContentDocument] {
    configuration.dataPages.flatMap { documents($0, cascades) }
  }

  private func documents(
    _ definition: DataPagesDefinition, _ cascades: Cascades
  ) -> [ContentDocument] {
    guard let node = data.files[definition.file] else {
      let near = nearestName(to: definition.file, among: Array(data.files.keys))
      let hint = near.map { "did you mean \"\($0)\"?" }
      if let source = configuration.source {
        collector.add(
          source.diagnostic(
            .error, "there is no file \"data/\(definition.file)\"", at: definition.position,
            hint: hint))
      }
      return []
    }
    let file = "data/" + definition.file
    let source = SourceText(file: file, bytes: data.bytes[definition.file] ?? [])
    let elements = node.sequence ?? node.mapping?.map(Self.withSlug(definition)) ?? []
    if elements.isEmpty {
      collector.warning("the file has no elements to make pages of", file: file)
    }
    return elements.compactMap { document($0, definition, source, cascades) }
  }

  /// In a table of tables the key is the slug.
  private static func withSlug(
    _ definition: DataPagesDefinition
  ) -> (DataNode.Entry) -> DataNode {
    { entry in
      guard let keys = entry.value.mapping, entry.value[definition.slugKey] == nil else {
        return entry.value
      }
      let slug = DataNode.Entry(
        key: definition.slugKey, keyPosition: entry.keyPosition,
        value: DataNode(.string(entry.key), at: entry.keyPosition))
      return DataNode(.mapping(keys + [slug]), at: entry.value.position)
    }
  }

  /// The cells of a row as front matter: an empty one says nothing, and those that are no text are read
  /// as what they are.
  private static func cells(_ entries: [DataNode.Entry]) -> [DataNode.Entry] {
    entries.compactMap { entry in
      guard let text = entry.value.string else { return entry }
      if text.isEmpty { return nil }
      var entry = entry
      switch entry.key {
      case "weight", "paginate":
        if let number = Int(text) { entry.value = DataNode(.int(number), at: entry.value.position) }
      case "draft", "hidden", "reverse":
        if text == "true" || text == "false" {
          entry.value = DataNode(.bool(text == "true"), at: entry.value.position)
        }
      default: break
      }
      return entry
    }
  }

  private func document(
    _ element: DataNode, _ definition: DataPagesDefinition, _ source: SourceText,
    _ cascades: Cascades
  ) -> ContentDocument? {
    let isCSV = SourcePath(definition.file).fileExtension == "csv"
    guard let keys = isCSV ? element.mapping.map(Self.cells) : element.mapping else {
      collector.add(
        source.diagnostic(
          .error, "a page is made of a table of keys, not of \(element.kindName)",
          at: element.position))
      return nil
    }
    var reader = TableReader(keys, source: source, collector: collector)
    let title = reader.string(definition.titleKey)
    let body = reader.node("body")
    let name = definition.slugKey == definition.titleKey ? title : reader.string(definition.slugKey)
    var metadata = PageMetadata(reading: &reader, configuration)
    metadata.title = title ?? metadata.title
    metadata.template = metadata.template ?? definition.template
    // What names the page stays readable for templates.
    for key in [definition.titleKey, definition.slugKey] where key != "title" && key != "slug" {
      if let entry = keys.first(where: { $0.key == key }) { metadata.params.append(entry) }
    }
    let slug = configuration.slug(of: name ?? title ?? "")
    guard !slug.isEmpty else {
      collector.add(
        source.diagnostic(
          .error, "the page has no name for its URL", at: element.position,
          hint: "add \"\(definition.slugKey)\" or \"\(definition.titleKey)\""))
      return nil
    }
    let path = SourcePath(definition.section).appending(slug + ".md")
    let given = cascades.given(to: path, in: 0)
    metadata.inherit(given?.defaults)
    let text = ContentText(
      Array((body?.string ?? "").utf8), file: source.file, path: nil, bodyOffset: 0)
    // The whole file, since a key further up can change what an element means.
    var hash = StableHash()
    hash.combine(source.bytes)
    hash.combine(path.string)
    return ContentDocument(
      role: .page, path: path, logicalPath: path, language: 0, metadata: metadata,
      metadataHash: Cascades.Given.hash(hash.value, given), source: text,
      bodyOffset: 0, bodyLine: body?.position.line ?? element.position.line, date: metadata.date,
      fileName: slug)
  }
}
