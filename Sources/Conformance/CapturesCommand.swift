import Foundation
import Torii

/// `Conformance captures FILE.json...`: replays what real programs rendered with Jinja2, and
/// compares byte for byte.
func runCapturesCommand(arguments: [String]) -> Int32 {
  guard !arguments.isEmpty, !arguments.contains(where: { $0.hasPrefix("-") }) else {
    print("usage: Conformance captures FILE.json...")
    return 2
  }
  var (passed, failed) = (0, 0)
  for file in arguments {
    let name = URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent
    do {
      guard let data = FileManager.default.contents(atPath: file) else {
        throw CaptureFailure(message: "the file cannot be read")
      }
      let capture = try Capture(try JSONReader.read([UInt8](data)))
      for (index, render) in capture.renders.enumerated() {
        let title = render["template"]?.string ?? "a template without name"
        if let problem = capture.problem(of: render) {
          failed += 1
          print("failed \(name) \(index) \(title): \(problem)")
        } else {
          passed += 1
          print("passed \(name) \(index) \(title)")
        }
      }
    } catch {
      failed += 1
      print("failed \(name): \(error)")
    }
  }
  print("\(passed) passed, \(failed) failed")
  return failed == 0 ? 0 : 1
}

private struct CaptureFailure: Error, CustomStringConvertible {
  let message: String
  var description: String { message }
}

/// A recording: environments, their templates, and renders.
private struct Capture {
  let renders: [JSONValue]
  private let environments: JSONValue
  private let sources: [String: [String: String]]

  init(_ json: JSONValue) throws {
    guard let renders = json["renders"]?.array, let environments = json["envs"] else {
      throw CaptureFailure(message: "this is no recording")
    }
    self.renders = renders
    self.environments = environments
    sources = Dictionary(
      (json["templates"]?.object ?? []).map { ($0.key, Self.texts($0.value)) },
      uniquingKeysWith: { $1 })
  }

  private static func texts(_ json: JSONValue) -> [String: String] {
    Dictionary(
      (json.object ?? []).map { ($0.key, $0.value.string ?? "") }, uniquingKeysWith: { $1 })
  }

  /// What is wrong with a replayed render; nil when it is as recorded.
  func problem(of render: JSONValue) -> String? {
    do {
      let objects = CapturedObjects(render["objects"])
      let environment = try environment(of: render, objects)
      let template =
        if let name = render["template"]?.string {
          try environment.template(named: name)
        } else {
          try environment.template(from: render["source"]?.string ?? "")
        }
      var context: [String: Value] = [:]
      for (name, json) in render["context"]?.object ?? [] {
        context[name] = try objects.value(json)
      }
      let output = Array(try template.render(context).utf8)
      return withExtendedLifetime(objects) {
        difference(output, Array((render["output"]?.string ?? "").utf8))
      }
    } catch let error as TemplateError {
      let place = "\(error.templateName ?? "the template"):\(error.line ?? 0)"
      return "\(error.kind.rawValue) at \(place): \(error.message)"
    } catch {
      return "\(error)"
    }
  }

  private func difference(_ output: [UInt8], _ expected: [UInt8]) -> String? {
    if output == expected { return nil }
    let same = zip(output, expected).prefix { $0 == $1 }.count
    func excerpt(_ bytes: [UInt8]) -> String {
      String(decoding: bytes.dropFirst(max(0, same - 20)).prefix(60), as: UTF8.self)
        .debugDescription
    }
    return "differs at byte \(same): \(excerpt(output)) instead of \(excerpt(expected))"
  }

  private func environment(
    of render: JSONValue, _ objects: CapturedObjects
  ) throws -> Environment {
    let identifier = render["env"]?.string ?? ""
    let options = environments.object?.first { $0.key == identifier }?.value
    var environment = Environment()
    for (name, value) in options?.object ?? [] { try apply(name, value, to: &environment) }
    environment.loader = DictionaryLoader(sources[identifier] ?? [:])
    for name in options?["custom_filters"]?.array?.compactMap(\.string) ?? [] {
      let table = objects.callTable(name, rows(name, in: render["filters"]))
      environment.filters[name] = Filter(table.function.signature, isPure: false) {
        (arguments) throws(TemplateError) in try table.call(arguments)
      }
    }
    for name in options?["custom_tests"]?.array?.compactMap(\.string) ?? [] {
      let table = objects.callTable(name, rows(name, in: render["tests"]))
      environment.tests[name] = TemplateTest(table.function.signature) {
        (arguments) throws(TemplateError) in
        try arguments.machine.truth(of: try table.call(arguments))
      }
    }
    return environment
  }

  private func rows(_ name: String, in json: JSONValue?) -> [JSONValue] {
    json?.object?.first { $0.key == name }?.value.array ?? []
  }

  private func apply(
    _ name: String, _ value: JSONValue, to environment: inout Environment
  ) throws {
    switch name {
    case "trim_blocks": environment.syntax.trimBlocks = value.bool ?? false
    case "lstrip_blocks": environment.syntax.lstripBlocks = value.bool ?? false
    case "keep_trailing_newline": environment.syntax.keepTrailingNewline = value.bool ?? false
    case "newline": environment.syntax.newlineSequence = value.string ?? "\n"
    case "autoescape":
      switch value {
      case .bool(let isOn): environment.autoEscape = isOn ? .enabled : .disabled
      case .null: environment.autoEscape = .disabled
      default:
        // A function of the program, which looks at names as Flask's does.
        environment.autoEscape = .select(
          enabledExtensions: ["html", "htm", "xml", "xhtml", "svg"], forStrings: true)
      }
    case "undefined": environment.undefined = Self.undefined(value.string ?? "")
    case "extensions":
      // An extension of the program changes no template that Jinja2 replays without it.
      for name in value.array?.compactMap(\.string) ?? [] {
        guard let known = Self.extensions.first(where: { $0.names.contains(name) }) else {
          continue
        }
        environment.extensions.insert(known.value)
      }
    default: break
    }
  }

  /// Programs derive classes of their own from Jinja2's, and mostly keep its names.
  private static func undefined(_ name: String) -> UndefinedBehavior {
    if let behavior = UndefinedBehavior(rawValue: name) { return behavior }
    let others: [UndefinedBehavior] = [.strict, .chainable, .debug]
    return others.first { name.contains($0.rawValue.dropLast("Undefined".count)) } ?? .lenient
  }

  private static let extensions: [(names: [String], value: TemplateExtension)] = [
    (["jinja2.ext.i18n", "jinja2.ext.InternationalizationExtension"], .i18n),
    (["jinja2.ext.do", "jinja2.ext.ExprStmtExtension"], .do),
    (["jinja2.ext.loopcontrols", "jinja2.ext.LoopControlExtension"], .loopControls),
    (["jinja2.ext.debug", "jinja2.ext.DebugExtension"], .debug),
    // Built into the language since Jinja2 3.0.
    (["jinja2.ext.autoescape", "jinja2.ext.AutoEscapeExtension"], .do),
  ]
}
