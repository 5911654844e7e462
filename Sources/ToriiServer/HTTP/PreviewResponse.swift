package import HTTPTypes

/// An answer, before it is sent.
package struct PreviewResponse: Sendable {
  package enum Body: Sendable {
    case bytes(ArraySlice<UInt8>)
    case file(OpenFile, Range<Int>)
    /// The stream of events for a browser that shows these pages: paths by addresses.
    case events(pages: [String: String])
    /// What is to be opened in an editor: the number of a problem is in the request's body.
    case editor
  }

  package var status: HTTPResponse.Status
  package var headers: HTTPFields
  package var body: Body

  package init(_ status: HTTPResponse.Status, type: String, _ bytes: ArraySlice<UInt8>) {
    self.status = status
    headers = [.contentType: type, .contentLength: String(bytes.count)]
    body = .bytes(bytes)
    addCommonHeaders()
  }

  /// An answer of a few plain words.
  package init(_ status: HTTPResponse.Status, _ text: String) {
    self.init(status, type: "text/plain; charset=utf-8", Array((text + "\n").utf8)[...])
  }

  init(_ status: HTTPResponse.Status, _ body: Body) {
    self.status = status
    headers = [:]
    self.body = body
    addCommonHeaders()
  }

  /// The answer leads to another address of this server.
  static func redirect(to location: String) -> PreviewResponse {
    var response = PreviewResponse(.temporaryRedirect, "See \(location)")
    response.headers[.location] = location
    return response
  }

  /// Nothing is kept by the browser, guessed at, or readable for other sites.
  private mutating func addCommonHeaders() {
    headers[.cacheControl] = "no-store"
    headers[.xContentTypeOptions] = "nosniff"
    if let name = HTTPField.Name("Cross-Origin-Resource-Policy") { headers[name] = "same-origin" }
  }

  /// The same without a body, for HEAD.
  var withoutBody: PreviewResponse {
    var response = self
    response.body = .bytes([])
    return response
  }
}
