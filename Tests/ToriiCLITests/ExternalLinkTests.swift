import Foundation
import Testing

/// A web server of Python's, whose answers depend on the path: `/200`, `/404`, `/500`, `/get` which
/// knows only GET, `/redirect` to `/200`, `/loop` to itself.
private final class LocalServer {
  private let process = Process()
  let port: Int

  private static let script = """
    import http.server, os, threading
    threading.Timer(60, os._exit, [0]).start()
    class Handler(http.server.BaseHTTPRequestHandler):
        def answer(self):
            path = self.path
            code = {"/200": 200, "/404": 404, "/500": 500, "/redirect": 302, "/loop": 302}.get(path)
            if path == "/get": code = 405 if self.command == "HEAD" else 200
            self.send_response(code or 200)
            if path == "/redirect": self.send_header("Location", "/200")
            if path == "/loop": self.send_header("Location", "/loop")
            self.send_header("Content-Length", "0")
            self.end_headers()
        do_GET = do_HEAD = answer
        def log_message(self, *rest): pass
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    print(server.server_port, flush=True)
    server.serve_forever()
    """

  static var isAvailable: Bool {
    ["python3", "curl"].allSatisfy { name in
      ["/usr/bin/", "/usr/local/bin/", "/opt/homebrew/bin/"].contains {
        FileManager.default.isExecutableFile(atPath: $0 + name)
      }
    }
  }

  init() throws {
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", Self.script]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let line = String(decoding: pipe.fileHandleForReading.availableData, as: UTF8.self)
    port = try #require(Int(line.trimmingCharacters(in: .whitespacesAndNewlines)))
  }

  // The threads of a test run block the polite signals, and what they start inherits that.
  deinit { kill(process.processIdentifier, SIGKILL) }
}

@Suite("torii check --external", .enabled(if: LocalServer.isAvailable))
struct ExternalLinkTests {
  let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
    try folder.writeSite()
  }

  private func check(_ path: String, _ flags: [String] = []) throws -> ToriiProcess {
    let server = try LocalServer()
    try folder.write(
      "templates/page.html", "<a href='http://127.0.0.1:\(server.port)\(path)'>x</a>")
    let run = try ToriiProcess(["check", "--external"] + flags, in: folder.path)
    withExtendedLifetime(server) {}
    return run
  }

  @Test("an address that answers is none to tell of", arguments: ["/200", "/get", "/redirect"])
  func answers(_ path: String) throws {
    let run = try check(path)
    #expect(run.errors == "")
    #expect(run.status == 0)
  }

  @Test(
    "an address that does not is a warning, with --strict an error",
    arguments: [
      ("/404", "answers 404"), ("/500", "answers 500"), ("/loop", "redirects without end"),
    ])
  func fails(_ path: String, _ message: String) throws {
    let run = try check(path)
    #expect(run.errors.contains("warning: \"http://127.0.0.1:"))
    #expect(run.errors.contains(message))
    #expect(run.errors.contains("on /about/index.html"))
    #expect(run.status == 0)
    #expect(try check(path, ["--strict"]).status == 1)
  }

  @Test("a host that is not there does not answer")
  func noHost() throws {
    try folder.write("templates/page.html", "<a href='http://127.0.0.1:1/'>x</a>")
    let run = try ToriiProcess(["check", "--external"], in: folder.path)
    #expect(run.errors.contains("does not answer"))
  }

  @Test("nothing is asked without the flag")
  func internalOnly() throws {
    try folder.write("templates/page.html", "<a href='http://127.0.0.1:1/'>x</a>")
    #expect(try ToriiProcess(["check"], in: folder.path).errors == "")
  }
}
