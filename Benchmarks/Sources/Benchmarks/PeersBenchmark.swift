import Foundation
import Mustache
import Stencil

/// Times other template engines for Swift on the benchmarks that their languages can express.
///
/// Stencil parses a template each time it renders one.
struct PeersBenchmark {
  let folder: URL

  /// Prints one JSON object a line.
  func run() throws {
    try run("Stencil", in: "stencil") { source in
      let template = Stencil.Template(templateString: source)
      return { context in try template.render(context) }
    }
    try run("swift-mustache", in: "mustache") { source in
      let template = try MustacheTemplate(string: source)
      return { context in template.render(context) }
    }
  }

  private typealias Render = ([String: Any]) throws -> String

  private func run(
    _ engine: String, in language: String, _ compile: (String) throws -> Render
  ) throws {
    let templates = folder.appendingPathComponent(language, isDirectory: true)
    let files = (try? FileManager.default.contentsOfDirectory(atPath: templates.path)) ?? []
    for file in files.sorted() where file.hasSuffix(".html") {
      let name = String(file.dropLast(".html".count))
      let source = try text(templates.appendingPathComponent(file))
      let data = try Data(contentsOf: folder.appendingPathComponent("contexts/\(name).json"))
      guard let context = try JSONSerialization.jsonObject(with: data) as? [String: Any] else {
        continue
      }
      let render = try compile(source)
      let expected = try text(folder.appendingPathComponent("expected/\(name).out"))
      // Whether the end of the file is kept differs, and costs nothing.
      let isExpected =
        try render(context).trimmingCharacters(in: .newlines)
        == expected.trimmingCharacters(in: .newlines)
      let time = try medianTime { _ = try render(context) }
      print(
        #"{"engine": "\#(engine)", "name": "\#(name)", "render_ns": \#(time), "ok": \#(isExpected)}"#
      )
    }
  }

  private func text(_ file: URL) throws -> String {
    String(decoding: try Data(contentsOf: file), as: UTF8.self)
  }
}
