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

  /// `asset(path)`: the address of a static file with a mark that changes with its bytes.
  static func asset(_ table: ObjectTable, _ assets: AssetFingerprints) -> Function {
    Function(Signature("asset", "path")) { (arguments) throws(TemplateError) in
      let written = try arguments.machine.text(of: arguments[0])
      let path = written.hasPrefix("/") ? String(written.dropFirstByte()) : written
      do throws(FileSystemError) {
        if let fingerprint = try assets.fingerprint(path) {
          return Value(
            AssetObject(
              url: table.model.configuration.basePath + PercentEncoding.encodePath("/" + path)
                + "?v=" + fingerprint.version, integrity: fingerprint.integrity))
        }
      } catch {
        throw .value(error.description)
      }
      let near = nearestName(to: path, among: assets.paths).map { "; did you mean \"\($0)\"?" }
      throw .value("asset(): there is no static file \"\(path)\"\(near ?? "")")
    }
  }
}

/// What `asset()` gives.
struct AssetObject: TemplateObject {
  let url: String
  let integrity: String

  func attribute(named name: String) -> Value? {
    switch name {
    case "url": .string(url)
    case "integrity": .string(integrity)
    default: nil
    }
  }

  var templateText: String { url }
}
