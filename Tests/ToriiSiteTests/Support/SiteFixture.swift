import Foundation
import ToriiSite

/// A site under `Fixtures` and what building it gave.
struct SiteFixture {
  let name: String
  let path: String

  init(_ name: String) throws {
    self.name = name
    path = Bundle.module.bundlePath + "/Fixtures/" + name
  }

  /// The moment at which fixtures are built: noon UTC on 20 November 2026.
  static let now = 1_795_176_000

  func build(
    to output: String, configure: (inout BuildOptions) -> Void = { _ in }
  ) -> BuildReport {
    var options = BuildOptions(source: path)
    options.output = output
    options.now = Self.now
    options.jobs = 2
    options.usesCache = false
    configure(&options)
    return SiteBuilder(options).build()
  }

  /// The text of a file of the fixture.
  func text(_ relative: String) -> String? {
    FileManager.default.contents(atPath: path + "/" + relative)
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// The files below a folder of the fixture.
  func files(in relative: String) -> [String] {
    let root = path + "/" + relative
    let found = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    return found.filter {
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: root + "/" + $0, isDirectory: &isFolder)
        && !isFolder.boolValue
    }.sorted()
  }

  /// The names of the fixtures in a folder.
  static func names(in folder: String) -> [String] {
    let root = Bundle.module.bundlePath + "/Fixtures/" + folder
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
    return names.sorted().map { folder + "/" + $0 }
  }
}
