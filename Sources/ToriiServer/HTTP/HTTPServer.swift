import HTTPTypes
import HummingbirdCore
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle

/// Listens, and hands requests on. Hummingbird's server with our connections.
struct HTTPServer: Sendable {
  enum Failure: Error {
    /// Another program listens on the port.
    case portTaken
    case other(String)
  }

  private let task: Task<Void, Never>
  let port: Int

  /// Starts to listen; returns when connections are accepted.
  /// - Parameter responder: Answers one request.
  static func start(
    host: String, port: Int, limits: ConnectionLimits,
    responder: @escaping HTTPChannelHandler.Responder
  ) async throws(Failure) -> HTTPServer {
    let (ports, source) = AsyncStream<Result<Int, Failure>>.makeStream()
    var logger = Logger(label: "torii", factory: { _ in SwiftLogNoOpLogHandler() })
    logger.logLevel = .critical
    let server = PreviewChannel(limits: limits, responder: responder).server(
      configuration: ServerConfiguration(
        address: .hostname(host, port: port), backlog: 1024,
        availableConnectionsDelegate: .maximum(limits.connections, logger: logger)),
      onServerRunning: { channel in
        source.yield(.success(channel.localAddress?.port ?? port))
      },
      eventLoopGroup: MultiThreadedEventLoopGroup.singleton, logger: logger)
    let task = Task {
      do {
        try await server.run()
      } catch {
        source.yield(.failure(failure(error)))
      }
      source.finish()
    }
    for await result in ports {
      return HTTPServer(task: task, port: try result.get())
    }
    throw .other("the server ended")
  }

  private static func failure(_ error: any Error) -> Failure {
    if let error = error as? IOError, error.errnoCode == EADDRINUSE { return .portTaken }
    if let error = error as? IOError {
      return .other(String(cString: strerror(error.errnoCode)))
    }
    if error is SocketAddressError.UnknownHost { return .other("no host has that name") }
    return .other("\(error)")
  }

  /// Stops listening and closes all connections.
  func stop() async {
    task.cancel()
    await task.value
  }
}
