/// JPEG through the TurboJPEG interface of libjpeg-turbo (turbojpeg.h, functions of version 1.4).
package struct JPEGCodec: ImageCodec {
  private typealias Handle = UnsafeMutableRawPointer
  private typealias MakeHandle = @convention(c) @Sendable () -> Handle?
  private typealias Destroy = @convention(c) @Sendable (Handle) -> Int32
  private typealias ReadHeader =
    @convention(c) @Sendable (
      Handle, UnsafePointer<UInt8>?, UInt, UnsafeMutablePointer<Int32>,
      UnsafeMutablePointer<Int32>, UnsafeMutablePointer<Int32>, UnsafeMutablePointer<Int32>
    ) -> Int32
  private typealias Decompress =
    @convention(c) @Sendable (
      Handle, UnsafePointer<UInt8>?, UInt, UnsafeMutablePointer<UInt8>?, Int32, Int32, Int32,
      Int32, Int32
    ) -> Int32
  private typealias Compress =
    @convention(c) @Sendable (
      Handle, UnsafePointer<UInt8>?, Int32, Int32, Int32, Int32,
      UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>, UnsafeMutablePointer<UInt>, Int32, Int32,
      Int32
    ) -> Int32
  private typealias Free = @convention(c) @Sendable (UnsafeMutablePointer<UInt8>?) -> Void
  private typealias Message = @convention(c) @Sendable (Handle) -> UnsafePointer<CChar>?
  private typealias Code = @convention(c) @Sendable (Handle) -> Int32

  private let makeReader: MakeHandle
  private let makeWriter: MakeHandle
  private let destroy: Destroy
  private let readHeader: ReadHeader
  private let decompress: Decompress
  private let compress: Compress
  private let free: Free
  private let message: Message
  private let code: Code

  /// Red, green, blue, alpha.
  private static let pixelFormat: Int32 = 7
  /// A quarter as many colours as pixels, as cameras do.
  private static let subsampling: Int32 = 2
  /// Exact arithmetic, as the same picture must come out everywhere.
  private static let exact: Int32 = 4096
  private static let progressive: Int32 = 16384
  /// Refuses files of so many passes that they would take minutes.
  private static let limitsPasses: Int32 = 32768

  /// - Returns: nil where the library is not there.
  package init?() {
    let names = [
      "libturbojpeg.so.0", "libturbojpeg.so", "libturbojpeg.0.dylib", "libturbojpeg.dylib",
      "/opt/homebrew/lib/libturbojpeg.dylib", "/usr/local/lib/libturbojpeg.dylib",
    ]
    guard let library = DynamicLibrary(names),
      let makeReader = library.function("tjInitDecompress", as: MakeHandle.self),
      let makeWriter = library.function("tjInitCompress", as: MakeHandle.self),
      let destroy = library.function("tjDestroy", as: Destroy.self),
      let readHeader = library.function("tjDecompressHeader3", as: ReadHeader.self),
      let decompress = library.function("tjDecompress2", as: Decompress.self),
      let compress = library.function("tjCompress2", as: Compress.self),
      let free = library.function("tjFree", as: Free.self),
      let message = library.function("tjGetErrorStr2", as: Message.self),
      let code = library.function("tjGetErrorCode", as: Code.self)
    else { return nil }
    (self.makeReader, self.makeWriter, self.destroy) = (makeReader, makeWriter, destroy)
    (self.readHeader, self.decompress, self.compress) = (readHeader, decompress, compress)
    (self.free, self.message, self.code) = (free, message, code)
  }

  package func decode(_ bytes: [UInt8]) throws(ImageFailure) -> Pixmap {
    guard let handle = makeReader() else { throw ImageFailure("no memory for a JPEG reader") }
    defer { _ = destroy(handle) }
    var (width, height, sampling, colours): (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
    let count = UInt(bytes.count)
    let isRead = bytes.withUnsafeBufferPointer {
      readHeader(handle, $0.baseAddress, count, &width, &height, &sampling, &colours) == 0
    }
    guard isRead else { throw failure(handle) }
    guard let size = Pixmap.byteCount(width: Int(width), height: Int(height)) else {
      throw ImageFailure("the image has more than 100 megapixels")
    }
    var pixels = [UInt8](repeating: 0, count: size)
    let result = bytes.withUnsafeBufferPointer { source in
      pixels.withUnsafeMutableBufferPointer { target in
        decompress(
          handle, source.baseAddress, count, target.baseAddress, width, 0, height,
          Self.pixelFormat, Self.exact | Self.limitsPasses)
      }
    }
    // A warning, as for a file that lacks its end, leaves what browsers show too.
    if result != 0 && code(handle) != 0 { throw failure(handle) }
    guard let image = Pixmap(width: Int(width), height: Int(height), bytes: pixels) else {
      throw ImageFailure("the image has no size")
    }
    return image.turned(ImageSize.orientation(bytes))
  }

  package func encode(_ image: Pixmap, quality: Int) throws(ImageFailure) -> [UInt8] {
    guard let handle = makeWriter() else { throw ImageFailure("no memory for a JPEG writer") }
    defer { _ = destroy(handle) }
    guard let width = Int32(exactly: image.width), let height = Int32(exactly: image.height),
      image.width <= 65_500, image.height <= 65_500
    else { throw ImageFailure("the image is too large for JPEG") }
    var output: UnsafeMutablePointer<UInt8>?
    var length: UInt = 0
    let result = Self.onWhite(image).withUnsafeBufferPointer {
      compress(
        handle, $0.baseAddress, width, 0, height, Self.pixelFormat, &output, &length,
        Self.subsampling, Int32(min(max(quality, 1), 100)), Self.exact | Self.progressive)
    }
    defer { free(output) }
    guard result == 0, let output else { throw failure(handle) }
    return Array(UnsafeBufferPointer(start: output, count: Int(length)))
  }

  /// What is clear becomes white: JPEG knows no transparency.
  private static func onWhite(_ image: Pixmap) -> [UInt8] {
    if image.isOpaque { return image.bytes }
    var bytes = image.bytes
    for pixel in stride(from: 0, to: bytes.count &- 3, by: 4) {
      let alpha = UInt32(bytes[pixel + 3])
      for channel in pixel..<(pixel + 3) {
        let mixed = UInt32(bytes[channel]) * alpha + 255 * (255 - alpha)
        bytes[channel] = UInt8(clamping: (mixed + 127) / 255)
      }
    }
    return bytes
  }

  private func failure(_ handle: Handle) -> ImageFailure {
    ImageFailure(message(handle).map { String(cString: $0) } ?? "the file is damaged")
  }
}
