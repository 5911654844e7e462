import Synchronization
import ToriiSite

/// Writes headers that tell the size, and counts what it is asked for.
final class CountingCodec: ImageCodec {
  let decoded = Mutex(0)
  let encoded = Mutex(0)

  func decode(_ bytes: [UInt8]) throws(ImageFailure) -> Pixmap {
    decoded.withLock { $0 += 1 }
    guard let size = ImageSize(bytes), bytes.count > 40,
      let image = Pixmap(
        width: size.width, height: size.height,
        bytes: [UInt8](repeating: 9, count: size.width * size.height * 4))
    else { throw ImageFailure("no header") }
    return image
  }

  func encode(_ image: Pixmap, quality: Int) throws(ImageFailure) -> [UInt8] {
    encoded.withLock { $0 += 1 }
    return Self.file(width: image.width, height: image.height)
  }

  static func file(width: Int, height: Int) -> [UInt8] {
    let head: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]
    let size = [width, height].flatMap { value in
      [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
    }
    return head + Array("IHDR".utf8) + size + [UInt8](repeating: 0, count: 24)
  }
}
