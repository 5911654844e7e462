/// The size in pixels that the header of an image file tells: PNG, JPEG, GIF, WebP, SVG, AVIF.
///
/// Headers come from anywhere: every access is checked, and what does not fit together is no size.
package struct ImageSize: Sendable, Equatable {
  package let width: Int
  package let height: Int

  /// Enough for the metadata that cameras put before the size.
  package static let headerBytes = 1 << 20
  /// No sensible image is wider or higher.
  private static let maximum = 1 << 20

  package init?(_ bytes: [UInt8]) {
    let reader = HeaderReader(bytes)
    let size =
      Self.png(reader) ?? Self.gif(reader) ?? Self.jpeg(reader) ?? Self.webp(reader)
      ?? Self.avif(reader) ?? SVGSize.read(bytes)
    guard let size, (1...Self.maximum).contains(size.width),
      (1...Self.maximum).contains(size.height)
    else { return nil }
    (width, height) = size
  }

  package init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }

  private static func png(_ reader: HeaderReader) -> (width: Int, height: Int)? {
    guard reader.has([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], at: 0),
      reader.has("IHDR", at: 12), let width = reader.big32(16), let height = reader.big32(20)
    else { return nil }
    return (width, height)
  }

  private static func gif(_ reader: HeaderReader) -> (width: Int, height: Int)? {
    guard reader.has("GIF87a", at: 0) || reader.has("GIF89a", at: 0),
      let width = reader.little16(6), let height = reader.little16(8)
    else { return nil }
    return (width, height)
  }

  // MARK: JPEG

  /// How the camera was held that made a JPEG file: 1, or up to 8 where it was turned (TIFF tag
  /// 274).
  package static func orientation(_ bytes: [UInt8]) -> Int {
    frame(HeaderReader(bytes))?.orientation ?? 1
  }

  private static func jpeg(_ reader: HeaderReader) -> (width: Int, height: Int)? {
    guard let frame = frame(reader) else { return nil }
    let isTurned = (5...8).contains(frame.orientation)
    return isTurned ? (frame.height, frame.width) : (frame.width, frame.height)
  }

  private static func frame(
    _ reader: HeaderReader
  ) -> (width: Int, height: Int, orientation: Int)? {
    guard reader.has([0xFF, 0xD8], at: 0) else { return nil }
    var offset = 2
    var orientation = 1
    while let marker = reader.byte(offset + 1), reader.byte(offset) == 0xFF {
      if marker == 0xFF {
        offset += 1
        continue
      }
      // Markers without a length.
      if marker == 0x01 || (0xD0...0xD8).contains(marker) {
        offset += 2
        continue
      }
      guard let length = reader.big16(offset + 2), length >= 2 else { return nil }
      switch marker {
      case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF:
        guard let height = reader.big16(offset + 5), let width = reader.big16(offset + 7) else {
          return nil
        }
        return (width, height, orientation)
      case 0xE1:
        if reader.has("Exif", at: offset + 4), let value = exifOrientation(reader, offset + 10) {
          orientation = value
        }
      case 0xD9, 0xDA: return nil
      default: break
      }
      offset += 2 + length
    }
    return nil
  }

  /// What the camera noted about how it was held.
  private static func exifOrientation(_ reader: HeaderReader, _ start: Int) -> Int? {
    let isLittle = reader.has("II", at: start)
    guard isLittle || reader.has("MM", at: start) else { return nil }
    func short(_ offset: Int) -> Int? {
      isLittle ? reader.little16(offset) : reader.big16(offset)
    }
    guard let low = short(start + (isLittle ? 4 : 6)), let count = short(start + low) else {
      return nil
    }
    for entry in 0..<min(count, 200) {
      let offset = start + low + 2 + entry * 12
      guard let tag = short(offset) else { return nil }
      if tag == 274 { return short(offset + 8) }
    }
    return nil
  }

  // MARK: WebP

  private static func webp(_ reader: HeaderReader) -> (width: Int, height: Int)? {
    guard reader.has("RIFF", at: 0), reader.has("WEBP", at: 8) else { return nil }
    if reader.has("VP8X", at: 12), let width = reader.little24(24),
      let height = reader.little24(27)
    {
      return (width + 1, height + 1)
    }
    if reader.has("VP8L", at: 12), reader.byte(20) == 0x2F, let low = reader.little16(21),
      let high = reader.little16(23)
    {
      let bits = low | high << 16
      return ((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    }
    if reader.has("VP8 ", at: 12), reader.has([0x9D, 0x01, 0x2A], at: 23),
      let width = reader.little16(26), let height = reader.little16(28)
    {
      return (width & 0x3FFF, height & 0x3FFF)
    }
    return nil
  }

  // MARK: AVIF

  /// The largest `ispe` property of the file (ISO/IEC 23008-12), turned if an `irot` says so.
  private static func avif(_ reader: HeaderReader) -> (width: Int, height: Int)? {
    guard reader.has("ftyp", at: 4),
      let meta = reader.box("meta", in: 0..<reader.count),
      let properties = reader.box(
        "iprp", in: min(meta.lowerBound + 4, meta.upperBound)..<meta.upperBound),
      let container = reader.box("ipco", in: properties)
    else { return nil }
    var best: (width: Int, height: Int)?
    var isTurned = false
    reader.eachBox(in: container) { name, content in
      if name.elementsEqual("ispe".utf8), let width = reader.big32(content.lowerBound + 4),
        let height = reader.big32(content.lowerBound + 8), width <= maximum, height <= maximum,
        width * height > (best?.width ?? 0) * (best?.height ?? 0)
      {
        best = (width, height)
      }
      if name.elementsEqual("irot".utf8), let angle = reader.byte(content.lowerBound) {
        isTurned = angle & 1 == 1
      }
    }
    guard let best else { return nil }
    return isTurned ? (best.height, best.width) : best
  }
}
