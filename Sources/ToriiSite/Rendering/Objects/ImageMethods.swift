import Torii

/// `resize()` and `srcset()` of the images that templates get.
struct ImageMethods {
  let source: ImageSource
  /// The address of the image itself, with what it carries to tell versions apart.
  let url: String
  let permalink: String
  let configuration: SiteConfiguration
  let images: ImageLibrary

  func method(_ name: String) -> Value? {
    switch name {
    case "resize":
      return bound(name, "width=None, height=None, crop=False, format=None, quality=None") {
        (arguments) throws(TemplateError) in
        let request = try Self.request(name, arguments, from: 0)
        if request == ImageRequest() {
          throw .value("resize(): a width, a height, a format or a quality is needed")
        }
        note(request)
        return Value(try object(found(images.image(source, request))))
      }
    case "srcset":
      return bound(name, "widths, format=None, quality=None") {
        (arguments) throws(TemplateError) in
        var request = ImageRequest()
        request.format = try Self.format(name, arguments[1])
        request.quality = try Self.number(name, "quality", arguments[2], in: 1...100)
        var widths: [Int] = []
        for value in arguments[0].arrayValue ?? [arguments[0]] {
          guard let width = try Self.number(name, "width", value, in: ImageSettings.widthRange)
          else { throw .value("srcset(): a list of widths is needed") }
          widths.append(width)
        }
        note(request)
        for width in widths {
          request.width = width
          note(request)
        }
        request.width = nil
        let versions = try found(images.versions(source, widths: widths, request))
        return .string(images.srcset(versions) { object($0).url })
      }
    default: return nil
    }
  }

  private func bound(
    _ name: String, _ parameters: String,
    _ body: @escaping @Sendable (Arguments) throws(TemplateError) -> Value
  ) -> Value { .object(FunctionObject(Function(Signature(name, parameters), body))) }

  private func note(_ request: ImageRequest) {
    FactRecorder.current?.read(.asset(AssetFact(ImageFact(source, request).name)))
  }

  private func object(_ result: ImageLibrary.Result) -> ImageObject {
    let reference = PercentEncoding.encodePath("/" + result.path)
    return ImageObject(
      result: result, url: result.isOriginal ? url : configuration.basePath + reference,
      permalink: result.isOriginal ? permalink : SiteLinks(configuration).absolute(reference))
  }

  private func found<Result>(
    _ result: @autoclosure () throws(FileSystemError) -> Result?
  ) throws(TemplateError) -> Result {
    do throws(FileSystemError) {
      if let result = try result() { return result }
    } catch {
      throw .value(error.description)
    }
    throw .value("\"\(source.path)\" is no image")
  }

  // MARK: Arguments

  private static func request(
    _ name: String, _ arguments: Arguments, from first: Int
  ) throws(TemplateError) -> ImageRequest {
    var request = ImageRequest()
    request.width = try number(name, "width", arguments[first], in: ImageSettings.widthRange)
    request.height = try number(name, "height", arguments[first + 1], in: ImageSettings.widthRange)
    request.crops = try arguments.machine.truth(of: arguments[first + 2])
    request.format = try format(name, arguments[first + 3])
    request.quality = try number(name, "quality", arguments[first + 4], in: 1...100)
    if request.crops && (request.width == nil || request.height == nil) {
      throw .value("\(name)(): to crop, a width and a height are needed")
    }
    return request
  }

  private static func number(
    _ name: String, _ argument: String, _ value: Value, in range: ClosedRange<Int>
  ) throws(TemplateError) -> Int? {
    if value.isNone { return nil }
    guard let number = value.intValue, range.contains(number) else {
      throw .value(
        "\(name)(): the \(argument) must be a number from \(range.lowerBound) to "
          + "\(range.upperBound)")
    }
    return number
  }

  private static func format(
    _ name: String, _ value: Value
  ) throws(TemplateError) -> ImageFormat? {
    if value.isNone { return nil }
    guard let text = value.stringValue, let format = ImageFormat(fileExtension: text) else {
      throw .value("\(name)(): the format must be jpeg, png or webp")
    }
    return format
  }
}

/// What `resize()` gives.
struct ImageObject: TemplateObject {
  let result: ImageLibrary.Result
  let url: String
  let permalink: String

  func attribute(named name: String) -> Value? {
    switch name {
    case "url": .string(url)
    case "permalink": .string(permalink)
    case "path": .string(result.path)
    case "width": .int(result.size.width)
    case "height": .int(result.size.height)
    case "media_type":
      ObjectTable.text(MediaType.of(extension: SourcePath(result.path).fileExtension))
    default: nil
    }
  }

  var templateText: String { url }
}
