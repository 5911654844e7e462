/// WebP through libwebp (decode.h and encode.h, the simple interface).
package struct WebPCodec: ImageCodec {
  private typealias Bytes = UnsafeMutablePointer<UInt8>
  private typealias Information =
    @convention(c) @Sendable (
      UnsafePointer<UInt8>?, Int, UnsafeMutablePointer<Int32>, UnsafeMutablePointer<Int32>
    ) -> Int32
  private typealias Decode =
    @convention(c) @Sendable (UnsafePointer<UInt8>?, Int, Bytes?, Int, Int32) -> Bytes?
  private typealias Encode =
    @convention(c) @Sendable (
      UnsafePointer<UInt8>?, Int32, Int32, Int32, Float, UnsafeMutablePointer<Bytes?>
    ) -> Int
  private typealias Free = @convention(c) @Sendable (UnsafeMutableRawPointer?) -> Void

  private let information: Information
  private let decodeInto: Decode
  private let encode: Encode
  private let free: Free

  /// - Returns: nil where the library is not there.
  package init?() {
    let names = [
      "libwebp.so.7", "libwebp.so.6", "libwebp.so", "libwebp.7.dylib", "libwebp.dylib",
      "/opt/homebrew/lib/libwebp.dylib", "/usr/local/lib/libwebp.dylib",
    ]
    guard let library = DynamicLibrary(names),
      let information = library.function("WebPGetInfo", as: Information.self),
      let decode = library.function("WebPDecodeRGBAInto", as: Decode.self),
      let encode = library.function("WebPEncodeRGBA", as: Encode.self),
      let free = library.function("WebPFree", as: Free.self)
    else { return nil }
    (self.information, decodeInto) = (information, decode)
    (self.encode, self.free) = (encode, free)
  }

  package func decode(_ bytes: [UInt8]) throws(ImageFailure) -> Pixmap {
    var (width, height): (Int32, Int32) = (0, 0)
    let isRead = bytes.withUnsafeBufferPointer {
      information($0.baseAddress, $0.count, &width, &height) != 0
    }
    guard isRead, let size = Pixmap.byteCount(width: Int(width), height: Int(height)) else {
      throw ImageFailure("the file is damaged or too large")
    }
    var pixels = [UInt8](repeating: 0, count: size)
    let isDone = bytes.withUnsafeBufferPointer { source in
      pixels.withUnsafeMutableBufferPointer { target in
        decodeInto(source.baseAddress, source.count, target.baseAddress, size, width * 4) != nil
      }
    }
    guard isDone, let image = Pixmap(width: Int(width), height: Int(height), bytes: pixels) else {
      throw ImageFailure("the file is damaged")
    }
    return image
  }

  package func encode(_ image: Pixmap, quality: Int) throws(ImageFailure) -> [UInt8] {
    guard image.width <= 16_383, image.height <= 16_383 else {
      throw ImageFailure("the image is too large for WebP")
    }
    var output: Bytes?
    let length = image.bytes.withUnsafeBufferPointer {
      encode(
        $0.baseAddress, Int32(image.width), Int32(image.height), Int32(image.width * 4),
        Float(min(max(quality, 1), 100)), &output)
    }
    defer { free(output) }
    guard length > 0, let output else { throw ImageFailure("libwebp could not write the image") }
    return Array(UnsafeBufferPointer(start: output, count: length))
  }
}
