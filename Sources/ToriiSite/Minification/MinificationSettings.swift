/// What `minify` in the configuration says.
package struct MinificationSettings: Sendable, Equatable {
  package var html = false
  package var css = false
  package var json = false
  package var xml = false
  package var svg = false

  package init() {}

  /// Everything that can be made smaller.
  package static let all = {
    var settings = MinificationSettings()
    settings.html = true
    settings.css = true
    settings.json = true
    settings.xml = true
    settings.svg = true
    return settings
  }()

  /// Takes every known key out of a table, over what is set already, and refuses the rest.
  mutating func read(_ table: inout TableReader) {
    html = table.bool("html") ?? html
    css = table.bool("css") ?? css
    json = table.bool("json") ?? json
    xml = table.bool("xml") ?? xml
    svg = table.bool("svg") ?? svg
    table.refuseUnknownKeys()
  }

  /// The bytes of a file, minified if that is wanted for files of its kind. Scripts never are: that
  /// takes a parser of JavaScript.
  package func minified(_ bytes: [UInt8], of path: String) -> [UInt8] {
    guard isEnabled else { return bytes }
    switch SourcePath(path).fileExtension {
    case "html", "htm":
      guard html else { return bytes }
      var options = HTMLMinifier.Options()
      options.css = css
      options.json = json
      return HTMLMinifier.minify(bytes, options)
    case "css": return css ? CSSMinifier.minify(bytes) : bytes
    case "json", "webmanifest", "geojson": return json ? JSONMinifier.minify(bytes) : bytes
    case "xml", "rss", "atom": return xml ? XMLMinifier.minify(bytes) : bytes
    case "svg": return svg ? XMLMinifier.minify(bytes) : bytes
    default: return bytes
    }
  }

  /// Whether files of any kind are minified.
  var isEnabled: Bool { html || css || json || xml || svg }

  /// Whether a static file is minified: only what browsers load for a page, and not what its name
  /// says is minified already.
  func isWanted(ofStatic path: String) -> Bool {
    if SourcePath(path).stem.hasSuffix(".min") { return false }
    switch SourcePath(path).fileExtension {
    case "css": return css
    case "json", "webmanifest", "geojson": return json
    case "svg": return svg
    default: return false
    }
  }
}
