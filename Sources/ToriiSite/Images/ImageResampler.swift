/// Makes images smaller or larger with the bicubic filter of Catmull and Rom, stretched over all
/// pixels that become one, so that fine patterns do not flicker.
///
/// Weights are whole numbers of 22 bits: the same image everywhere.
package enum ImageResampler {
  private static let precision: Int32 = 22
  private static let half: Int32 = 1 << (precision - 1)

  /// The part of an image that is kept, in its pixels.
  package struct Area: Sendable, Equatable {
    package var left: Double
    package var top: Double
    package var width: Double
    package var height: Double

    /// The largest part in the middle that has the shape of another size.
    package static func filling(_ image: Pixmap, width: Int, height: Int) -> Area {
      let scale = min(
        Double(image.width) / Double(width), Double(image.height) / Double(height))
      let (ownWidth, ownHeight) = (Double(width) * scale, Double(height) * scale)
      return Area(
        left: (Double(image.width) - ownWidth) / 2, top: (Double(image.height) - ownHeight) / 2,
        width: ownWidth, height: ownHeight)
    }
  }

  /// - Returns: nil where the size is none or too large.
  package static func resize(
    _ image: Pixmap, width: Int, height: Int, area: Area? = nil
  ) -> Pixmap? {
    guard Pixmap.byteCount(width: width, height: height) != nil,
      Pixmap.byteCount(width: width, height: image.height) != nil
    else { return nil }
    let columns = taps(
      from: area?.left ?? 0, length: area?.width ?? Double(image.width), of: image.width, to: width)
    let rows = taps(
      from: area?.top ?? 0, length: area?.height ?? Double(image.height), of: image.height,
      to: height)
    let isOpaque = image.isOpaque
    let source = isOpaque ? image.bytes : premultiplied(image.bytes)
    let narrow = scaleRows(source, image.width, image.height, columns)
    let result = scaleColumns(narrow, width, rows)
    return Pixmap(
      width: width, height: height, bytes: isOpaque ? result : unpremultiplied(result))
  }

  // MARK: Weights

  /// The pixels that one pixel of the result is made of.
  private struct Taps {
    let first: Int
    let weights: [Int32]
  }

  private static func taps(
    from start: Double, length: Double, of size: Int, to count: Int
  ) -> [Taps] {
    let scale = length / Double(count)
    let spread = max(scale, 1)
    let reach = 2 * spread
    return (0..<count).map { index in
      let center = start + (Double(index) + 0.5) * scale
      let first = min(max(clamped(center - reach + 0.5), 0), size - 1)
      let last = min(max(clamped(center + reach + 0.5), first + 1), size)
      let weights = (first..<last).map { cubic((Double($0) + 0.5 - center) / spread) }
      let sum = weights.reduce(0, +)
      guard sum != 0 else { return Taps(first: first, weights: [1 << precision]) }
      return Taps(
        first: first,
        weights: weights.map { Int32(clamped(($0 / sum * Double(1 << precision)).rounded())) })
    }
  }

  /// A whole number from one that may be anything.
  private static func clamped(_ value: Double) -> Int {
    value.isNaN ? 0 : Int(min(max(value, -1e9), 1e9))
  }

  private static func cubic(_ x: Double) -> Double {
    let x = abs(x)
    if x < 1 { return (1.5 * x - 2.5) * x * x + 1 }
    if x < 2 { return ((-0.5 * x + 2.5) * x - 4) * x + 2 }
    return 0
  }

  // MARK: Passes

  private static func scaleRows(
    _ source: [UInt8], _ width: Int, _ height: Int, _ columns: [Taps]
  ) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: columns.count * height * 4) { output, count in
      source.withUnsafeBufferPointer { source in
        for row in 0..<height {
          var to = row * columns.count * 4
          for taps in columns {
            var from = (row * width + taps.first) * 4
            var sum = SIMD4<Int32>(repeating: half)
            for weight in taps.weights {
              let pixel = SIMD4<Int32>(
                Int32(source[from]), Int32(source[from + 1]), Int32(source[from + 2]),
                Int32(source[from + 3]))
              sum &+= pixel &* weight
              from += 4
            }
            for channel in 0..<4 { output[to + channel] = byte(sum[channel]) }
            to += 4
          }
        }
      }
      count = columns.count * height * 4
    }
  }

  private static func scaleColumns(_ source: [UInt8], _ width: Int, _ rows: [Taps]) -> [UInt8] {
    let stride = width * 4
    var sums = [Int32](repeating: half, count: stride)
    return [UInt8](unsafeUninitializedCapacity: stride * rows.count) { output, count in
      source.withUnsafeBufferPointer { source in
        sums.withUnsafeMutableBufferPointer { sums in
          for (row, taps) in rows.enumerated() {
            for index in 0..<stride { sums[index] = half }
            for (position, weight) in taps.weights.enumerated() {
              let from = (taps.first + position) * stride
              for index in 0..<stride { sums[index] &+= Int32(source[from + index]) &* weight }
            }
            let to = row * stride
            for index in 0..<stride { output[to + index] = byte(sums[index]) }
          }
        }
      }
      count = stride * rows.count
    }
  }

  private static func byte(_ sum: Int32) -> UInt8 { UInt8(clamping: sum >> precision) }

  // MARK: Transparency

  /// Colours that count as much as they are seen, so that those of clear pixels do not bleed.
  private static func premultiplied(_ bytes: [UInt8]) -> [UInt8] {
    var result = bytes
    for pixel in stride(from: 0, to: bytes.count &- 3, by: 4) where bytes[pixel + 3] != 255 {
      let alpha = UInt32(bytes[pixel + 3])
      for channel in pixel..<(pixel + 3) {
        let product = UInt32(bytes[channel]) * alpha + 128
        result[channel] = UInt8(truncatingIfNeeded: (product + product >> 8) >> 8)
      }
    }
    return result
  }

  private static func unpremultiplied(_ bytes: [UInt8]) -> [UInt8] {
    var result = bytes
    for pixel in stride(from: 0, to: bytes.count &- 3, by: 4) {
      let alpha = UInt32(bytes[pixel + 3])
      if alpha == 0 || alpha == 255 { continue }
      for channel in pixel..<(pixel + 3) {
        result[channel] = UInt8(clamping: UInt32(bytes[channel]) * 255 / alpha)
      }
    }
    return result
  }
}
