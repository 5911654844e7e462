import Synchronization
import ToriiServer
import ToriiSite

/// A preview from the command to Ctrl-C: what the terminal shows, and the keys.
final class ServeSession: Sendable {
  private let options: PreviewOptions
  private let report: RebuildReport
  private let opensBrowser: Bool
  private let outcome = Mutex<Result<PreviewServer, PreviewServer.Failure>?>(nil)

  init(options: PreviewOptions, report: RebuildReport, opensBrowser: Bool) {
    self.options = options
    self.report = report
    self.opensBrowser = opensBrowser
  }

  /// Serves until somebody stops it; whether it could be started.
  func run() -> Bool {
    guard let wakeUp = WakePipe() else {
      report.show([Diagnostic(.error, "too many files are open")])
      return false
    }
    StopSignals.install(wakeUp)
    JobSignals.ignoreTerminalStops()
    DescriptorLimit.raise()
    start(wakeUp)
    while outcome.withLock({ $0 == nil }) {
      wakeUp.wait(milliseconds: nil)
      _ = wakeUp.drain()
      if StopSignals.arrived { return true }
    }
    switch outcome.withLock({ $0 }) {
    case .success(let server):
      greet(server)
      follow(server, wakeUp)
      return true
    case .failure(let failure):
      report.show([Diagnostic(.error, failure.reason)])
      return false
    case nil:
      return false
    }
  }

  private func start(_ wakeUp: WakePipe) {
    var observer = PreviewServer.Observer()
    let report = report
    observer.onRebuild = { report.show($0) }
    observer.onLongBuild = { url in
      report.show(
        event: "building", url: url,
        text: "Building; what a browser asks for comes first, at \(url)")
    }
    observer.onPolling = {
      report.show([
        Diagnostic(
          .warning,
          "the system watches no more folders, so all files are looked at again and again",
          hint: Self.watchLimit)
      ])
    }
    let options = options
    let watched = observer
    Task {
      let result: Result<PreviewServer, PreviewServer.Failure>
      do throws(PreviewServer.Failure) {
        result = .success(try await PreviewServer.start(options, observer: watched))
      } catch {
        result = .failure(error)
      }
      outcome.withLock { $0 = result }
      wakeUp.wake()
    }
  }

  private static var watchLimit: String? {
    #if os(Linux)
      "raise fs.inotify.max_user_watches and fs.inotify.max_user_instances"
    #else
      nil
    #endif
  }

  private func greet(_ server: PreviewServer) {
    report.showFirst(server.firstBuild)
    if options.port != 0, server.port != options.port {
      report.show(hint: "Port \(options.port) is taken.")
    }
    if !HostCheck.isLoopback(options.host) {
      report.show([
        Diagnostic(.warning, "every machine that reaches \(options.host) can read this preview")
      ])
    }
    report.show(event: "serving", url: server.url, text: "Serving at \(server.url)")
    report.show(hint: TerminalKeys.areThere ? Self.keyHelp : "Ctrl-C stops the preview")
    if opensBrowser { Browser.open(server.url) }
  }

  private static let keyHelp = "Keys: r builds anew, o opens a browser, q quits"

  private func follow(_ server: PreviewServer, _ wakeUp: WakePipe) {
    let keys = TerminalKeys()
    var isHelpShown = TerminalKeys.areThere
    JobSignals.install()
    defer { keys.leave() }
    while !StopSignals.arrived {
      if keys.enter() && !isHelpShown {
        report.show(hint: Self.keyHelp)
        isHelpShown = true
      }
      wakeUp.wait(or: keys.descriptor, milliseconds: keys.patience)
      _ = wakeUp.drain()
      if JobSignals.takeStop() {
        keys.leave()
        JobSignals.stopNow()
      }
      if JobSignals.takeContinue() { keys.enterAgain() }
      for key in keys.pressed() {
        switch key {
        case UInt8(ascii: "r"): server.rebuild()
        case UInt8(ascii: "o"): Browser.open(server.url)
        case UInt8(ascii: "q"): return
        default: break
        }
      }
    }
  }
}
