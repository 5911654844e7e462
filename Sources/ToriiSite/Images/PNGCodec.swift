/// PNG through the simplified interface of libpng 1.6 (png.h, section "simplified API").
package struct PNGCodec: ImageCodec {
  /// `png_image`, which the library's header lays out so: a pointer, seven numbers of four bytes,
  /// a message of 64 bytes.
  private struct Record: ~Copyable {
    static let versionOffset = 8
    static let widthOffset = 12
    static let heightOffset = 16
    static let formatOffset = 20
    static let messageOffset = 36
    static let messageBytes = 64
    static let byteCount = 104

    let memory: UnsafeMutableRawPointer
    private let free: Free

    init(_ free: @escaping Free) {
      memory = .allocate(byteCount: Self.byteCount, alignment: 16)
      memory.initializeMemory(as: UInt8.self, repeating: 0, count: Self.byteCount)
      memory.storeBytes(of: 1, toByteOffset: Self.versionOffset, as: UInt32.self)
      self.free = free
    }

    deinit {
      free(memory)
      memory.deallocate()
    }

    func number(_ offset: Int) -> Int { Int(memory.load(fromByteOffset: offset, as: UInt32.self)) }

    func set(_ number: Int, at offset: Int) {
      memory.storeBytes(of: UInt32(clamping: number), toByteOffset: offset, as: UInt32.self)
    }

    var failure: ImageFailure {
      let text = UnsafeRawBufferPointer(
        start: memory + Self.messageOffset, count: Self.messageBytes
      ).prefix { $0 != 0 }
      return ImageFailure(
        text.isEmpty ? "the file is damaged" : String(decoding: text, as: UTF8.self))
    }
  }

  private typealias Begin =
    @convention(c) @Sendable (UnsafeMutableRawPointer, UnsafeRawPointer?, Int) -> Int32
  private typealias Finish =
    @convention(c) @Sendable (
      UnsafeMutableRawPointer, UnsafeRawPointer?, UnsafeMutableRawPointer?, Int32,
      UnsafeMutableRawPointer?
    ) -> Int32
  private typealias Write =
    @convention(c) @Sendable (
      UnsafeMutableRawPointer, UnsafeMutableRawPointer?, UnsafeMutablePointer<Int>, Int32,
      UnsafeRawPointer?, Int32, UnsafeRawPointer?
    ) -> Int32
  private typealias Free = @convention(c) @Sendable (UnsafeMutableRawPointer) -> Void

  private let begin: Begin
  private let finish: Finish
  private let write: Write
  private let free: Free

  private static let colour = 2
  private static let colourWithAlpha = 3

  /// - Returns: nil where the library is not there.
  package init?() {
    let names = [
      "libpng16.so.16", "libpng16.so", "libpng16.16.dylib", "libpng16.dylib",
      "/opt/homebrew/lib/libpng16.dylib", "/usr/local/lib/libpng16.dylib",
    ]
    guard let library = DynamicLibrary(names),
      let begin = library.function("png_image_begin_read_from_memory", as: Begin.self),
      let finish = library.function("png_image_finish_read", as: Finish.self),
      let write = library.function("png_image_write_to_memory", as: Write.self),
      let free = library.function("png_image_free", as: Free.self)
    else { return nil }
    (self.begin, self.finish, self.write, self.free) = (begin, finish, write, free)
  }

  package func decode(_ bytes: [UInt8]) throws(ImageFailure) -> Pixmap {
    let record = Record(free)
    // The library reads from the memory until the last call.
    let result = bytes.withUnsafeBytes { source -> Result<Pixmap, ImageFailure> in
      guard begin(record.memory, source.baseAddress, source.count) != 0 else {
        return .failure(record.failure)
      }
      let (width, height) = (record.number(Record.widthOffset), record.number(Record.heightOffset))
      guard let size = Pixmap.byteCount(width: width, height: height) else {
        return .failure(ImageFailure("the image has more than 100 megapixels"))
      }
      record.set(Self.colourWithAlpha, at: Record.formatOffset)
      var pixels = [UInt8](repeating: 0, count: size)
      let isDone = pixels.withUnsafeMutableBytes {
        finish(record.memory, nil, $0.baseAddress, 0, nil) != 0
      }
      guard isDone, let image = Pixmap(width: width, height: height, bytes: pixels) else {
        return .failure(record.failure)
      }
      return .success(image)
    }
    return try result.get()
  }

  package func encode(_ image: Pixmap, quality: Int) throws(ImageFailure) -> [UInt8] {
    let isOpaque = image.isOpaque
    let pixels = isOpaque ? Self.withoutAlpha(image.bytes) : image.bytes
    let record = Record(free)
    record.set(image.width, at: Record.widthOffset)
    record.set(image.height, at: Record.heightOffset)
    record.set(isOpaque ? Self.colour : Self.colourWithAlpha, at: Record.formatOffset)
    // More than any compression of so many bytes takes.
    var length = pixels.count + pixels.count / 8 + image.height * 8 + 4096
    var output = [UInt8](repeating: 0, count: length)
    let isDone = pixels.withUnsafeBytes { source in
      output.withUnsafeMutableBytes {
        write(record.memory, $0.baseAddress, &length, 0, source.baseAddress, 0, nil) != 0
      }
    }
    guard isDone, length <= output.count else { throw record.failure }
    output.removeLast(output.count - length)
    return output
  }

  private static func withoutAlpha(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count / 4 * 3)
    for pixel in stride(from: 0, to: bytes.count &- 3, by: 4) {
      result += bytes[pixel..<(pixel + 3)]
    }
    return result
  }
}
