import ToriiSite

/// The page for an address that does not exist: the site's own, with what the author can do.
struct NotFoundPage {
  static let fileName = "404.html"

  /// The path of the missing file.
  let name: String
  private let shown: String
  private let site: PreviewSnapshot

  /// - Parameter path: The path of the request, with the base path.
  init(path: String, site: PreviewSnapshot) {
    shown = path
    self.site = site
    let base = site.basePath
    let local =
      path.utf8.starts(with: base.utf8) ? path.utf8.dropFirst(base.utf8.count) : path[...].utf8
    var name = String(local.drop { $0 == UInt8(ascii: "/") }) ?? ""
    if name.isEmpty || name.utf8.last == UInt8(ascii: "/") { name += "index.html" }
    self.name = name
  }

  var html: [UInt8] {
    var page = Array(Self.plainPage.utf8)
    if case .bytes(let bytes)? = site.files[Self.fileName]?.content { page = bytes }
    return PageInjection.inserting(Array(note.utf8), into: page)
  }

  /// Why there is nothing, and what is near.
  private var note: String {
    var text = "<torii-note role=\"note\" style=\"\(Self.style)\">"
    let prefix = HTMLText.escaped(site.basePath)
    if let page = site.skippedPage(at: name) {
      text += "<strong>\(HTMLText.escaped(page.file))</strong> is not shown: "
      text += HTMLText.escaped(page.reason) + ". "
      text += "Start the preview with <code>\(Self.option(for: page.reason))</code> to see it."
    } else if site.files.isEmpty {
      text += site.hasErrors ? "Nothing could be built yet." : "The site has no pages yet."
    } else {
      text += "Preview: nothing is at <code>\(HTMLText.escaped(shown))</code>."
      let near = NearestPages.find(name, among: site.files)
      if !near.isEmpty { text += " Did you mean" }
      for path in near {
        let url = PercentEncoding.encodePath(path)
        text += " <a style=\"color:inherit\" href=\"\(prefix)/\(HTMLText.escaped(url))\">"
        text += "\(prefix)/\(HTMLText.escaped(path))</a>"
      }
      if !near.isEmpty { text += "?" }
    }
    return text + "</torii-note>"
  }

  private static func option(for reason: String) -> String {
    reason.hasPrefix("a draft")
      ? "--drafts" : reason.hasPrefix("it expired") ? "--expired" : "--future"
  }

  private static let style =
    "position:fixed;left:0;right:0;bottom:0;z-index:2147483000;padding:.75rem 1rem;"
    + "background:#1b1b1f;color:#fff;font:14px/1.5 system-ui,sans-serif"

  private static let plainPage = """
    <!doctype html>
    <html lang="en">
    <head><meta charset="utf-8"><title>Torii preview</title></head>
    <body></body>
    </html>

    """
}
