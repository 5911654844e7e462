import Foundation
import Mustache
import Stencil

/// Times other template engines for Swift on the benchmarks that their languages can express.
///
/// Stencil parses a template each time it renders one.
struct PeersBenchmark {
  let folder: BenchmarkFolder

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
    let templates = folder.url.appendingPathComponent(language, isDirectory: true)
    let files = (try? FileManager.default.contentsOfDirectory(atPath: templates.path)) ?? []
    for file in files.sorted() where file.hasSuffix(".html") {
      var line = ResultLine(engine, String(file.dropLast(".html".count)))
      let data = try folder.data("contexts/\(line.name).json")
      guard let context = try JSONSerialization.jsonObject(with: data) as? [String: Any] else {
        continue
      }
      let render = try compile(try folder.text("\(language)/\(file)"))
      // Whether the end of the file is kept differs, and costs nothing.
      line.compare(
        try render(context).trimmingCharacters(in: .newlines).utf8,
        with: folder.expected(line.name)?.trimmingCharacters(in: .newlines))
      line.render_ns = try medianTime { _ = try render(context) }
      try line.print()
    }
  }
}
