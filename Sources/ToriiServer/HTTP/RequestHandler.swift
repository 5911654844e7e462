import HTTPTypes
import ToriiSite

/// Answers requests from a snapshot of the site.
package struct RequestHandler: Sendable {
  package let hosts: HostCheck
  package let origin: PreviewOrigin
  /// The secret that our own script is given, and that pages of others cannot read.
  package let token: String

  package init(hosts: HostCheck, origin: PreviewOrigin, token: String) {
    self.hosts = hosts
    self.origin = origin
    self.token = token
  }

  /// Where the stream of events is; the script and the editor's address lie below it.
  package static let eventsPath = "/__livereload"
  package static let scriptPath = "/__livereload/client.js"
  package static let workerPath = "/__livereload/worker.js"
  package static let editorPath = "/__livereload/open"

  package func respond(
    to request: PreviewRequest, from site: PreviewSnapshot
  ) -> PreviewResponse {
    guard !request.repeatsHost, let host = hosts.accepted(request.host) else {
      return PreviewResponse(.misdirectedRequest, "This server does not answer for that host.")
    }
    let path: RequestPath
    do throws(RequestPath.Refusal) {
      path = try RequestPath(target: request.target)
    } catch {
      switch error {
      case .bad: return PreviewResponse(.badRequest, "The path is malformed.")
      case .tooLong: return PreviewResponse(.uriTooLong, "The address is too long.")
      case .hidden: return PreviewResponse(.notFound, "There is nothing here.")
      }
    }
    if path.string == Self.editorPath { return editor(request, host) }
    guard request.method == "GET" || request.method == "HEAD" else {
      var response = PreviewResponse(.methodNotAllowed, "Only GET and HEAD are answered.")
      response.headers[.allow] = "GET, HEAD"
      return response
    }
    let response = answer(request, path, host, site)
    return request.method == "HEAD" ? response.withoutBody : response
  }

  private func answer(
    _ request: PreviewRequest, _ path: RequestPath, _ host: String, _ site: PreviewSnapshot
  ) -> PreviewResponse {
    switch path.string {
    case Self.scriptPath: return own(path.string, LiveScript.source(token: token))
    case Self.workerPath: return own(path.string, LiveScript.worker)
    case Self.eventsPath: return events(request, path, host, site)
    default: break
    }
    guard let local = Self.local(path.string, below: site.basePath) else {
      let isAbove = path.string == "/" || path.string == site.basePath
      return isAbove
        ? .redirect(to: PercentEncoding.encodePath(site.basePath) + "/" + path.query)
        : notFound(path.string, request, host, site)
    }
    switch site.lookUp(local) {
    case .file(let name, let file):
      return respond(with: file, name, request, host, site)
    case .folder where !path.string.hasPrefix("//"):
      return .redirect(to: PercentEncoding.encodePath(path.string) + "/" + path.query)
    case .folder, .nothing:
      return notFound(path.string, request, host, site)
    }
  }

  /// The path below the base path, with its first slash; `nil` for a path outside.
  private static func local(_ path: String, below base: String) -> String? {
    if base.isEmpty { return path }
    guard path.utf8.starts(with: base.utf8) else { return nil }
    let rest = path.utf8.dropFirst(base.utf8.count)
    return rest.first == UInt8(ascii: "/") ? String(rest) : nil
  }

  // MARK: Files

  private func respond(
    with file: PreviewFile, _ name: String, _ request: PreviewRequest, _ host: String,
    _ site: PreviewSnapshot
  ) -> PreviewResponse {
    switch file.content {
    case .bytes(var bytes):
      if MediaType.isHTML(file.mediaType) {
        bytes = page(bytes, host, version: site.version(of: name), badge: site.badges[name])
      }
      if MediaType.isText(file.mediaType) { bytes = origin.resolved(bytes, host: host) }
      return ranged(request, file.mediaType, size: bytes.count) { .bytes(bytes[$0]) }
    case .file(let path, _):
      guard let open = OpenFile(path: path) else {
        return PreviewResponse(.notFound, "The file cannot be read.")
      }
      return ranged(request, file.mediaType, size: open.size) { .file(open, $0) }
    }
  }

  private func ranged(
    _ request: PreviewRequest, _ type: String, size: Int,
    _ body: (Range<Int>) -> PreviewResponse.Body
  ) -> PreviewResponse {
    // Nothing we send has a validator, so a condition on one never holds.
    let header = request.method == "GET" && request.ifRange == nil ? request.range : nil
    var response: PreviewResponse
    switch ByteRange(header: header, size: size) {
    case .all:
      response = PreviewResponse(.ok, body(0..<size))
      response.headers[.contentLength] = String(size)
    case .part(let range):
      response = PreviewResponse(.partialContent, body(range))
      response.headers[.contentLength] = String(range.count)
      response.headers[.contentRange] =
        "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(size)"
    case .unsatisfiable:
      response = PreviewResponse(.rangeNotSatisfiable, "The file has \(size) bytes.")
      response.headers[.contentRange] = "bytes */\(size)"
      return response
    }
    response.headers[.contentType] = type
    response.headers[.acceptRanges] = "bytes"
    return response
  }

  private func page(
    _ bytes: [UInt8], _ host: String, version: String, badge: String?
  ) -> [UInt8] {
    PageInjection.inserting(
      PageInjection.script(
        path: Self.scriptPath, host: host, version: version, badge: badge, for: bytes),
      into: bytes)
  }

  private func notFound(
    _ path: String, _ request: PreviewRequest, _ host: String, _ site: PreviewSnapshot
  ) -> PreviewResponse {
    guard request.wantsHTML || request.accept == nil || request.accept == "*/*" else {
      return PreviewResponse(.notFound, "There is nothing here.")
    }
    let page = NotFoundPage(path: path, site: site)
    var bytes = self.page(
      page.html, host, version: site.version(of: page.name), badge: nil)
    bytes = origin.resolved(bytes, host: host)
    // With nothing built at all, the page that tells why is the best answer there is.
    return PreviewResponse(
      site.files.isEmpty && site.hasErrors ? .ok : .notFound, type: MediaType.html, bytes[...])
  }

  // MARK: Our own addresses

  private func own(_ path: String, _ script: [UInt8]) -> PreviewResponse {
    PreviewResponse(.ok, type: MediaType.of(path), script[...])
  }

  /// The pages are named by the query as they stand in the browser's address:
  /// `?page=/posts/hello/&page=/about/`, percent-encoded once more.
  private func events(
    _ request: PreviewRequest, _ path: RequestPath, _ host: String, _ site: PreviewSnapshot
  ) -> PreviewResponse {
    guard isOwn(request, host) else {
      return PreviewResponse(.forbidden, "Only pages of this server may listen.")
    }
    var response = PreviewResponse(.ok, .events(pages: Self.pages(in: path.query, of: site)))
    response.headers[.contentType] = "text/event-stream; charset=utf-8"
    return response
  }

  private static func pages(in query: String, of site: PreviewSnapshot) -> [String: String] {
    var pages: [String: String] = [:]
    for part in query.split(whereSeparator: { $0 == "?" || $0 == "&" }) {
      let key = "page="
      guard part.hasPrefix(key), let address = PercentEncoding.decode(part.dropFirst(key.count)),
        let path = try? RequestPath(target: address),
        let local = local(path.string, below: site.basePath)
      else { continue }
      switch site.lookUp(local) {
      case .file(let name, _), .nothing(let name): pages[address] = name
      case .folder: pages[address] = (String(local.utf8.dropFirst()) ?? "") + "/index.html"
      }
    }
    return pages
  }

  private func editor(_ request: PreviewRequest, _ host: String) -> PreviewResponse {
    guard request.method == "POST" else {
      var response = PreviewResponse(.methodNotAllowed, "Only POST is answered.")
      response.headers[.allow] = "POST"
      return response
    }
    guard isOwn(request, host), request.token == token else {
      return PreviewResponse(.forbidden, "Only pages of this server may open files.")
    }
    return PreviewResponse(.noContent, .editor)
  }

  /// Whether a request comes from a page of this server, or from no browser at all.
  private func isOwn(_ request: PreviewRequest, _ host: String) -> Bool {
    if let site = request.fetchSite, site != "same-origin", site != "none" { return false }
    guard let origin = request.origin else { return true }
    return origin == "http://" + host
  }
}
