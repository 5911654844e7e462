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
    default: nil
    }
  }

  package var templateText: String { table.model.href(asset.url) }
}
