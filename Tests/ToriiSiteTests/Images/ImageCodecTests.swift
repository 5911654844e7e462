import Foundation
import Testing
import ToriiSite

/// With the libraries that are there; those that are not have nothing to test.
@Suite("Image libraries")
struct ImageCodecTests {
  private static let formats = ImageFormat.allCases.filter { ImageCodecs.installed[$0] != nil }

  private func file(_ name: String) throws -> [UInt8] {
    let path = Bundle.module.bundlePath + "/Fixtures/images/" + name
    return Array(try #require(FileManager.default.contents(atPath: path)))
  }

  @Test(
    "images of one colour are read",
    arguments: [
      "40x30.png", "42x32.jpg", "43x33-progressive.jpg", "34x44-turned.jpg", "45x35-lossy.webp",
      "46x36-lossless.webp",
    ])
  func decode(_ name: String) throws {
    let bytes = try file(name)
    let format = try #require(ImageFormat(bytes))
    guard let codec = ImageCodecs.installed[format] else { return }
    let image = try codec.decode(bytes)
    #expect(name.hasPrefix("\(image.width)x\(image.height)"))
    let middle = (image.height / 2 * image.width + image.width / 2) * 4
    for (value, expected) in zip(image.bytes[middle..<(middle + 4)], [40, 80, 120, 255]) {
      #expect(abs(Int(value) - expected) <= 10)
    }
  }

  @Test("what is written is read again", arguments: formats)
  func encode(_ format: ImageFormat) throws {
    let codec = try #require(ImageCodecs.installed[format])
    var pixels: [UInt8] = []
    for row in 0..<24 {
      for column in 0..<32 { pixels += [UInt8(column * 7), UInt8(row * 10), 90, 255] }
    }
    let image = try #require(Pixmap(width: 32, height: 24, bytes: pixels))
    let bytes = try codec.encode(image, quality: 95)
    #expect(ImageFormat(bytes) == format)
    #expect(ImageSize(bytes) == ImageSize(width: 32, height: 24))
    let read = try codec.decode(bytes)
    let differences = zip(read.bytes, image.bytes).map { abs(Int($0) - Int($1)) }
    #expect(differences.reduce(0, +) / differences.count <= (format == .png ? 0 : 4))
    #expect(try codec.encode(image, quality: 95) == bytes)
    #expect(try format == .png || codec.encode(image, quality: 20).count < bytes.count)
  }

  @Test("transparency stays, where the format knows it", arguments: formats)
  func transparency(_ format: ImageFormat) throws {
    let codec = try #require(ImageCodecs.installed[format])
    let pixels = (0..<256).flatMap { (pixel: Int) -> [UInt8] in
      [200, 100, 50, pixel < 128 ? 0 : 255]
    }
    let image = try #require(Pixmap(width: 16, height: 16, bytes: pixels))
    let read = try codec.decode(codec.encode(image, quality: 90))
    #expect(read.bytes[3] == (format == .jpeg ? 255 : 0))
    #expect(read.isOpaque == (format == .jpeg))
    if format == .jpeg { #expect(read.bytes[0] > 240 && read.bytes[2] > 240) }
  }

  @Test("damaged files are errors, not crashes", arguments: formats)
  func damaged(_ format: ImageFormat) throws {
    let codec = try #require(ImageCodecs.installed[format])
    let names = [ImageFormat.jpeg: "42x32.jpg", .png: "40x30.png", .webp: "46x36-lossless.webp"]
    let bytes = try file(try #require(names[format]))
    for length in 0..<bytes.count { _ = try? codec.decode(Array(bytes[..<length])) }
    for index in bytes.indices {
      var other = bytes
      other[index] ^= 0xA5
      _ = try? codec.decode(other)
    }
    #expect(throws: ImageFailure.self) { try codec.decode([]) }
    #expect(throws: ImageFailure.self) { try codec.decode(Array("no image".utf8)) }
  }

  @Test("a file that claims to be immense is refused before memory is taken")
  func bomb() throws {
    guard let codec = ImageCodecs.installed[.png] else { return }
    var bytes = try file("40x30.png")
    // The width and height of the header, with a checksum that fits.
    bytes.replaceSubrange(16..<24, with: [0, 0, 0xFF, 0xFF, 0, 0, 0xFF, 0xFF])
    bytes.replaceSubrange(29..<33, with: Self.crc(bytes[12..<29]))
    #expect(throws: ImageFailure.self) { try codec.decode(bytes) }
  }

  private static func crc(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var value: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      value ^= UInt32(byte)
      for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
    }
    return (0..<4).map { UInt8(truncatingIfNeeded: ~value >> (24 - 8 * UInt32($0))) }
  }
}
