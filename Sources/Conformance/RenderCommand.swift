import Foundation
import Torii

/// `Conformance render TEMPLATE CONTEXT OPTIONS`: renders one template as strictly as a host that
/// trusts nobody would. Exit status 3 with a message is a clean error.
func runRenderCommand(arguments: [String]) -> Int32 {
  guard arguments.count == 3 else {
    print("usage: Conformance render TEMPLATE CONTEXT.json OPTIONS.json")
    return 2
  }
  do {
    let options = try JSONReader.read(try contents(arguments[2]))
    guard case .dict(let context) = try Value(json: try contents(arguments[1])) else {
      throw RenderFailure(message: "TypeError: the context is no object")
    }
    let environment = try UntrustedEnvironment.make(options)
    guard let source = String(validating: try contents(arguments[0]), as: UTF8.self) else {
      throw RenderFailure(message: "UnicodeDecodeError: the template is not UTF-8")
    }
    var output: [UInt8] = []
    try environment.template(from: source).render(context, into: &output)
    FileHandle.standardOutput.write(Data(output))
    return 0
  } catch let error as TemplateError {
    return fail("\(error.kind.rawValue): \(error.message)")
  } catch {
    return fail("\(error)")
  }
}

private struct RenderFailure: Error, CustomStringConvertible {
  let message: String
  var description: String { message }
}

private func contents(_ path: String) throws -> [UInt8] {
  guard let data = FileManager.default.contents(atPath: path) else {
    throw RenderFailure(message: "FileNotFoundError: \(path)")
  }
  return [UInt8](data)
}

private func fail(_ message: String) -> Int32 {
  let line = String(
    String.UnicodeScalarView(
      message.unicodeScalars.prefix(300).map { $0.value < 0x20 ? " " : $0 }))
  FileHandle.standardError.write(Data((line + "\n").utf8))
  return 3
}

/// The environment that the adapter's options describe.
private struct UntrustedEnvironment {
  static func make(_ options: JSONValue) throws -> Environment {
    var environment = Environment()
    environment.limits = .untrusted
    environment.sandbox = .immutable
    for (name, value) in options.object ?? [] {
      try apply(name, value, to: &environment)
    }
    return environment
  }

  private static func apply(
    _ name: String, _ value: JSONValue, to environment: inout Environment
  ) throws {
    let isOn = value.bool ?? false
    let text = value.string ?? ""
    switch name {
    case "sandbox":
      environment.sandbox =
        text == "off" ? .off : text == "mutable" ? .sandboxed : .immutable
    case "autoescape": environment.autoEscape = isOn ? .enabled : .disabled
    case "undefined":
      environment.undefined =
        text == "strict" ? .strict : text == "chainable" ? .chainable : .lenient
    case "loader_dir": environment.loader = FileSystemLoader(text)
    case "trim_blocks": environment.syntax.trimBlocks = isOn
    case "lstrip_blocks": environment.syntax.lstripBlocks = isOn
    case "keep_trailing_newline": environment.syntax.keepTrailingNewline = isOn
    case "newline_sequence": environment.syntax.newlineSequence = text
    case "block_start_string": environment.syntax.blockStart = text
    case "block_end_string": environment.syntax.blockEnd = text
    case "variable_start_string": environment.syntax.variableStart = text
    case "variable_end_string": environment.syntax.variableEnd = text
    case "comment_start_string": environment.syntax.commentStart = text
    case "comment_end_string": environment.syntax.commentEnd = text
    case "line_statement_prefix": environment.syntax.lineStatementPrefix = value.string
    case "line_comment_prefix": environment.syntax.lineCommentPrefix = value.string
    default: throw RenderFailure(message: "TypeError: unknown option \(name)")
    }
  }
}
