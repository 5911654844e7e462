import ToriiServer
import ToriiSite

/// The browser that the author uses.
enum Browser {
  /// Opens an address and does not wait.
  static func open(_ url: String) {
    #if canImport(Darwin)
      let program = "open"
    #else
      let program = "xdg-open"
    #endif
    BackgroundThread.run {
      if Subprocess.runApart([program, url], in: "/") == 127 {
        Terminal.printError("no browser could be opened: \(program) is not installed")
      }
    }
  }
}
