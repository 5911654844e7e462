import Foundation
import Torii

/// One entry of `benchmarks.json`.
private struct Entry: Decodable {
  var name: String
  var template: String
  var context: String
  var autoescape: Bool
  var trim_blocks: Bool?
  var lstrip_blocks: Bool?
  var compile_only: Bool?
}

/// Measures compiling and rendering of every entry of `benchmarks.json` in a folder.
struct EngineBenchmark {
  let folder: URL

  /// Prints one JSON object a line; tells whether every output was as expected.
  func run(only: String?) throws -> Bool {
    let data = try Data(contentsOf: folder.appendingPathComponent("benchmarks.json"))
    var isGood = true
    for entry in try JSONDecoder().decode([Entry].self, from: data)
    where only == nil || entry.name == only {
      do {
        isGood = try run(entry) && isGood
      } catch {
        isGood = false
        print(#"{"name": "\#(entry.name)", "ok": false, "error": "\#(error)"}"#)
      }
    }
    return isGood
  }

  /// Compiles or renders one entry some times and measures nothing: for tools that count
  /// instructions, who take the difference of two such runs.
  func repeatOnly(_ name: String, compiles: Int, renders: Int) throws {
    let data = try Data(contentsOf: folder.appendingPathComponent("benchmarks.json"))
    for entry in try JSONDecoder().decode([Entry].self, from: data) where entry.name == name {
      let source = try text("templates/\(entry.template)")
      guard case .dict(let variables) = try Value(json: text("contexts/\(entry.context)")) else {
        continue
      }
      let environment = self.environment(entry)
      let template = try environment.template(from: source)
      for _ in 0..<compiles { _ = try environment.template(from: source) }
      var buffer: [UInt8] = []
      for _ in 0..<renders {
        buffer.removeAll(keepingCapacity: true)
        try template.render(variables, into: &buffer)
      }
    }
  }

  private func run(_ entry: Entry) throws -> Bool {
    let source = try text("templates/\(entry.template)")
    let context = try Value(json: text("contexts/\(entry.context)"))
    guard case .dict(let variables) = context else { return false }
    let environment = self.environment(entry)
    let template = try environment.template(from: source)
    let compileTime = try medianTime { _ = try environment.template(from: source) }
    if entry.compile_only == true {
      print(line(entry.name, compileTime, nil, 0, true))
      return true
    }
    let output = try template.render(variables)
    let expected = try? text("expected/\(entry.name).out")
    let isExpected = expected.map { $0.utf8.elementsEqual(output.utf8) } ?? true
    var buffer: [UInt8] = []
    let renderTime = try medianTime {
      buffer.removeAll(keepingCapacity: true)
      try template.render(variables, into: &buffer)
    }
    print(line(entry.name, compileTime, renderTime, output.utf8.count, isExpected))
    return isExpected
  }

  private func line(
    _ name: String, _ compile: Int, _ render: Int?, _ bytes: Int, _ isExpected: Bool
  ) -> String {
    let time = render.map { "\"render_ns\": \($0), " } ?? ""
    return
      "{\"name\": \"\(name)\", \(time)\"compile_ns\": \(compile), \"out_bytes\": \(bytes), \"ok\": \(isExpected)}"
  }

  private func text(_ path: String) throws -> String {
    String(
      decoding: try Data(contentsOf: folder.appendingPathComponent(path)), as: UTF8.self)
  }

  private func environment(_ entry: Entry) -> Environment {
    var environment = Environment()
    environment.autoEscape = entry.autoescape ? .enabled : .disabled
    environment.extensions = [.loopControls]
    environment.reloadsChanged = false
    environment.loader = FileSystemLoader(folder.appendingPathComponent("templates").path)
    environment.syntax.trimBlocks = entry.trim_blocks ?? false
    environment.syntax.lstripBlocks = entry.lstrip_blocks ?? false
    environment.globals["raise_exception"] = .function { (message: String) -> Value in
      throw ChatTemplateError(message: message)
    }
    environment.globals["strftime_now"] = .function { (_: String) in "01 Jan 2026" }
    if entry.template.hasPrefix("chat") {
      // As Hugging Face has it, which does not escape for HTML.
      environment.filters["tojson"] = Environment.chat().filters["tojson"]
    }
    return environment
  }
}

/// What a chat template reports through `raise_exception`.
private struct ChatTemplateError: Error { var message: String }
