import Foundation
import ToriiHighlight

/// `Conformance highlight LANG FILE` prints a file as highlighted HTML; `highlight LANG FILE --speed`
/// prints how fast it is; `highlight --batch LIST` reads lines "language, input, output" with tabs
/// between; `highlight --list` names the languages.
func runHighlightCommand(arguments: [String]) -> Int32 {
  switch arguments.first {
  case "--list":
    for language in Highlighter.languages {
      print("\(language.title)\t\(language.names.joined(separator: " "))")
    }
    return 0
  case "--batch" where arguments.count == 2:
    return highlightBatch(list: arguments[1])
  default: break
  }
  guard arguments.count >= 2, let data = FileManager.default.contents(atPath: arguments[1]) else {
    print("usage: Conformance highlight LANG FILE [--speed] | --batch LIST | --list")
    return 2
  }
  guard let language = Highlighter.language(named: arguments[0]) else {
    print("unknown language \"\(arguments[0])\"")
    return 1
  }
  if arguments.contains("--speed") {
    print(speed(of: [UInt8](data), in: language))
  } else {
    FileHandle.standardOutput.write(Data(Highlighter.html([UInt8](data), in: language)))
  }
  return 0
}

private func highlightBatch(list: String) -> Int32 {
  guard let data = FileManager.default.contents(atPath: list) else { return 2 }
  var status: Int32 = 0
  for line in String(decoding: data, as: UTF8.self).split(separator: "\n") {
    let fields = line.split(separator: "\t").map(String.init)
    guard fields.count == 3, let language = Highlighter.language(named: fields[0]),
      let code = FileManager.default.contents(atPath: fields[1])
    else {
      status = 1
      continue
    }
    let html = Data(Highlighter.html([UInt8](code), in: language))
    if !FileManager.default.createFile(atPath: fields[2], contents: html) { status = 1 }
  }
  return status
}

/// Megabytes of code a second of processor time, the best of several runs over at least 2 MB.
private func speed(of code: [UInt8], in language: Language) -> String {
  var code = code
  while code.count < 2_000_000, !code.isEmpty { code += code }
  var best = Double.infinity
  for _ in 0..<7 {
    let start = clock()
    let html = Highlighter.html(code, in: language)
    let time = Double(clock() - start) / Double(CLOCKS_PER_SEC)
    if html.count >= code.count { best = min(best, time) }
  }
  return "\(Int(Double(code.count) / max(best, 1e-6) / 1e6)) MB/s"
}
