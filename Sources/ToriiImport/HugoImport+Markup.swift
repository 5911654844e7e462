import ToriiFrontMatter
import ToriiSite

/// `markup`: how Markdown is read (Hugo documentation, "Configure markup").
extension HugoImport {
  /// Settings of Hugo by the path to them, and the keys under `markdown` that mean the same.
  private static let flags = [
    "goldmark.extensions.typographer": "smart",
    "goldmark.extensions.typographer.disable": "!smart",
    "goldmark.extensions.definitionlist": "definition_lists",
    "goldmark.extensions.extras.mark.enable": "mark",
    "goldmark.extensions.extras.superscript.enable": "superscript",
    "goldmark.extensions.extras.subscript.enable": "subscript",
    "goldmark.extensions.passthrough.enable": "math",
    "goldmark.parser.attribute.block": "block_attributes",
    "goldmark.parser.attribute.title": "attributes",
    "highlight.codefences": "highlight",
  ]

  /// Settings that Torii has no choice about, at the value that it always has, or that only say how
  /// something looks.
  private static let given: [String: Bool] = [
    "goldmark.extensions.footnote": true, "goldmark.extensions.linkify": true,
    "goldmark.extensions.strikethrough": true, "goldmark.extensions.table": true,
    "goldmark.extensions.tasklist": true, "goldmark.parser.autoheadingid": true,
    "goldmark.parser.autodefinitiontermid": false, "goldmark.renderer.hardwraps": false,
    "goldmark.renderer.xhtml": false, "goldmark.extensions.cjk.enable": false,
    "goldmark.extensions.extras.delete.enable": false,
    "goldmark.extensions.extras.insert.enable": false, "highlight.guesssyntax": false,
    "goldmark.renderer.unsafe": true,
  ]

  private static let needlessMarkup: Set<String> = [
    "goldmark.extensions.linkifyprotocol", "goldmark.parser.autoidtype",
    "goldmark.parser.autoheadingidtype", "goldmark.parser.wrapstandaloneimagewithinparagraph",
    "goldmark.duplicateresourcefiles", "highlight.noclasses", "highlight.usecssclasses",
    "highlight.anchorlinenos", "highlight.lineanchors", "highlight.tabwidth",
    "highlight.linenumbersintable", "highlight.hl_inline", "highlight.wrapperclass",
  ]

  func carryMarkup(
    _ value: DataNode, _ file: String, _ configuration: inout ImportedConfiguration
  ) {
    var inTable = true
    if let highlight = Self.child(value, "highlight") {
      inTable = Self.child(highlight, "lineNumbersInTable")?.bool ?? true
    }
    for setting in Self.settings(value, "") {
      if setting.path == "highlight.linenos" {
        guard setting.value.bool == true || setting.value.string != nil else { continue }
        let isInTable = inTable && setting.value.string != "inline"
        configuration.setMarkdown(
          "highlight", .mapping([Self.lineNumbers(isInTable ? "table" : "inline", setting.value)]))
      } else if let key = Self.flags[setting.path] {
        guard let flag = setting.value.bool else { continue }
        let isTurned = key.hasPrefix("!")
        configuration.setMarkdown(isTurned ? String(key.dropFirst()) : key, .bool(flag != isTurned))
      } else if setting.path == "defaultmarkdownhandler" {
        if setting.value.string != "goldmark" { note(setting, file) }
      } else if let flag = Self.given[setting.path] {
        if setting.value.bool != flag { note(setting, file) }
      } else if !Self.needlessMarkup.contains(setting.path) {
        note(setting, file)
      }
    }
  }

  private typealias Setting = (path: String, name: String, line: Int, value: DataNode)

  private func note(_ setting: Setting, _ file: String) {
    let advice =
      setting.path == "highlight.style"
      ? "the themes have colours of their own; see \"torii theme code\""
      : "see \"markdown\" in the configuration of Torii"
    session.note(
      file, setting.line, "the setting \"markup.\(setting.name)\" is not carried", advice)
  }

  private static func lineNumbers(_ kind: String, _ value: DataNode) -> DataNode.Entry {
    DataNode.Entry(
      key: "line_numbers", keyPosition: value.position,
      value: DataNode(.string(kind), at: value.position))
  }

  private static func child(_ node: DataNode, _ key: String) -> DataNode? {
    node.mapping?.first { $0.key.lowercased() == key.lowercased() }?.value
  }

  /// The values that are no tables, each with the keys that lead to it. A table of delimiters says
  /// what formulas look like.
  private static func settings(_ node: DataNode, _ path: String) -> [Setting] {
    (node.mapping ?? []).flatMap { entry -> [Setting] in
      let name = path.isEmpty ? entry.key : path + "." + entry.key
      if entry.key.lowercased() == "delimiters" { return [] }
      if entry.value.mapping != nil { return settings(entry.value, name) }
      return [(name.lowercased(), name, entry.keyPosition.line, entry.value)]
    }
  }
}
