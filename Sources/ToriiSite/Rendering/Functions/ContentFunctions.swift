import Torii
import ToriiFrontMatter

extension Function {
  /// `get_page(path)`: a page by its file or address; none when there is no such page.
  static func getPage(_ table: ObjectTable) -> Function {
    Function(Signature("get_page", "path")) { (arguments) throws(TemplateError) in
      let path = try arguments.machine.text(of: arguments[0])
      return table.page(path).map { table.pages[$0] } ?? .none
    }
  }

  /// `get_section(path)`: a section by its folder; none when there is no such section.
  static func getSection(_ table: ObjectTable) -> Function {
    Function(Signature("get_section", "path")) { (arguments) throws(TemplateError) in
      var path = ObjectTable.contentPath(try arguments.machine.text(of: arguments[0]))
      if path.hasSuffix("_index.md") { path = SourcePath(path).folder.string }
      if path.utf8.last == UInt8(ascii: "/") { path = String(path.dropLastByte()) }
      FactRecorder.current?.read(.addresses(language: table.language))
      return table.model.sectionsByPath[path].map { table.sections[$0] } ?? .none
    }
  }

  /// `load_data(path)`: a file of the folder `data`.
  static func loadData(_ data: DataFolder) -> Function {
    Function(Signature("load_data", "path")) { (arguments) throws(TemplateError) in
      let written = try arguments.machine.text(of: arguments[0])
      let path = written.dropping(prefix: "data/") ?? written
      FactRecorder.current?.read(.data)
      if let node = data.files[path] { return DataValue.value(node) }
      let near = nearestName(to: path, among: data.files.keys.sorted())
        .map { "; did you mean \"\($0)\"?" }
      throw .value("load_data(): there is no file \"data/\(path)\"\(near ?? "")")
    }
  }

  /// `now()`: the moment of the build.
  static func now(_ date: DateTime) -> Function {
    Function(Signature("now", "")) { (_) throws(TemplateError) in
      FactRecorder.current?.read(.now)
      return Value(DateObject(date))
    }
  }
}

extension ObjectTable {
  /// The page of a content file or at an address.
  func page(_ path: String) -> Int? {
    FactRecorder.current?.read(.addresses(language: language))
    let inContent = Self.contentPath(path)
    if let page = model.pagesByPath[inContent] { return page }
    for section in model.sections {
      let page = model.pages[section.page]
      if page.document?.path.string == inContent { return page.index }
    }
    let address = path.hasSuffix("/") ? path : path + "/"
    return model.pages.first { $0.url.string == address || $0.url.string == path }?.index
  }

  static func contentPath(_ path: String) -> String {
    path.dropping(prefix: "@/") ?? path.dropping(prefix: "/") ?? path
  }
}
