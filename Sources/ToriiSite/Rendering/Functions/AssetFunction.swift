import Synchronization
import Torii
import ToriiFrontMatter

extension Function {
  /// `asset(path)`: the address of a static file with a mark that changes with its bytes.
  static func asset(_ table: ObjectTable, _ assets: AssetLibrary) -> Function {
    let links = SiteLinks(table.model.configuration)
    let known = KnownAssets()
    let keeps: @Sendable (Value) -> Function.Recall? = { value in
      guard let path = value.object(as: AssetObject.self)?.path else { return nil }
      let fact = Fact.asset(AssetFact(path))
      return { (observer: UnsafeMutableRawPointer?) in
        if let recorder = FactRecorder(observer) { recorder.read(fact) }
      }
    }
    return Function(Signature("asset", "path"), keeps: keeps) { (arguments) throws(TemplateError) in
      let written = try arguments.machine.text(of: arguments[0])
      let path = written.hasPrefix("/") ? String(written.dropFirstByte()) : written
      FactRecorder(arguments.machine.pointee.observer)?.read(.asset(AssetFact(path)))
      if let value = known[path] { return value }
      do throws(FileSystemError) {
        if let fingerprint = try assets.fingerprint(path) {
          let reference = assets.reference(path, fingerprint)
          let value = Value(
            AssetObject(
              path: path, url: table.model.configuration.basePath + reference,
              permalink: links.absolute(reference), integrity: fingerprint.integrity,
              configuration: table.model.configuration, assets: assets))
          known[path] = value
          return value
        }
      } catch {
        throw .value(error.description)
      }
      let near = nearestName(to: path, among: assets.paths).map { "; did you mean \"\($0)\"?" }
      throw .value("asset(): there is no static file \"\(path)\"\(near ?? "")")
    }
  }
}

/// What `asset()` gave before: every page asks for the same files.
private final class KnownAssets: Sendable {
  private let values = Mutex<[String: Value]>([:])

  subscript(path: String) -> Value? {
    get { values.withLock { $0[path] } }
    set { values.withLock { $0[path] = newValue } }
  }
}

/// What `asset()` gives.
struct AssetObject: TemplateObject {
  let path: String
  let url: String
  let permalink: String
  let integrity: String
  let configuration: SiteConfiguration
  let assets: AssetLibrary

  func attribute(named name: String) -> Value? {
    switch name {
    case "path": .string(path)
    case "url": .string(url)
    case "permalink": .string(permalink)
    case "integrity": .string(integrity)
    case "media_type":
      MediaType.of(extension: SourcePath(path).fileExtension).map { Value.string($0) } ?? Value.none
    case "width": assets.imageSize(path).map { Value.int($0.width) } ?? Value.none
    case "height": assets.imageSize(path).map { Value.int($0.height) } ?? Value.none
    default: methods?.method(name)
    }
  }

  private var methods: ImageMethods? {
    assets.files[path].map { file in
      ImageMethods(
        source: ImageSource(path: path, source: file.source, label: file.label), url: url,
        permalink: permalink, configuration: configuration, images: assets.images)
    }
  }

  var templateText: String { url }
}
