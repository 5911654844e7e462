import ToriiFrontMatter

/// What `images` in the configuration says.
package struct ImageSettings: Sendable, Equatable {
  /// From 1 to 100.
  package var quality = 80
  /// The kind of images that are made; nil for that of the original.
  package var format: ImageFormat?
  /// How wide the versions of images in Markdown are; empty for none.
  package var widths: [Int] = []
  /// How wide images in Markdown are shown, as the attribute `sizes` says it.
  package var sizes = "100vw"

  package init() {}

  package static let widthRange = 1...16_000

  /// Takes every known key out of a table, over what is set already, and refuses the rest.
  mutating func read(_ table: inout TableReader) {
    quality = table.int("quality", in: 1...100) ?? quality
    sizes = table.string("sizes") ?? sizes
    if let node = table.node("format") {
      let known = ImageFormat.allCases.map(\.rawValue).joined(separator: ", ")
      format = node.string.flatMap { ImageFormat(fileExtension: $0) }
      if format == nil {
        table.error("\"images.format\" must be one of \(known)", at: node.position)
      }
    }
    let written = table.strings("widths")
    if written != nil { widths = [] }
    for width in written ?? [] {
      if let number = Int(width.text), Self.widthRange.contains(number) {
        widths.append(number)
      } else {
        table.error(
          "\"images.widths\" must be numbers of pixels, from \(Self.widthRange.lowerBound) to "
            + "\(Self.widthRange.upperBound)", at: width.position)
      }
    }
    table.refuseUnknownKeys()
  }
}
