/// The `Content-Type` of a file by its extension (names of IANA's registry).
package enum MediaType {
  package static let html = "text/html; charset=utf-8"
  package static let unknown = "application/octet-stream"

  /// The type with the charset where the file is text.
  package static func of(_ path: String) -> String {
    let name = path.utf8.split(separator: UInt8(ascii: "/")).last ?? path[...].utf8
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")) else { return unknown }
    let bytes = name[name.index(after: dot)...].map { (65...90).contains($0) ? $0 | 0x20 : $0 }
    return types[String(decoding: bytes, as: UTF8.self)] ?? unknown
  }

  /// Whether a file of this type may hold the site's address, and is kept in memory.
  package static func isText(_ type: String) -> Bool { type.hasSuffix("charset=utf-8") }

  /// The type of text that says itself in which charset it is.
  static func withoutCharset(_ type: String) -> String {
    String(type.prefix { $0 != ";" })
  }

  package static func isHTML(_ type: String) -> Bool { type.hasPrefix("text/html") }

  private static let types: [String: String] = {
    var result = others
    for (name, type) in texts { result[name] = type + "; charset=utf-8" }
    return result
  }()

  private static let texts = [
    "html": "text/html", "htm": "text/html", "css": "text/css", "js": "text/javascript",
    "mjs": "text/javascript", "json": "application/json", "map": "application/json",
    "jsonld": "application/ld+json", "webmanifest": "application/manifest+json",
    "geojson": "application/geo+json", "xml": "application/xml", "xsl": "application/xslt+xml",
    "atom": "application/atom+xml", "rss": "application/rss+xml", "svg": "image/svg+xml",
    "xhtml": "application/xhtml+xml", "txt": "text/plain", "text": "text/plain",
    "md": "text/markdown", "csv": "text/csv", "tsv": "text/tab-separated-values",
    "vtt": "text/vtt", "ics": "text/calendar", "yaml": "application/yaml",
    "yml": "application/yaml", "toml": "application/toml", "asc": "text/plain",
  ]

  private static let others = [
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif",
    "webp": "image/webp", "avif": "image/avif", "jxl": "image/jxl", "ico": "image/x-icon",
    "bmp": "image/bmp", "tif": "image/tiff", "tiff": "image/tiff", "heic": "image/heic",
    "woff": "font/woff", "woff2": "font/woff2", "ttf": "font/ttf", "otf": "font/otf",
    "eot": "application/vnd.ms-fontobject", "mp3": "audio/mpeg", "m4a": "audio/mp4",
    "ogg": "audio/ogg", "oga": "audio/ogg", "opus": "audio/ogg", "wav": "audio/wav",
    "flac": "audio/flac", "aac": "audio/aac", "mp4": "video/mp4", "m4v": "video/mp4",
    "webm": "video/webm", "ogv": "video/ogg", "mov": "video/quicktime",
    "pdf": "application/pdf", "epub": "application/epub+zip", "zip": "application/zip",
    "gz": "application/gzip", "tar": "application/x-tar", "wasm": "application/wasm",
    "glb": "model/gltf-binary",
  ]
}
