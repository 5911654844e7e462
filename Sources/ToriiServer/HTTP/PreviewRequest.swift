/// What of a request an answer depends on.
package struct PreviewRequest: Sendable {
  package var method: String
  /// As it stands in the request line.
  package var target: String
  package var host: String?
  /// Whether there was a second `Host` header.
  package var repeatsHost = false
  package var accept: String?
  package var origin: String?
  /// `Sec-Fetch-Site`: who makes the browser ask.
  package var fetchSite: String?
  package var range: String?
  package var ifRange: String?
  /// The secret of our own script, which a page of somebody else cannot know.
  package var token: String?

  package init(_ method: String, _ target: String, host: String?) {
    self.method = method
    self.target = target
    self.host = host
  }

  var wantsHTML: Bool { accept?.contains("text/html") ?? false }
}
