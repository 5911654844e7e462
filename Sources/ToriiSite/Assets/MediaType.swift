/// What kind of file an extension stands for (the registry of media types of the IANA).
package enum MediaType {
  /// The type of a file by its extension in lower case; `nil` when it is none that sites publish.
  package static func of(extension name: String) -> String? { types[name] }

  private static let types = [
    "avif": "image/avif", "css": "text/css", "csv": "text/csv", "gif": "image/gif",
    "html": "text/html", "ico": "image/vnd.microsoft.icon", "jpeg": "image/jpeg",
    "jpg": "image/jpeg", "js": "text/javascript", "json": "application/json",
    "mjs": "text/javascript", "mp3": "audio/mpeg", "mp4": "video/mp4", "oga": "audio/ogg",
    "ogg": "audio/ogg", "ogv": "video/ogg", "otf": "font/otf", "pdf": "application/pdf",
    "png": "image/png", "svg": "image/svg+xml", "ttf": "font/ttf", "txt": "text/plain",
    "wasm": "application/wasm", "webm": "video/webm", "webmanifest": "application/manifest+json",
    "webp": "image/webp", "woff": "font/woff", "woff2": "font/woff2", "xml": "application/xml",
    "zip": "application/zip",
  ]
}
