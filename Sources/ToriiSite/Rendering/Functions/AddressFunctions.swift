import Torii
import ToriiFrontMatter

extension Function {
  /// `url_for(target)`: the address of a page, section or term, of a content file
  /// (`@/posts/hello.md`), or of a path of the site.
  static func urlFor(_ table: ObjectTable) -> Function {
    let links = SiteLinks(table.model.configuration)
    return Function(Signature("url_for", "target")) { (arguments) throws(TemplateError) in
      if case .object(let object) = arguments[0], let host = object as? HostObject {
        guard let url = host.base.attribute(named: "url") else {
          throw .type("url_for() needs a path, a page, a section or a term")
        }
        return url
      }
      let path = try arguments.machine.text(of: arguments[0])
      guard path.hasPrefix("@/") || path.hasSuffix(".md") else { return .string(links.href(path)) }
      guard let page = table.page(path) else {
        throw .value("url_for(): there is no page \"\(path)\"")
      }
      return .string(table.model.href(table.model.pages[page].url))
    }
  }
}
