import ToriiFrontMatter
package import ToriiHighlight

/// What `markdown` in the configuration says.
package struct MarkdownSettings: Sendable, Equatable {
  /// What happens when a link leads nowhere.
  package enum LinkCheck: String, Sendable, CaseIterable {
    case warn, error, ignore
  }

  /// Whose shortcodes a site writes.
  package enum ShortcodeSyntax: String, Sendable, CaseIterable {
    case hugo, zola, none
  }

  /// Raw HTML and every link scheme pass through: for authors who are trusted with scripts.
  package var allowsHTML = false
  package var smartPunctuation = true
  /// The language whose quotation marks are written: a tag, or `page` for each page's own.
  package var quotes = "en"
  package var headingAnchors = true
  package var admonitions = true
  package var math = true
  package var emoji = true
  package var definitionLists = true
  package var attributes = true
  package var blockAttributes = false
  package var containers = true
  package var mark = false
  package var superscript = false
  package var `subscript` = false
  package var wikiLinks = false
  package var abbreviations = false
  package var figures = true
  package var lazyImages = true
  package var imageSizes = true
  package var externalRel = ""
  package var externalTarget = ""
  /// Code in fences that name a language is highlighted.
  package var highlightsCode = true
  /// The line numbers of code whose fence says nothing of them.
  package var lineNumbers = CodeLines.Numbers.none
  package var links = LinkCheck.error
  package var shortcodes = ShortcodeSyntax.hugo

  /// Takes every known key out of a table, over what is set already, and refuses the rest.
  mutating func read(_ table: inout TableReader) {
    allowsHTML = table.bool("unsafe") ?? allowsHTML
    smartPunctuation = table.bool("smart") ?? smartPunctuation
    quotes = table.string("quotes") ?? quotes
    headingAnchors = table.bool("anchors") ?? headingAnchors
    admonitions = table.bool("admonitions") ?? admonitions
    math = table.bool("math") ?? math
    emoji = table.bool("emoji") ?? emoji
    definitionLists = table.bool("definition_lists") ?? definitionLists
    attributes = table.bool("attributes") ?? attributes
    blockAttributes = table.bool("block_attributes") ?? blockAttributes
    containers = table.bool("containers") ?? containers
    mark = table.bool("mark") ?? mark
    superscript = table.bool("superscript") ?? superscript
    `subscript` = table.bool("subscript") ?? `subscript`
    wikiLinks = table.bool("wikilinks") ?? wikiLinks
    abbreviations = table.bool("abbreviations") ?? abbreviations
    figures = table.bool("figures") ?? figures
    lazyImages = table.bool("lazy_images") ?? lazyImages
    imageSizes = table.bool("image_sizes") ?? imageSizes
    if var external = table.table("external_links") {
      externalRel = external.string("rel") ?? externalRel
      externalTarget = external.string("target") ?? externalTarget
      external.refuseUnknownKeys()
    }
    readHighlight(&table)
    links = Self.choice(of: "links", in: &table) ?? links
    shortcodes = Self.choice(of: "shortcodes", in: &table) ?? shortcodes
    table.refuseUnknownKeys()
  }

  package init() {}

  /// `highlight` is true or false, or a table that says more.
  private mutating func readHighlight(_ table: inout TableReader) {
    guard let node = table.node("highlight") else { return }
    if let value = node.bool {
      highlightsCode = value
      return
    }
    guard let entries = node.mapping else {
      table.error(
        "\"\(table.qualified("highlight"))\" must be true, false or a table of keys, "
          + "not \(node.kindName)", at: node.position)
      return
    }
    var highlight = table.reader(entries, "highlight")
    highlightsCode = highlight.bool("enabled") ?? highlightsCode
    if let numbers = highlight.node("line_numbers") {
      if let written = numbers.bool {
        lineNumbers = written ? .inline : .none
      } else if let written = numbers.string, written == "inline" || written == "table" {
        lineNumbers = written == "table" ? .table : .inline
      } else {
        highlight.error(
          "\"\(highlight.qualified("line_numbers"))\" must be true, false, inline or table",
          at: numbers.position)
      }
    }
    highlight.refuseUnknownKeys()
  }

  /// One of the names of an enumeration; YAML's `false` is `none` or `ignore`.
  private static func choice<Choice: RawRepresentable & CaseIterable>(
    of key: String, in table: inout TableReader
  ) -> Choice? where Choice.RawValue == String {
    guard let node = table.node(key) else { return nil }
    let names = Choice.allCases.map(\.rawValue)
    let written = node.string ?? (node.bool == false ? names.last : nil)
    if let written, let choice = Choice(rawValue: written) { return choice }
    table.error(
      "\"\(table.qualified(key))\" must be one of \(names.joined(separator: ", "))",
      at: node.position)
    return nil
  }
}
