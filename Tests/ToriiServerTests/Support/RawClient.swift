import ToriiServer

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An answer as it came over the wire.
struct RawResponse: Sendable {
  let status: Int
  let headers: [String: String]
  let body: [UInt8]

  var text: String { String(decoding: body, as: UTF8.self) }

  init?(_ bytes: [UInt8]) {
    let end = Array("\r\n\r\n".utf8)
    guard
      let split = bytes.indices.first(where: { bytes[$0...].starts(with: end) })
    else { return nil }
    let lines = String(decoding: bytes[..<split], as: UTF8.self).split(separator: "\r\n")
    guard let first = lines.first, let code = first.split(separator: " ").dropFirst().first,
      let status = Int(code)
    else { return nil }
    self.status = status
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      let value = parts.count > 1 ? parts[1].drop { $0 == " " } : ""
      headers[parts[0].lowercased()] = String(value)
    }
    self.headers = headers
    body = Array(bytes[(split + end.count)...])
  }
}

/// A connection on which a test writes and reads what it wants. It blocks, so it is used on threads
/// that are not Swift's.
final class RawConnection: Sendable {
  private let descriptor: Int32

  init?(port: Int, timeout: Int = 10) {
    descriptor = socket(AF_INET, Self.stream, 0)
    var limit = timeval(tv_sec: timeout, tv_usec: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(UInt16(port).bigEndian)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let connected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    if connected != 0 {
      close(descriptor)
      return nil
    }
  }

  deinit { close(descriptor) }

  #if canImport(Glibc)
    private static let stream = Int32(SOCK_STREAM.rawValue)
  #else
    private static let stream = SOCK_STREAM
  #endif

  func send(_ text: String) {
    let bytes = Array(text.utf8)
    #if canImport(Darwin)
      _ = Darwin.send(descriptor, bytes, bytes.count, 0)
    #elseif canImport(Musl)
      _ = Musl.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    #else
      _ = Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    #endif
  }

  /// What arrives next; nothing at the end and after the time-out.
  func receive() -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    let count = recv(descriptor, &buffer, buffer.count, 0)
    return Array(buffer.prefix(max(0, count)))
  }

  /// Everything until the other side closes.
  func receiveAll() -> [UInt8] {
    var all: [UInt8] = []
    while true {
      let piece = receive()
      if piece.isEmpty { return all }
      all += piece
    }
  }
}

extension PreviewServer {
  /// Asks for a path on a connection of its own.
  func get(
    _ path: String, method: String = "GET", host: String? = nil, headers: [String] = [],
    body: String = ""
  ) async throws -> RawResponse {
    let port = port
    let head = ["\(method) \(path) HTTP/1.1", "Host: \(host ?? "127.0.0.1:\(port)")"] + headers
    let request = (head + ["Connection: close", "", body]).joined(separator: "\r\n")
    let bytes = await BackgroundThread.value { () -> [UInt8] in
      guard let connection = RawConnection(port: port) else { return [] }
      connection.send(request)
      return connection.receiveAll()
    }
    guard let response = RawResponse(bytes) else { throw NoResponse() }
    return response
  }

  /// Opens the stream of events for a page.
  func listen(to page: String) async throws -> EventReader {
    let port = port
    let connection = await BackgroundThread.value { RawConnection(port: port) }
    guard let connection else { throw NoResponse() }
    connection.send("GET /__livereload?page=\(page) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n\r\n")
    return EventReader(connection)
  }
}

struct NoResponse: Error {}

/// Reads events one after the other. Chunk lengths are left in, and do no harm.
final class EventReader {
  private let connection: RawConnection
  private var text = ""

  init(_ connection: RawConnection) { self.connection = connection }

  /// The next event's data; `nil` at the end and after the time-out.
  func next() async -> String? {
    while true {
      if let start = text.firstRange(of: "data: "),
        let end = text[start.upperBound...].firstRange(of: "\n\n")
      {
        let data = String(text[start.upperBound..<end.lowerBound])
        text = String(text[end.upperBound...])
        return data
      }
      let connection = connection
      let piece = await BackgroundThread.value { connection.receive() }
      if piece.isEmpty { return nil }
      text += String(decoding: piece, as: UTF8.self)
    }
  }
}
