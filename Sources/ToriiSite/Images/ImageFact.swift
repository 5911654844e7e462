/// That a page asked for an image: what it depends on, and asks for again when it is kept from an
/// earlier build.
///
/// It travels as the name of an asset.
struct ImageFact {
  let source: ImageSource
  let request: ImageRequest

  private static let mark = "image"

  init(_ source: ImageSource, _ request: ImageRequest) {
    self.source = source
    self.request = request
  }

  /// No path holds a NUL.
  var name: String {
    var file = ""
    if case .copy(let path) = source.source { file = path }
    let numbers = [request.width, request.height, request.quality].map { $0.map(String.init) ?? "" }
    let parts =
      [Self.mark, source.path, file, source.label] + numbers
      + [request.crops ? "crop" : "", request.format?.rawValue ?? ""]
    return parts.joined(separator: "\0")
  }

  /// - Parameters:
  ///   - name: The name of an asset; nil is returned for that of a file.
  ///   - files: The static files, of which some are only in memory.
  init?(name: String, files: [String: StaticFile]) {
    let parts = name.split(separator: "\0", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 9, parts[0] == Self.mark else { return nil }
    let origin = parts[2].isEmpty ? files[parts[1]]?.source : .copy(parts[2])
    guard let origin else { return nil }
    source = ImageSource(path: parts[1], source: origin, label: parts[3])
    var request = ImageRequest(width: Int(parts[4]), height: Int(parts[5]))
    request.quality = Int(parts[6])
    request.crops = !parts[7].isEmpty
    request.format = ImageFormat(rawValue: parts[8])
    self.request = request
  }
}

extension ImageLibrary {
  /// What changes when a page that asked for an image would get another.
  func fingerprint(_ fact: ImageFact) throws(FileSystemError) -> AssetFingerprint? {
    guard let result = try image(fact.source, fact.request, isWanted: false) else { return nil }
    let text = "\(result.path) \(result.size.width) \(result.size.height)"
    return AssetFingerprint(of: Array(text.utf8))
  }
}
