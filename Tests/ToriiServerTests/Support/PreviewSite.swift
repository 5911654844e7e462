import Testing
import ToriiServer
import ToriiSite

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A small site in a folder of its own, removed at the end.
final class TestSite: Sendable {
  let path: String

  /// - Parameter files: Beside those of a site without theme, one page and one stylesheet.
  init(_ files: [String: String] = [:]) throws {
    var template = Array("/tmp/torii-serve-XXXXXX".utf8CString)
    try #require(mkdtemp(&template) != nil)
    let name = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    path = try FileSystem.realPath(name)
    for (name, text) in Self.basic.merging(files, uniquingKeysWith: { $1 }) {
      try write(name, text)
    }
  }

  deinit { _ = Subprocess.run(["rm", "-rf", path], in: "/") }

  private static let basic = [
    "torii.yaml": "title: Test\nbase_url: https://example.org\ntheme: false\n",
    "content/_index.md": "---\ntitle: Home\n---\n",
    "content/about.md": "---\ntitle: About\n---\nAbout *us*.\n",
    "content/other.md": "---\ntitle: Other\n---\nOther.\n",
    "templates/page.html": page, "templates/index.html": page,
    "static/site.css": "body { color: black }\n",
    "static/unused.css": "p { color: red }\n",
  ]

  private static let page =
    "<html><head><link rel=\"stylesheet\" href=\"/site.css\">"
    + "<link rel=\"canonical\" href=\"{{ page.permalink }}\"></head>"
    + "<body><h1>{{ page.title }}</h1>{{ page.content }}</body></html>\n"

  func write(_ name: String, _ text: String) throws { try write(name, bytes: Array(text.utf8)) }

  func write(_ name: String, bytes: [UInt8]) throws {
    let file = path + "/" + name
    let folder = String(file[..<(file.lastIndex(of: "/") ?? file.endIndex)])
    try FileSystem.makeDirectories(folder)
    let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    try #require(Self.write(bytes, to: descriptor) == bytes.count)
  }

  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int {
    #if canImport(Glibc)
      Glibc.write(descriptor, bytes, bytes.count)
    #elseif canImport(Musl)
      Musl.write(descriptor, bytes, bytes.count)
    #else
      Darwin.write(descriptor, bytes, bytes.count)
    #endif
  }

  func rename(_ old: String, to new: String) throws {
    try #require(unistdRename(path + "/" + old, path + "/" + new) == 0)
  }

  func remove(_ name: String) { _ = Subprocess.run(["rm", "-rf", path + "/" + name], in: "/") }

  func link(_ name: String, to target: String) throws {
    try #require(symlink(target, path + "/" + name) == 0)
  }
}

private func unistdRename(_ old: String, _ new: String) -> Int32 { rename(old, new) }

/// Runs a preview of a site on a free port, and stops it.
func withPreview(
  of site: TestSite, _ change: (inout PreviewOptions) -> Void = { _ in },
  observer: PreviewServer.Observer = PreviewServer.Observer(),
  _ body: (PreviewServer) async throws -> Void
) async throws {
  var build = BuildOptions(source: site.path)
  build.jobs = 1
  var options = PreviewOptions(build)
  options.port = 0
  change(&options)
  let server = try await PreviewServer.start(options, observer: observer)
  do {
    try await body(server)
  } catch {
    await server.stop()
    throw error
  }
  await server.stop()
}
