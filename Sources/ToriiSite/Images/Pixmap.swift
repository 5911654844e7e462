/// The pixels of an image: red, green, blue and alpha of eight bits each, rows from the top.
package struct Pixmap: Sendable, Equatable {
  /// More pixels are an attack or a mistake: 100 megapixels take 400 MB.
  package static let maximumPixels = 100_000_000

  package let width: Int
  package let height: Int
  /// Four bytes a pixel.
  package let bytes: [UInt8]

  /// - Returns: nil where the size is none, too large, or not that of the bytes.
  package init?(width: Int, height: Int, bytes: [UInt8]) {
    guard let count = Self.byteCount(width: width, height: height), bytes.count == count else {
      return nil
    }
    self.width = width
    self.height = height
    self.bytes = bytes
  }

  /// How many bytes an image has; nil where it is too large.
  package static func byteCount(width: Int, height: Int) -> Int? {
    guard width > 0, height > 0, width <= maximumPixels, height <= maximumPixels / width else {
      return nil
    }
    return width * height * 4
  }

  package var isOpaque: Bool {
    var index = 3
    while index < bytes.count {
      if bytes[index] != 255 { return false }
      index += 4
    }
    return true
  }

  /// The picture as somebody sees it who knows how the camera was held (TIFF, tag 274).
  package func turned(_ orientation: Int) -> Pixmap {
    guard (2...8).contains(orientation) else { return self }
    let swaps = orientation >= 5
    let (newWidth, newHeight) = swaps ? (height, width) : (width, height)
    var result = [UInt8](repeating: 0, count: bytes.count)
    for row in 0..<newHeight {
      for column in 0..<newWidth {
        let (x, y) =
          switch orientation {
          case 2: (width - 1 - column, row)
          case 3: (width - 1 - column, height - 1 - row)
          case 4: (column, height - 1 - row)
          case 5: (row, column)
          case 6: (row, height - 1 - column)
          case 7: (width - 1 - row, height - 1 - column)
          default: (width - 1 - row, column)
          }
        let (from, to) = ((y * width + x) * 4, (row * newWidth + column) * 4)
        for channel in 0..<4 { result[to + channel] = bytes[from + channel] }
      }
    }
    return Pixmap(width: newWidth, height: newHeight, bytes: result) ?? self
  }
}
