import HTTPTypes
import HummingbirdCore
import NIOCore

/// Between Hummingbird and the request handler: reads requests, sends answers.
struct ResponseSender: Sendable {
  /// Files are read and sent in pieces of this size, so that a slow client holds little.
  private static let pieceBytes = 64 << 10
  private static let maximumBodyBytes = 4 << 10

  let handler: RequestHandler
  let session: PreviewSession

  /// Answers one request.
  @concurrent
  func respond(
    _ request: Request, _ writer: consuming ResponseWriter, _ channel: any Channel
  ) async throws {
    let description = Self.describe(request)
    let response = handler.respond(
      to: description, from: await session.site(for: description.target))
    switch response.body {
    case .events(let pages) where description.method == "GET":
      try await stream(pages, request, response, writer, channel)
    case .events:
      try await send(response, [], writer, channel)
    case .editor:
      let body = try await request.body.collect(upTo: Self.maximumBodyBytes)
      session.openEditor(String(decoding: body.readableBytesView, as: UTF8.self))
      try await send(response, [], writer, channel)
    case .bytes(let bytes):
      try await send(response, bytes, writer, channel)
    case .file(let file, let range):
      try await send(response, file, range, writer, channel)
    }
    // A request with a body that nobody wants is not worth reading to its end.
    if description.method != "GET" && description.method != "HEAD" {
      channel.close(mode: .all, promise: nil)
    }
  }

  private static func describe(_ request: Request) -> PreviewRequest {
    let headers = request.head.headerFields
    var result = PreviewRequest(
      request.head.method.rawValue, request.head.path ?? "", host: request.head.authority)
    result.repeatsHost = header("Host", headers) != nil
    result.accept = headers[.accept]
    result.origin = header("Origin", headers)
    result.fetchSite = header("Sec-Fetch-Site", headers)
    result.range = headers[.range]
    result.ifRange = headers[.ifRange]
    result.token = header("X-Torii-Token", headers)
    return result
  }

  private static func header(_ name: String, _ headers: HTTPFields) -> String? {
    HTTPField.Name(name).flatMap { headers[$0] }
  }

  @concurrent
  private func send(
    _ response: PreviewResponse, _ bytes: ArraySlice<UInt8>, _ writer: consuming ResponseWriter,
    _ channel: any Channel
  ) async throws {
    let head = HTTPResponse(status: response.status, headerFields: response.headers)
    if bytes.isEmpty { return try await writer.writeResponse(head) }
    let buffer = ByteBuffer(bytes: bytes)
    if bytes.count <= Self.pieceBytes {
      return try await writer.write(response: head, body: ResponseBody(byteBuffer: buffer))
    }
    var body = try await writer.writeHead(head)
    var rest = buffer
    while let piece = rest.readSlice(length: min(Self.pieceBytes, rest.readableBytes)),
      piece.readableBytes > 0
    {
      try await body.write(piece)
      try await Self.settle(channel)
    }
    try await body.finish(nil)
  }

  /// Waits until a piece has reached the connection, which then knows whether it takes more: written
  /// from other threads, pieces would otherwise pile up as fast as they can be read.
  private static func settle(_ channel: any Channel) async throws {
    try await channel.eventLoop.submit {}.get()
  }

  @concurrent
  private func send(
    _ response: PreviewResponse, _ file: OpenFile, _ range: Range<Int>,
    _ writer: consuming ResponseWriter, _ channel: any Channel
  ) async throws {
    let head = HTTPResponse(status: response.status, headerFields: response.headers)
    if range.isEmpty { return try await writer.writeResponse(head) }
    var body = try await writer.writeHead(head)
    var offset = range.lowerBound
    while offset < range.upperBound {
      let bytes = file.read(at: offset, count: min(Self.pieceBytes, range.upperBound - offset))
      // A file that became shorter: the length that was promised cannot be kept.
      if bytes.isEmpty { throw CancellationError() }
      try await body.write(ByteBuffer(bytes: bytes))
      try await Self.settle(channel)
      offset += bytes.count
    }
    try await body.finish(nil)
  }

  /// Sends news until the tab is closed.
  @concurrent
  private func stream(
    _ pages: [String: String], _ request: Request, _ response: PreviewResponse,
    _ writer: consuming ResponseWriter, _ channel: any Channel
  ) async throws {
    let listener = session.openListener(pages: pages)
    defer { session.hub.close(listener) }
    let head = HTTPResponse(status: response.status, headerFields: response.headers)
    let writing = try await writer.writeHead(head)
    let hub = session.hub
    try await request.body.consumeWithInboundCloseHandler { _ in
      var body = writing
      try await body.write(ByteBuffer(string: "retry: 500\n\n"))
      try await listener.forEachNews { news in
        try await body.write(ByteBuffer(string: news.eventText))
        try await Self.settle(channel)
      }
      try await body.finish(nil)
    } onInboundClosed: {
      hub.close(listener)
    }
  }
}
