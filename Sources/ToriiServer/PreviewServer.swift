import Synchronization
package import ToriiSite

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The preview of a site: a server, and a builder that follows changes of files.
package final class PreviewServer: Sendable {
  /// Why there is no preview.
  package struct Failure: Error {
    package let reason: String
  }

  package let session: PreviewSession
  /// The port that is listened on.
  package let port: Int
  /// What the first build did.
  package let firstBuild: BuildReport
  private let http: HTTPServer
  private let follower: ChangeFollower
  private let builder: BuildThread
  private let host: String

  private init(
    _ session: PreviewSession, _ http: HTTPServer, _ follower: ChangeFollower,
    _ builder: BuildThread, host: String, firstBuild: BuildReport
  ) {
    self.session = session
    self.http = http
    self.follower = follower
    self.builder = builder
    self.host = host
    port = http.port
    self.firstBuild = firstBuild
  }

  /// What the caller of a preview is told while it runs.
  package struct Observer: Sendable {
    /// Of every build after the first.
    package var onRebuild: @Sendable (PreviewSession.Rebuild) -> Void = { _ in }
    /// That the first build takes its time, and where its pages are meanwhile.
    package var onLongBuild: @Sendable (_ url: String) -> Void = { _ in }
    /// That the system cannot tell of changes, and all files are looked at again and again.
    package var onPolling: @Sendable () -> Void = {}

    package init() {}
  }

  /// Listens, builds the site, and follows changes.
  package static func start(
    _ options: PreviewOptions, observer: Observer = Observer()
  ) async throws(Failure) -> PreviewServer {
    guard let follower = ChangeFollower(), let builder = BuildThread() else {
      throw Failure(reason: "too many files are open")
    }
    let session = PreviewSession(options)
    let http = try await listen(options, session)
    let (reports, source) = AsyncStream<BuildReport>.makeStream()
    let isFirst = Atomic<Bool>(true)
    let watches = options.watches
    builder.start {
      let rebuild = session.rebuild()
      follower.lookAgain()
      if isFirst.exchange(false, ordering: .relaxed) {
        source.yield(rebuild.report)
        source.finish()
      } else {
        observer.onRebuild(rebuild)
      }
    }
    let nothing = WatchedFolders(folders: [], excluded: [])
    follower.start(
      { watches ? session.watchedFolders : nothing }, polls: options.polls,
      isIncomplete: { GitLock.isHeld(in: session.folder) }, onFallback: observer.onPolling
    ) { changed in
      if changed.isEmpty || session.note(changed) { builder.want() }
    }
    let url = url(options.host, http.port, basePath: "")
    let patience = Task {
      try await Task.sleep(for: .seconds(1))
      observer.onLongBuild(url)
    }
    var first = BuildReport()
    for await report in reports { first = report }
    patience.cancel()
    return PreviewServer(
      session, http, follower, builder, host: options.host, firstBuild: first)
  }

  private static func listen(
    _ options: PreviewOptions, _ session: PreviewSession
  ) async throws(Failure) -> HTTPServer {
    let handler = RequestHandler(
      hosts: HostCheck(listeningOn: options.host, machine: machineName), origin: session.origin,
      token: Secret.make())
    let sender = ResponseSender(handler: handler, session: session)
    var port = options.port
    for attempt in 1...max(1, options.portAttempts) {
      do throws(HTTPServer.Failure) {
        return try await HTTPServer.start(host: options.host, port: port, limits: options.limits) {
          request, writer, channel in
          try await sender.respond(request, writer, channel)
        }
      } catch {
        switch error {
        case .portTaken where attempt < options.portAttempts && port < 65_535: port += 1
        case .portTaken: throw Failure(reason: "port \(port) is taken")
        case .other(let reason):
          throw Failure(reason: "cannot listen on \(options.host), port \(port): \(reason)")
        }
      }
    }
    throw Failure(reason: "no free port was found")
  }

  /// Where a browser on this machine finds the site.
  package var url: String { Self.url(host, port, basePath: session.snapshot.basePath) }

  private static func url(_ host: String, _ port: Int, basePath: String) -> String {
    let name = ["0.0.0.0", "::"].contains(host) ? "localhost" : host
    let shown = name.contains(":") ? "[\(name)]" : name
    return "http://\(shown):\(port)" + PercentEncoding.encodePath(basePath) + "/"
  }

  /// Builds everything anew.
  package func rebuild() { builder.want() }

  /// Closes everything.
  package func stop() async {
    follower.stop()
    builder.stop()
    session.hub.closeAll()
    await http.stop()
  }

  private static var machineName: String? {
    var buffer = [CChar](repeating: 0, count: 256)
    guard gethostname(&buffer, buffer.count - 1) == 0 else { return nil }
    return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
