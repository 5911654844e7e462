import Torii

/// `{{< ref "page.md#part" >}}` and `relref`: the address of a page.
enum ReferenceShortcode {
  static let names = ["ref", "relref"]

  static func address(
    _ tag: ShortcodeTag, _ renderer: ShortcodeRenderer, _ document: ContentDocument,
    _ url: URLPath
  ) throws(ShortcodeError) -> String {
    let argument = tag.positional.first ?? tag.named.first { $0.name == "path" }?.value
    guard let target = argument?.text, !target.isEmpty else {
      throw ShortcodeError(
        message: "\"\(tag.name)\" needs the path of a page", offset: tag.range.lowerBound,
        hint: "write {{< \(tag.name) \"posts/hello.md\" >}}")
    }
    guard let found = renderer.resolver.reference(target, from: document.path, page: url) else {
      throw ShortcodeError(
        message: "\"\(tag.name)\" leads to no page: \"\(TableReader.clipped(target))\"",
        offset: tag.range.lowerBound,
        hint: renderer.resolver.skipped(target, from: document.path)
          ?? renderer.resolver.nearest(to: target, from: document.path).map {
            "did you mean \"\($0)\"?"
          })
    }
    let configuration = renderer.configuration
    guard tag.name == "ref", found.hasPrefix("/") else { return XMLText.escaped(found) }
    let host = configuration.baseURL.dropLast(configuration.basePath.count)
    return XMLText.escaped(host + found)
  }
}
