import Foundation
import ToriiMarkdown

/// `Conformance markdown-speed FOLDER [--extensions none|gfm|site]`: renders every Markdown file below
/// a folder, again and again for a few seconds, and prints megabytes a second of the best round.
func runMarkdownSpeedCommand(arguments: [String]) -> Int32 {
  guard let folder = arguments.first(where: { !$0.hasPrefix("--") }) else {
    print("usage: Conformance markdown-speed FOLDER [--extensions none|gfm|site]")
    return 2
  }
  var options = MarkdownOptions.gitHub
  if arguments.contains("none") { options = .commonMark }
  if arguments.contains("site") {
    options = .everything
    options.headingIDs = true
    options.smartPunctuation = true
  }
  let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
  let texts = names.filter { $0.hasSuffix(".md") }.sorted().compactMap { name in
    FileManager.default.contents(atPath: folder + "/" + name).map { [UInt8]($0) }
  }
  let bytes = texts.reduce(0) { $0 + $1.count }
  // Processor time, for other work on the machine says nothing about ours.
  var best = Double.infinity
  let end = ContinuousClock().now.advanced(by: .seconds(5))
  repeat {
    let start = clock()
    var written = 0
    for text in texts {
      written += (try? Markdown.render(text, options: options).html.utf8.count) ?? 0
    }
    best = min(best, Double(clock() - start) / Double(CLOCKS_PER_SEC))
    if written == 0 { break }
  } while ContinuousClock().now < end
  let speed = (Double(bytes) / best / 1e5).rounded() / 10
  print("\(texts.count) files, \(bytes) bytes, \(speed) MB/s")
  return 0
}
