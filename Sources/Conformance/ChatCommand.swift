import Foundation
import Torii

/// `Conformance chat TEMPLATE CONTEXT.json`: renders a chat template as Hugging Face's environment
/// does. The context's key `$now` (ISO 8601) is what `strftime_now` reads. Exit status 3 with a
/// message is an error of the template.
func runChatCommand(arguments: [String]) -> Int32 {
  guard arguments.count == 2 else {
    print("usage: Conformance chat TEMPLATE CONTEXT.json")
    return 2
  }
  do throws(TemplateError) {
    guard let source = FileManager.default.contents(atPath: arguments[0]),
      let json = FileManager.default.contents(atPath: arguments[1])
    else { return failChat("the template or the context cannot be read") }
    guard let text = String(validating: source, as: UTF8.self) else {
      return failChat("the template is not UTF-8")
    }
    guard case .dict(let dict) = try Value(json: json) else {
      return failChat("the context is no object")
    }
    var context: [String: Value] = [:]
    for (key, value) in dict { context[key.text ?? ""] = value }
    var moment: ChatMoment?
    if let now = context.removeValue(forKey: "$now") {
      moment = now.text.flatMap { ChatMoment(iso8601: $0) }
      if moment == nil { return failChat("$now is no date and time") }
    }
    let environment = Environment.chat(now: { [moment] in moment })
    var output: [UInt8] = []
    try environment.template(from: text).render(context, into: &output)
    FileHandle.standardOutput.write(Data(output))
    return 0
  } catch {
    return failChat(error.message)
  }
}

private func failChat(_ message: String) -> Int32 {
  FileHandle.standardError.write(Data((message + "\n").utf8))
  return 3
}
