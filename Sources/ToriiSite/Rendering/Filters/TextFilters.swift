import Torii
import ToriiMarkdown

extension Filter {
  /// `slugify`: text as a name for URLs.
  static let siteSlugify = Filter(Signature("slugify", "value")) {
    (arguments) throws(TemplateError) in
    .string(Slug.make(try arguments.machine.text(of: arguments[0])))
  }

  /// `xml_escape`: text for XML, without the characters that XML does not allow.
  static let siteXMLEscape = Filter(Signature("xml_escape", "value")) {
    (arguments) throws(TemplateError) in
    .markup(XMLText.escaped(try arguments.machine.text(of: arguments[0])))
  }

  /// `without_anchors`: a page's HTML without the links of headings to themselves, for feeds.
  static let siteWithoutAnchors = Filter(Signature("without_anchors", "value")) {
    (arguments) throws(TemplateError) in
    .markup(HeadingAnchors.removed(from: try arguments.machine.text(of: arguments[0])))
  }

  /// `markdown`: Markdown as safe HTML.
  static func siteMarkdown(_ settings: MarkdownSettings) -> Filter {
    Filter(Signature("markdown", "value")) { (arguments) throws(TemplateError) in
      var options = BodyRenderer.options(settings)
      options.headingIDs = false
      let text = try arguments.machine.text(of: arguments[0])
      do throws(MarkdownError) {
        return .markup(try Markdown.render(text, options: options).html)
      } catch {
        throw .filterArgument(error.description)
      }
    }
  }
}
