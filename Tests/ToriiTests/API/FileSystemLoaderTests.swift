import Foundation
import Testing
import Torii

@Suite("Templates in folders stay in their folders")
final class FileSystemLoaderTests {
  private let root: URL
  private let loader: FileSystemLoader

  init() throws {
    root = FileManager.default.temporaryDirectory.appending(path: "torii-\(UUID().uuidString)")
    let templates = root.appending(path: "templates/sub")
    try FileManager.default.createDirectory(at: templates, withIntermediateDirectories: true)
    loader = FileSystemLoader(root.appending(path: "templates").path)
    try write("templates/a.html", "A")
    try write("templates/sub/b.html", "B")
    try write("secret.txt", "SECRET")
    try write("templates2/c.html", "C")
  }

  deinit { try? FileManager.default.removeItem(at: root) }

  private func write(_ path: String, _ text: String) throws {
    let url = root.appending(path: path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  private func link(_ path: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: root.appending(path: path).path, withDestinationPath: target)
  }

  @Test func findsFiles() throws {
    #expect(try loader.load("a.html")?.text == "A")
    #expect(try loader.load("sub/b.html")?.text == "B")
    #expect(try loader.load("./sub/./b.html")?.text == "B")
    #expect(try loader.load("nope.html") == nil)
    #expect(loader.templateNames() == ["a.html", "sub/b.html"])
  }

  @Test(arguments: [
    "../secret.txt", "sub/../../secret.txt", "sub/../a.html", "sub//b.html", "",
    "/etc/hostname", "..", ".", "sub/", "sub", "..\\secret.txt", "a.html\0.txt", "a.html\0",
    "sub\\b.html", "../templates2/c.html", "a.html/",
  ])
  func refusesNamesThatLeadElsewhere(_ name: String) throws {
    #expect(try loader.load(name)?.text == nil)
  }

  @Test func refusesLinksThatLeadElsewhere() throws {
    try link("templates/out.html", to: "../secret.txt")
    try link("templates/folder", to: "..")
    try link("templates/sibling", to: "../templates2")
    for name in ["out.html", "folder/secret.txt", "sibling/c.html"] {
      #expect(try loader.load(name)?.text == nil, "\(name)")
    }
  }

  @Test func followsLinksWithinTheFolder() throws {
    try link("templates/in.html", to: "sub/b.html")
    #expect(try loader.load("in.html")?.text == "B")
  }

  @Test func survivesLoopingLinks() throws {
    try link("templates/x", to: "y")
    try link("templates/y", to: "x")
    #expect(try loader.load("x")?.text == nil)
    #expect(loader.templateNames() == ["a.html", "sub/b.html"])
  }

  @Test func takesTheFirstFolderThatHasATemplate() throws {
    let both = FileSystemLoader([
      root.appending(path: "templates2").path, root.appending(path: "templates").path,
    ])
    #expect(try both.load("c.html")?.text == "C")
    #expect(try both.load("a.html")?.text == "A")
  }

  @Test func loadsChangedFilesAgain() throws {
    var environment = Environment()
    environment.loader = loader
    #expect(try environment.template(named: "a.html").render() == "A")
    try write("templates/a.html", "changed")
    #expect(try environment.template(named: "a.html").render() == "changed")
  }

  @Test func noticesChangesOfIncludedFiles() throws {
    var environment = Environment()
    environment.loader = loader
    let template = try environment.template(from: "[{% include 'a.html' %}]")
    #expect(try template.render() == "[A]")
    try write("templates/a.html", "new one")
    #expect(try template.render() == "[new one]")
  }

  @Test func noticesRemovedFiles() throws {
    var environment = Environment()
    environment.loader = loader
    #expect(try environment.template(named: "a.html").render() == "A")
    try FileManager.default.removeItem(at: root.appending(path: "templates/a.html"))
    let error = #expect(throws: TemplateError.self) {
      try environment.template(named: "a.html")
    }
    #expect(error?.kind == .templateNotFound)
  }

  @Test func refusesWhatIsNotUTF8() throws {
    try Data([0x61, 0xFF, 0x62]).write(to: root.appending(path: "templates/bad.html"))
    var environment = Environment()
    environment.loader = loader
    let error = #expect(throws: TemplateError.self) {
      try environment.template(named: "bad.html")
    }
    #expect(error?.kind == .host)
    #expect(error?.message == "template 'bad.html' is not UTF-8")
  }

  @Test func refusesLargeFiles() throws {
    let small = FileSystemLoader(root.appending(path: "templates").path, sizeLimit: 3)
    try write("templates/large.html", "12345")
    #expect(throws: FileSystemLoader.FileError.self) { try small.load("large.html") }
    #expect(try small.load("a.html")?.text == "A")
  }

  @Test func hidesPathsFromMessages() throws {
    var environment = Environment()
    environment.loader = loader
    let error = #expect(throws: TemplateError.self) {
      try environment.template(named: "../secret.txt")
    }
    #expect(error?.description.contains(root.path) == false)
  }
}
