import Foundation
import Torii

/// One entry of `benchmarks.json`, whose keys `Engine/inputs.py` explains.
struct Entry: Decodable {
  var name: String
  var template: String
  var context: String
  var autoescape: Bool
  var trim_blocks: Bool?
  var lstrip_blocks: Bool?
  var compile_only: Bool?
  var chat: Bool?

  /// Whether the template is set up as Hugging Face's `transformers` sets up chat templates. Where
  /// the entry does not say, its other settings do.
  var isChat: Bool {
    chat ?? (trim_blocks == true && lstrip_blocks == true && !autoescape)
  }
}

/// A folder with `benchmarks.json`, `templates/`, `contexts/` and `expected/`.
struct BenchmarkFolder {
  let url: URL

  init(_ path: String) {
    url = URL(fileURLWithPath: path, isDirectory: true)
  }

  func entries() throws -> [Entry] {
    try JSONDecoder().decode([Entry].self, from: data("benchmarks.json"))
  }

  func source(_ entry: Entry) throws -> String {
    try text("templates/\(entry.template)")
  }

  /// What a render must give; nil where the folder does not say.
  func expected(_ name: String) -> String? {
    try? text("expected/\(name).out")
  }

  func text(_ path: String) throws -> String {
    String(decoding: try data(path), as: UTF8.self)
  }

  func data(_ path: String) throws -> Data {
    let file = url.appendingPathComponent(path)
    do {
      return try Data(contentsOf: file)
    } catch {
      throw BenchmarkError(message: "\(file.path): \(error.localizedDescription)")
    }
  }

  func environment(_ entry: Entry) -> Environment {
    var environment = Environment()
    environment.autoEscape = entry.autoescape ? .enabled : .disabled
    environment.extensions = [.loopControls]
    environment.reloadsChanged = false
    environment.loader = FileSystemLoader(url.appendingPathComponent("templates").path)
    environment.syntax.trimBlocks = entry.isChat || entry.trim_blocks == true
    environment.syntax.lstripBlocks = entry.isChat || entry.lstrip_blocks == true
    if entry.isChat {
      // No sandbox: the peers have none here either.
      let chat = Environment.chat { ChatMoment(year: 2026, month: 1, day: 1) }
      environment.filters["tojson"] = chat.filters["tojson"]
      for name in ["raise_exception", "strftime_now"] {
        environment.globals[name] = chat.globals[name]
      }
    }
    return environment
  }
}
