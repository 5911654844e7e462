/// Kinds of images that can be read and written.
package enum ImageFormat: String, Sendable, CaseIterable {
  case jpeg, png, webp

  /// The ending of names of files.
  package var fileExtension: String { self == .jpeg ? "jpg" : rawValue }

  package var name: String {
    switch self {
    case .jpeg: "JPEG"
    case .png: "PNG"
    case .webp: "WebP"
    }
  }

  /// The kind by the first bytes of a file; nil for all others, and for moving WebP images.
  package init?(_ bytes: [UInt8]) {
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
      self = .jpeg
    } else if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      self = .png
    } else if bytes.count > 20, bytes.starts(with: "RIFF".utf8),
      bytes[8...].starts(with: "WEBP".utf8),
      !(bytes[12...].starts(with: "VP8X".utf8) && bytes[20] & 2 != 0)
    {
      self = .webp
    } else {
      return nil
    }
  }
}

/// Why an image could not be read or written.
package struct ImageFailure: Error, Sendable, CustomStringConvertible {
  package let description: String

  package init(_ description: String) { self.description = description }
}

/// Reads and writes one kind of images.
package protocol ImageCodec: Sendable {
  func decode(_ bytes: [UInt8]) throws(ImageFailure) -> Pixmap
  /// - Parameter quality: From 1 to 100; means nothing to PNG.
  func encode(_ image: Pixmap, quality: Int) throws(ImageFailure) -> [UInt8]
}

/// What of the libraries is there.
package struct ImageCodecs: Sendable {
  private let find: @Sendable (ImageFormat) -> (any ImageCodec)?

  package init(_ codecs: [ImageFormat: any ImageCodec]) { find = { codecs[$0] } }

  package init(finding find: @escaping @Sendable (ImageFormat) -> (any ImageCodec)?) {
    self.find = find
  }

  package subscript(format: ImageFormat) -> (any ImageCodec)? { find(format) }

  /// Those of the system, each looked for when it is first asked for: to open the libraries takes
  /// longer than to build a small site, and few sites need one.
  package static let installed = ImageCodecs(finding: { format in
    switch format {
    case .jpeg: jpeg
    case .png: png
    case .webp: webp
    }
  })

  private static let jpeg = JPEGCodec()
  private static let png = PNGCodec()
  private static let webp = WebPCodec()

  /// How to get what is missing for a kind.
  package static func advice(_ format: ImageFormat) -> String {
    switch format {
    case .jpeg:
      "install libjpeg-turbo: apt-get install libturbojpeg0, or brew install jpeg-turbo"
    case .png: "install libpng 1.6: apt-get install libpng16-16, or brew install libpng"
    case .webp: "install libwebp: apt-get install libwebp7, or brew install webp"
    }
  }
}
