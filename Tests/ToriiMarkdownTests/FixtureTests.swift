import Foundation
import Testing
import ToriiMarkdown

/// A Markdown file and the HTML that a reference program makes of it.
struct Fixture: CustomTestStringConvertible, Sendable {
  let name: String
  let source: [UInt8]
  let expected: String

  var testDescription: String { name }

  static func all(in folder: String) -> [Fixture] {
    guard let root = Bundle.module.resourceURL else { return [] }
    let directory = root.appendingPathComponent("Fixtures/\(folder)")
    let files = (try? FileManager.default.contentsOfDirectory(atPath: directory.path)) ?? []
    return files.filter { $0.hasSuffix(".md") }.sorted().compactMap { file in
      let source = directory.appendingPathComponent(file)
      let expected = source.deletingPathExtension().appendingPathExtension("html")
      guard let markdown = try? Data(contentsOf: source), let html = try? Data(contentsOf: expected)
      else { return nil }
      return Fixture(
        name: file, source: [UInt8](markdown), expected: String(decoding: html, as: UTF8.self))
    }
  }
}

@Suite struct FixtureTests {
  @Test(arguments: Fixture.all(in: "CommonMark"))
  func commonMark(_ fixture: Fixture) throws {
    let document = try Markdown.render(fixture.source, options: .commonMark)
    #expect(document.html == fixture.expected)
  }

  @Test(arguments: Fixture.all(in: "CommonMark"))
  func commonMarkWithExtensionsThatDoNotOccur(_ fixture: Fixture) throws {
    var options = MarkdownOptions.gitHub
    options.autolinks = false
    #expect(try Markdown.render(fixture.source, options: options).html == fixture.expected)
  }

  @Test(arguments: Fixture.all(in: "GitHub"))
  func gitHub(_ fixture: Fixture) throws {
    let document = try Markdown.render(fixture.source, options: .gitHub)
    #expect(document.html == fixture.expected)
  }

  @Test(arguments: Fixture.all(in: "SmartPunctuation"))
  func smartPunctuation(_ fixture: Fixture) throws {
    var options = MarkdownOptions.commonMark
    options.smartPunctuation = true
    #expect(try Markdown.render(fixture.source, options: options).html == fixture.expected)
  }

  @Test(arguments: Fixture.all(in: "DisallowedTags"))
  func disallowedTags(_ fixture: Fixture) throws {
    var options = MarkdownOptions.commonMark
    options.filtersDisallowedTags = true
    #expect(try Markdown.render(fixture.source, options: options).html == fixture.expected)
  }

  @Test(arguments: Fixture.all(in: "Safe"))
  func safeByDefault(_ fixture: Fixture) throws {
    var options = MarkdownOptions.commonMark
    options.allowsRawHTML = false
    #expect(try Markdown.render(fixture.source, options: options).html == fixture.expected)
  }

  @Test(arguments: Fixture.all(in: "Extensions"))
  func extensions(_ fixture: Fixture) throws {
    let document = try Markdown.render(fixture.source, options: .everything)
    #expect(document.html == fixture.expected)
  }

  /// Of all the extensions only figures, wiki links and bare addresses read what these say.
  @Test(
    arguments: Fixture.all(in: "CommonMark").filter {
      !["links.md", "autolinks.md", "raw-html.md"].contains($0.name)
    })
  func everyExtensionLeavesCommonMarkAlone(_ fixture: Fixture) throws {
    var options = MarkdownOptions.everything
    options.autolinks = false
    options.figures = false
    #expect(try Markdown.render(fixture.source, options: options).html == fixture.expected)
  }

  @Test func everyFolderHasFixtures() {
    for folder in [
      "CommonMark", "Extensions", "GitHub", "SmartPunctuation", "DisallowedTags", "Safe",
    ] {
      #expect(!Fixture.all(in: folder).isEmpty)
    }
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
