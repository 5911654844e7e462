import Torii
import ToriiFrontMatter

extension Function {
  /// `url_for(target)`: the address of a page, section or term, of a content file
  /// (`@/posts/hello.md#part`), or of a path of the site.
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
      let end = path.utf8.firstIndex { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "?") }
      let (file, tail) = (path[..<(end ?? path.endIndex)], path[(end ?? path.endIndex)...])
      guard file.hasPrefix("@/") || file.hasSuffix(".md") else { return .string(links.href(path)) }
      guard let page = table.page(String(file)) else {
        throw .value("url_for(): there is no page \"\(file)\"")
      }
      return .string(table.model.href(table.model.pages[page].url) + tail)
    }
  }
}
