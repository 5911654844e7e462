import Torii
import ToriiMarkdown

extension Function {
  /// `image_at(src)` in shortcodes: where an image is that the page names as in Markdown, its size in
  /// pixels and its versions in other sizes.
  ///
  /// - Parameters:
  ///   - options: How the page's Markdown is written.
  ///   - line: The line of the shortcode in the page's text.
  static func imageAt(_ options: MarkdownOptions, line: Int) -> Function {
    Function(Signature("image_at", "src")) { (arguments) throws(TemplateError) in
      let source = try arguments.machine.text(of: arguments[0])
      let size = options.imageSize?(source)
      let versions = options.imageVersions?(source)
      return DataValue.table([
        ("url", .string(options.rewriteDestination?(.image, source, line) ?? source)),
        ("width", size.map { .int($0.width) } ?? .none),
        ("height", size.map { .int($0.height) } ?? .none),
        ("srcset", versions.map { .string($0.srcset) } ?? .none),
        ("sizes", versions.map { .string($0.sizes) } ?? .none),
      ])
    }
  }
}
