import Torii
import ToriiFrontMatter

/// Renders a single template with data from files: the engine at the command line.
package struct TemplateRendering {
  private let template: String
  private let data: [String]
  private let isStrict: Bool

  package init(template: String, data: [String], isStrict: Bool) {
    self.template = template
    self.data = data
    self.isStrict = isStrict
  }

  package func render() -> Result<[UInt8], Diagnostic> {
    do throws(Diagnostic) {
      var context: [String: Value] = [:]
      for file in data {
        for entry in try read(file) { context[entry.key] = DataValue.value(entry.value) }
      }
      return .success(try render(context))
    } catch {
      return .failure(error)
    }
  }

  private func read(_ file: String) throws(Diagnostic) -> [DataNode.Entry] {
    guard let format = ConfigurationLoader.format(ofExtension: SourcePath(file).fileExtension)
    else {
      throw Diagnostic(
        .error, "\"\(file)\" is no data file", hint: "data is .json, .yaml, .yml or .toml")
    }
    let bytes = try bytes(of: file)
    let source = SourceText(file: file, bytes: bytes)
    do throws(DataError) {
      let node = try DataParser.parse(
        bytes, format: format, limits: DataLimits(maxBytes: 256 << 20, maxNodes: 10_000_000))
      guard let entries = node.mapping else {
        throw DataError("the data must be a table of keys", at: node.position)
      }
      return entries
    } catch {
      throw source.diagnostic(error)
    }
  }

  private func bytes(of file: String) throws(Diagnostic) -> [UInt8] {
    do throws(FileSystemError) {
      return try FileSystem.read(try FileSystem.realPath(file), maximumBytes: 256 << 20)
    } catch {
      throw Diagnostic(.error, "cannot read \"\(file)\": \(error.reason)")
    }
  }

  private func render(_ context: [String: Value]) throws(Diagnostic) -> [UInt8] {
    let source = SourceText(file: template, bytes: try bytes(of: template))
    let path = SourcePath(template)
    let folder = path.folder.string
    let root = folder.isEmpty ? (template.hasPrefix("/") ? "/" : ".") : folder
    let loader = FolderTemplates(root: root)
    let name = String(path.name)
    var environment = Environment()
    environment.autoEscape = .select()
    environment.extensions = [.do, .loopControls]
    environment.undefined = isStrict ? .strict : .lenient
    environment.syntax.keepTrailingNewline = true
    environment.loader = FunctionLoader { asked in
      if asked == name { return LoadedSource(String(decoding: source.bytes, as: UTF8.self)) }
      return loader.source(asked).map { LoadedSource(String(decoding: $0.bytes, as: UTF8.self)) }
    }
    do throws(TemplateError) {
      var bytes: [UInt8] = []
      try environment.template(named: name).render(context, into: &bytes)
      return bytes
    } catch {
      throw Diagnostic(error) { $0 == name ? source : loader.source($0) }
    }
  }
}

/// The templates in a folder, which no name leads out of.
private struct FolderTemplates: Sendable {
  let root: String

  func source(_ name: String) -> SourceText? {
    guard let path = try? OutputPath(copying: name),
      let root = try? FileSystem.realPath(root),
      let file = try? FileSystem.realPath(root + "/" + path.string), file.isContained(in: root),
      let bytes = try? FileSystem.read(file, maximumBytes: 64 << 20)
    else { return nil }
    return SourceText(file: self.root + "/" + path.string, bytes: bytes)
  }
}
