/// An image of the site that others can be made of.
package struct ImageSource: Sendable {
  /// Where it is published, below the root of the site.
  package let path: String
  package let source: OutputFile.Source
  /// The file for messages.
  package let label: String

  package init(path: String, source: OutputFile.Source, label: String) {
    self.path = path
    self.source = source
    self.label = label
  }
}

/// What a template asks for.
package struct ImageRequest: Sendable, Equatable {
  package var width: Int?
  package var height: Int?
  /// Whether what does not fit into the shape is cut off.
  package var crops = false
  package var format: ImageFormat?
  package var quality: Int?

  package init(width: Int? = nil, height: Int? = nil) {
    self.width = width
    self.height = height
  }

  /// The size for an image of another: never larger, and of the same shape unless it is cut.
  package func size(of image: ImageSize) -> ImageSize {
    let (width, height) = (width ?? image.width, height ?? image.height)
    if crops {
      // What is wanted larger than it is becomes smaller, in its own shape.
      if width <= image.width && height <= image.height {
        return ImageSize(width: width, height: height)
      }
      let isWide = width * image.height > height * image.width
      return isWide
        ? ImageSize(width: image.width, height: Self.scaled(height, image.width, width))
        : ImageSize(width: Self.scaled(width, image.height, height), height: image.height)
    }
    if width >= image.width && height >= image.height { return image }
    let isWide = width * image.height > height * image.width
    return isWide
      ? ImageSize(width: Self.scaled(image.width, height, image.height), height: height)
      : ImageSize(width: width, height: Self.scaled(image.height, width, image.width))
  }

  /// `length · numerator / denominator`, rounded, at least one.
  private static func scaled(_ length: Int, _ numerator: Int, _ denominator: Int) -> Int {
    max(1, (2 * length * numerator + denominator) / (2 * max(1, denominator)))
  }
}

/// An image to be made of another one.
struct ImageVariant: Sendable, Hashable {
  let width: Int
  let height: Int
  let crops: Bool
  let format: ImageFormat
  let quality: Int
  /// The hash of the file that it is made of.
  let original: [UInt8]

  /// The way of making images; another number makes all of them anew.
  private static let version = 1

  /// A hash of everything that decides its pixels.
  var key: [UInt8] {
    let text =
      "\(Self.version) \(width) \(height) \(crops) \(format) \(format == .png ? 0 : quality) "
    return SHA256.digest(Array(text.utf8) + original)
  }

  /// `photo-640x480.0a1b2c3d4e.jpg`, beside the original.
  func path(beside original: String) -> String {
    let path = SourcePath(original)
    let version = AssetCache.name(key).prefix(10)
    let isSame = format == ImageFormat(fileExtension: path.fileExtension)
    let ending = isSame ? path.fileExtension : format.fileExtension
    let name = "\(path.stem)-\(width)x\(height).\(version).\(ending)"
    return path.folder.appending(name).string
  }
}

extension ImageFormat {
  /// The kind that the ending of a name stands for, in lower case.
  package init?(fileExtension: String) {
    switch fileExtension {
    case "jpg", "jpeg": self = .jpeg
    case "png": self = .png
    case "webp": self = .webp
    default: return nil
    }
  }
}
