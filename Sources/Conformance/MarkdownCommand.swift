import Foundation
import ToriiMarkdown

/// `Conformance markdown SPEC.json [--extensions gfm|all] [--smart] [--exact]`: runs the examples of a
/// specification and prints a table by section.
func runMarkdownCommand(arguments: [String]) -> Int32 {
  guard let path = arguments.first(where: { $0.hasSuffix(".json") }) else {
    print("usage: Conformance markdown SPEC.json [--extensions gfm|all] [--smart] [--exact]")
    return 2
  }
  guard let data = FileManager.default.contents(atPath: path),
    let json = try? JSONSerialization.jsonObject(with: data),
    let examples = json as? [[String: Any]]
  else {
    print("\(path): not a list of examples")
    return 2
  }
  let usesExtensions = arguments.contains("--extensions")
  var report = MarkdownReport()
  for example in examples {
    guard let source = example["markdown"] as? String, let expected = example["html"] as? String
    else { continue }
    let extensions = example["extensions"] as? [String] ?? []
    // An example names the extensions it shows; the others hold without any.
    var options =
      usesExtensions && !extensions.isEmpty ? MarkdownOptions.gitHub : .commonMark
    if arguments.contains("all") { options = .everything }
    options.smartPunctuation = arguments.contains("--smart")
    options.filtersDisallowedTags = extensions.contains("tagfilter")
    let actual = (try? Markdown.render(source, options: options).html) ?? ""
    let isEqual =
      actual == expected
      || (!arguments.contains("--exact")
        && HTMLNormalizer.normalize(actual) == HTMLNormalizer.normalize(expected))
    report.add(
      number: example["example"] as? Int ?? 0, section: example["section"] as? String ?? "",
      passed: isEqual)
    if !isEqual, arguments.contains("--verbose") {
      print(
        "--- \(example["example"] ?? 0)\n\(source)--- expected\n\(expected)--- actual\n\(actual)")
    }
  }
  return report.finish()
}

/// Passed and failed examples by section.
private struct MarkdownReport {
  private var sections: [(name: String, passed: Int, failures: [Int])] = []

  mutating func add(number: Int, section: String, passed: Bool) {
    if sections.last?.name != section { sections.append((section, 0, [])) }
    if passed {
      sections[sections.count - 1].passed += 1
    } else {
      sections[sections.count - 1].failures.append(number)
    }
  }

  /// Prints the table and returns the exit status.
  func finish() -> Int32 {
    let width = sections.map(\.name.count).max() ?? 0
    for section in sections {
      let name = section.name.padding(toLength: width, withPad: " ", startingAt: 0)
      let total = section.passed + section.failures.count
      var line = "\(name)  \(section.passed)/\(total)"
      if !section.failures.isEmpty {
        line += "  failed: " + section.failures.map(String.init).joined(separator: " ")
      }
      print(line)
    }
    let passed = sections.reduce(0) { $0 + $1.passed }
    let failed = sections.reduce(0) { $0 + $1.failures.count }
    print("\(passed) passed, \(failed) failed")
    return failed == 0 ? 0 : 1
  }
}

extension MarkdownOptions {
  /// Every extension at once.
  static var everything: MarkdownOptions {
    var options = MarkdownOptions()
    options.allowsRawHTML = true
    options.headingIDs = false
    options.definitionLists = true
    options.attributes = true
    options.blockAttributes = true
    options.containers = true
    options.mark = true
    options.superscript = true
    options.subscript = true
    options.wikiLinks = true
    options.abbreviations = true
    options.figures = true
    return options
  }
}
