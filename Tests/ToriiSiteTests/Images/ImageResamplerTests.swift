import Foundation
import Testing
import ToriiSite

@Suite("Resized pixels")
struct ImageResamplerTests {
  private func recorded(_ name: String) throws -> [UInt8] {
    let path = Bundle.module.bundlePath + "/Fixtures/resized/" + name + ".rgba"
    return Array(try #require(FileManager.default.contents(atPath: path)))
  }

  private func original(_ name: String) throws -> Pixmap {
    try #require(Pixmap(width: 40, height: 30, bytes: recorded(name)))
  }

  @Test(
    "the filter gives what Pillow's gives",
    arguments: ["opaque", "clear"],
    [(40, 30), (20, 15), (13, 9), (1, 1), (7, 30), (60, 45), (40, 3)])
  func sizes(_ name: String, _ size: (Int, Int)) throws {
    let resized = try #require(
      ImageResampler.resize(original(name), width: size.0, height: size.1))
    let expected = try recorded("\(name)-\(size.0)x\(size.1)")
    #expect(resized.bytes == expected)
  }

  @Test(
    "what does not fit into another shape is cut off on both sides", arguments: ["opaque", "clear"])
  func cut(_ name: String) throws {
    let image = try original(name)
    let area = ImageResampler.Area.filling(image, width: 14, height: 12)
    #expect(area == ImageResampler.Area.filling(image, width: 28, height: 24))
    let resized = try #require(
      ImageResampler.resize(image, width: 14, height: 12, area: area))
    #expect(try resized.bytes == recorded("\(name)-cut-14x12"))
  }

  @Test("sizes that are none, or would take all memory, give nothing")
  func impossible() throws {
    let image = try original("opaque")
    for (width, height) in [(0, 1), (1, 0), (-1, 5), (1 << 40, 1 << 40), (20_000, 20_000)] {
      #expect(ImageResampler.resize(image, width: width, height: height) == nil)
    }
    #expect(Pixmap(width: 2, height: 2, bytes: [0]) == nil)
    #expect(Pixmap(width: .max, height: .max, bytes: []) == nil)
  }

  @Test(
    "pictures are turned as their cameras were, as Pillow does it",
    arguments: [
      (1, [1, 2, 3, 4, 5, 6]), (2, [3, 2, 1, 6, 5, 4]), (3, [6, 5, 4, 3, 2, 1]),
      (4, [4, 5, 6, 1, 2, 3]), (5, [1, 4, 2, 5, 3, 6]), (6, [4, 1, 5, 2, 6, 3]),
      (7, [6, 3, 5, 2, 4, 1]), (8, [3, 6, 2, 5, 1, 4]), (0, [1, 2, 3, 4, 5, 6]),
      (9, [1, 2, 3, 4, 5, 6]),
    ] as [(Int, [UInt8])])
  func turned(_ orientation: Int, _ expected: [UInt8]) throws {
    let bytes = (1...6).flatMap { (value: UInt8) -> [UInt8] in [value, value, value, 255] }
    let image = try #require(Pixmap(width: 3, height: 2, bytes: bytes)).turned(orientation)
    #expect(image.width == ((5...8).contains(orientation) ? 2 : 3))
    #expect(stride(from: 0, to: 24, by: 4).map { image.bytes[$0] } == expected)
  }
}
