import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1

/// One connection of a browser: HTTP/1 with limits on what a client may send and how slowly.
struct PreviewChannel: HTTPChannelHandler {
  typealias Value = NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>

  /// A request line may be 8 KiB (checked by the request handler), all headers together 64 KiB.
  private static let headerFieldBytes = 16 << 10
  private static let headerBytes = 64 << 10
  private static let headerCount = 512
  /// What the system may keep of an answer for a client that does not read: on its own account it
  /// takes megabytes, and copying those for hundreds of such clients keeps others waiting.
  private static let unreadBytes = 256 << 10

  let limits: ConnectionLimits
  let responder: Responder

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
    channel.eventLoop.makeCompletedFuture {
      try channel.syncOptions?.setOption(
        .socketOption(.so_sndbuf), value: SocketOptionValue(Self.unreadBytes))
      let pipeline = channel.pipeline.syncOperations
      var decoding = NIOHTTPDecoderLimitConfiguration()
      decoding.maxHeaderFieldSize = Self.headerFieldBytes
      decoding.maxHeaderListSize = Self.headerBytes
      decoding.maxHeaderFieldCount = Self.headerCount
      try pipeline.configureHTTPServerPipeline(
        withPipeliningAssistance: false, withErrorHandling: false,
        withOutboundHeaderValidation: false, withEncoderConfiguration: .init(),
        withDecoderLimitConfiguration: decoding)
      try pipeline.addHandler(OldVersionHandler())
      try pipeline.addHandler(HTTP1ToHTTPServerCodec(secure: false))
      try pipeline.addHandler(SlowReaderHandler(timeout: TimeAmount(limits.slowReader)))
      try pipeline.addHandler(
        HTTPConnectionStateHandler(idleTimeout: limits.idle, logger: logger))
      return try NIOAsyncChannel(
        wrappingChannelSynchronously: channel,
        configuration: .init(isOutboundHalfClosureEnabled: true))
    }
  }

  func handle(value: Value, logger: Logger) async {
    await handleHTTP(asyncChannel: value, logger: logger)
  }
}

/// How long connections may be slow, and how many there are.
package struct ConnectionLimits: Sendable {
  /// How long a connection waits for a whole request head, and for the next request.
  package var idle: Duration = .seconds(10)
  /// How long a client may read nothing while there is something to read.
  package var slowReader: Duration = .seconds(30)
  /// Further connections wait until others are closed.
  package var connections = 4096

  package init() {}
}

/// Says for clients of HTTP/1.0 what they take for granted: that the connection is closed after
/// the answer. The version is not handed on to the request handler.
private final class OldVersionHandler: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPServerRequestPart

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard case .head(var head) = unwrapInboundIn(data), head.version != .http1_1,
      !head.isKeepAlive
    else { return context.fireChannelRead(data) }
    head.headers.replaceOrAdd(name: "connection", value: "close")
    context.fireChannelRead(wrapInboundOut(.head(head)))
  }
}

/// Closes the connection of a client that does not read what it asked for.
private final class SlowReaderHandler: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private let timeout: TimeAmount
  private var scheduled: Scheduled<Void>?

  init(timeout: TimeAmount) { self.timeout = timeout }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    scheduled?.cancel()
    scheduled = nil
    if !context.channel.isWritable {
      let channel = context.channel
      scheduled = context.eventLoop.scheduleTask(in: timeout) { channel.close(promise: nil) }
    }
    context.fireChannelWritabilityChanged()
  }

  func channelInactive(context: ChannelHandlerContext) {
    scheduled?.cancel()
    scheduled = nil
    context.fireChannelInactive()
  }
}
