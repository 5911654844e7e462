import Foundation
import Testing
import ToriiSite

@Suite("Sizes of images")
struct ImageSizeTests {
  private static let folder = Bundle.module.bundlePath + "/Fixtures/images"

  private static let names: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()

  private static func bytes(_ name: String) -> [UInt8] {
    FileManager.default.contents(atPath: folder + "/" + name).map { [UInt8]($0) } ?? []
  }

  @Test("the size of a file is the one in its name", arguments: names)
  func sizeIsRead(_ name: String) throws {
    let wanted = name.prefix { $0.isNumber || $0 == "x" }.split(separator: "x").compactMap {
      Int($0)
    }
    let size = try #require(ImageSize(Self.bytes(name)))
    #expect([size.width, size.height] == wanted)
  }

  @Test("there are images of every kind")
  func imagesAreThere() {
    let kinds = Set(Self.names.map { $0.split(separator: ".").last ?? "" })
    #expect(kinds.isSuperset(of: ["png", "jpg", "gif", "webp", "svg"]))
  }

  @Test("a file that ends anywhere is no crash", arguments: names)
  func truncatedFilesAreFine(_ name: String) {
    let bytes = Self.bytes(name)
    for end in 0...min(bytes.count, 2000) { _ = ImageSize(Array(bytes[..<end])) }
  }

  @Test("a file with any byte changed is no crash", arguments: names)
  func damagedFilesAreFine(_ name: String) {
    let bytes = Self.bytes(name)
    for index in bytes.indices.prefix(400) {
      for value: UInt8 in [0, 1, 0x7F, 0x80, 0xFF] {
        var damaged = bytes
        damaged[index] = value
        _ = ImageSize(damaged)
      }
    }
  }

  @Test(
    "what is no image has no size",
    arguments: [
      "", "text", "<svg", "<svg>", "<svg width='9e999' height='nan'/>", "GIF89a", "<html>",
    ])
  func otherFilesHaveNone(_ text: String) {
    #expect(ImageSize(Array(text.utf8)) == nil)
  }
}
