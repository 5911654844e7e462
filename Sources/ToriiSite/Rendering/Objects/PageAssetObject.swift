package import Torii

/// A file in a page's own folder.
package struct PageAssetObject: TemplateObject {
  package unowned let table: ObjectTable
  package let asset: PageAsset

  package func attribute(named name: String) -> Value? {
    switch name {
    case "name": .string(asset.name)
    case "url": table.href(asset.url)
    case "permalink": table.permalink(asset.url)
    case "path": .string(asset.path.string)
    case "media_type": ObjectTable.text(MediaType.of(extension: asset.path.fileExtension))
    case "width": size.map { Value.int($0.width) } ?? Value.none
    case "height": size.map { Value.int($0.height) } ?? Value.none
    default: methods?.method(name)
    }
  }

  private var methods: ImageMethods? {
    table.languages.images.map { images in
      ImageMethods(
        source: ImageSource(
          path: String(asset.url.string.dropFirstByte()), source: .copy(asset.absolutePath),
          label: "content/" + asset.path.string),
        url: table.model.href(asset.url), permalink: table.model.permalink(asset.url),
        configuration: table.model.configuration, images: images)
    }
  }

  /// Of an image, in pixels.
  private var size: (width: Int, height: Int)? {
    table.imageSizes.size(ofFile: asset.absolutePath)
  }

  package var templateText: String { table.model.href(asset.url) }
}
