import Synchronization

/// Images made of the images of a site. Their addresses are known when a template asks for them;
/// they are made when all templates have been rendered, each one once.
package final class ImageLibrary: Sendable {
  /// What a template gets for an image.
  package struct Result: Sendable, Equatable {
    /// Where it is published, below the root of the site.
    package let path: String
    package let size: ImageSize
    /// Whether it is the image itself, which could or need not be changed.
    package let isOriginal: Bool
  }

  private struct State {
    var index: ImageIndex?
    var wanted: [String: (source: ImageSource, variant: ImageVariant)] = [:]
    var reported: Set<String> = []
    var codecUse = ImageCodecUse()
  }

  package let settings: ImageSettings
  private let codecs: ImageCodecs
  /// Where images are kept; nil for nowhere.
  private let cache: String?
  private let collector: DiagnosticCollector
  private let state = Mutex(State())

  /// - Parameter site: The site's folder, in whose cache images are kept; nil to keep none.
  package init(
    site: String?, settings: ImageSettings, codecs: ImageCodecs, collector: DiagnosticCollector
  ) {
    self.settings = settings
    self.codecs = codecs
    self.collector = collector
    cache = site.map { $0 + "/" + AssetCache.rootName + "/" + AssetCache.imagesName }
  }

  // MARK: Asking

  /// The image that a template asks for; nil where the file is none.
  ///
  /// - Parameter isWanted: Whether it is to be made.
  package func image(
    _ source: ImageSource, _ request: ImageRequest, isWanted: Bool = true
  ) throws(FileSystemError) -> Result? {
    guard let original = try original(source) else { return nil }
    let size = original.isVector ? original.size : request.size(of: original.size)
    let itself = Result(path: source.path, size: original.size, isOriginal: true)
    guard let own = original.format else {
      if !original.isVector {
        report(
          source.path, "\"\(source.path)\" keeps its size: only JPEG, PNG and WebP are resized",
          file: source.label)
      }
      return itself
    }
    let format = request.format ?? settings.format ?? own
    if size == original.size, format == own, request.quality == nil { return itself }
    guard isAvailable(own), isAvailable(format) else { return itself }
    let variant = ImageVariant(
      width: size.width, height: size.height, crops: request.crops, format: format,
      quality: request.quality ?? settings.quality, original: original.hash)
    let path = variant.path(beside: source.path)
    if isWanted { state.withLock { $0.wanted[path] = (source, variant) } }
    return Result(path: path, size: size, isOriginal: false)
  }

  /// The same image in several widths, those that are not larger than it is, and its own; in the
  /// order of their widths.
  package func versions(
    _ source: ImageSource, widths: [Int], _ request: ImageRequest
  ) throws(FileSystemError) -> [Result]? {
    guard let original = try original(source) else { return nil }
    var found: [Result] = []
    for width in Set(widths).filter({ $0 < original.size.width }).sorted() + [nil] {
      var request = request
      request.width = width ?? original.size.width
      request.height = nil
      guard let result = try image(source, request) else { return nil }
      if found.last != result { found.append(result) }
    }
    return found
  }

  private func original(_ source: ImageSource) throws(FileSystemError) -> ImageIndex.Original? {
    let index =
      state.withLock { state -> ImageIndex in
        let index = state.index ?? ImageIndex(folder: cache)
        state.index = index
        return index
      }
    if let known = index.original(source) { return known.original }
    let found = try ImageIndex.look(at: source)
    state.withLock { $0.index?.add(found, source) }
    return found.original
  }

  private func isAvailable(_ format: ImageFormat) -> Bool {
    let isFound = codecs[format] != nil
    state.withLock { $0.codecUse.add(format, isFound: isFound) }
    if isFound { return true }
    report(
      "library " + format.rawValue,
      "images keep their size: the library for \(format.name) files is not installed",
      hint: ImageCodecs.advice(format))
    return false
  }

  /// The libraries that were asked for so far.
  var codecUse: ImageCodecUse { state.withLock { $0.codecUse } }

  private func report(_ key: String, _ message: String, file: String? = nil, hint: String? = nil) {
    if state.withLock({ $0.reported.insert(key).inserted }) {
      collector.warning(message, file: file, hint: hint)
    }
  }

  // MARK: Making

  var isNeeded: Bool { state.withLock { !$0.wanted.isEmpty } }

  /// All images that were asked for.
  func made(by pool: WorkerPool) -> [OutputFile] {
    if let cache { state.withLock { $0.index?.save(in: cache) } }
    let wanted = state.withLock { $0.wanted }
    let groups = Dictionary(grouping: wanted) { $0.value.source.path }
      .sorted { $0.key < $1.key }.map { $0.value.sorted { $0.key < $1.key } }
    let files = pool.map(count: groups.count) { [self] index in
      var pixels: Pixmap?
      return groups[index].compactMap { path, wanted in
        file(at: path, wanted.variant, of: wanted.source, &pixels)
      }
    }
    return files.flatMap(\.self)
  }

  private func file(
    at path: String, _ variant: ImageVariant, of source: ImageSource, _ pixels: inout Pixmap?
  ) -> OutputFile? {
    guard let output = try? OutputPath(copying: path) else {
      collector.error("the name of the image is too long", file: source.label)
      return nil
    }
    let name = AssetCache.name(variant.key) + "." + variant.format.fileExtension
    let kept = cache.map { $0 + "/" + name }
    if let kept, isKept(variant, at: kept) { return Self.copy(kept, to: output) }
    do throws(ImageFailure) {
      let bytes = try make(variant, of: source, &pixels)
      if let cache, let kept, AssetCache.write(bytes, to: kept, in: cache) {
        return Self.copy(kept, to: output)
      }
      return OutputFile(path: output, source: .bytes(bytes))
    } catch {
      report(source.path, error: "the image cannot be resized: \(error)", file: source.label)
      return nil
    }
  }

  private static func copy(_ kept: String, to output: OutputPath) -> OutputFile {
    OutputFile(
      path: output, source: .copy(kept), identity: (try? FileSystem.status(kept))?.identity)
  }

  /// Whether the cache holds an image that looks like the one that is wanted.
  private func isKept(_ variant: ImageVariant, at path: String) -> Bool {
    guard let status = try? FileSystem.statusIfPresent(path), status.kind == .regular,
      let start = try? FileSystem.readStart(of: path, maximumBytes: 4096)
    else { return false }
    return ImageFormat(start) == variant.format
      && ImageSize(start) == ImageSize(width: variant.width, height: variant.height)
  }

  private func make(
    _ variant: ImageVariant, of source: ImageSource, _ pixels: inout Pixmap?
  ) throws(ImageFailure) -> [UInt8] {
    let image: Pixmap
    if let pixels { image = pixels } else { image = try decode(source) }
    pixels = image
    let area =
      variant.crops
      ? ImageResampler.Area.filling(image, width: variant.width, height: variant.height) : nil
    guard
      let resized = ImageResampler.resize(
        image, width: variant.width, height: variant.height, area: area),
      let codec = codecs[variant.format]
    else { throw ImageFailure("its size is too large") }
    return try codec.encode(resized, quality: variant.quality)
  }

  private func decode(_ source: ImageSource) throws(ImageFailure) -> Pixmap {
    let bytes: [UInt8]
    do throws(FileSystemError) {
      bytes = try source.source.bytes()
    } catch {
      throw ImageFailure(error.description)
    }
    guard let format = ImageFormat(bytes), let codec = codecs[format] else {
      throw ImageFailure("it is no JPEG, PNG or WebP file")
    }
    return try codec.decode(bytes)
  }

  private func report(_ key: String, error: String, file: String) {
    if state.withLock({ $0.reported.insert("error " + key).inserted }) {
      collector.error(error, file: file)
    }
  }
}
