import ToriiFrontMatter

extension SiteConfiguration {
  /// What is done with static files.
  mutating func readAssets(_ reader: inout TableReader) {
    if var table = reader.table("assets") { assets.read(&table) }
    if var table = reader.table("images") { images.read(&table) }
    readMinification(&reader)
    readGzip(&reader)
  }

  /// `gzip: true` or `gzip: {minimum: 2048}`.
  private mutating func readGzip(_ reader: inout TableReader) {
    guard let node = reader.node("gzip") else { return }
    if let isWanted = node.bool {
      gzip.isEnabled = isWanted
    } else if let entries = node.mapping {
      var table = reader.reader(entries, "gzip")
      gzip.isEnabled = true
      gzip.minimumBytes = table.int("minimum", in: 0...1_000_000_000) ?? gzip.minimumBytes
      table.refuseUnknownKeys()
    } else {
      reader.error(
        "\"gzip\" must be true, false or a table of keys, not \(node.kindName)",
        at: node.position)
    }
  }

  /// `minify: true` or `minify: {html: true, css: true}`.
  private mutating func readMinification(_ reader: inout TableReader) {
    guard let node = reader.node("minify") else { return }
    if let isWanted = node.bool {
      minification = isWanted ? .all : MinificationSettings()
    } else if let entries = node.mapping {
      var table = reader.reader(entries, "minify")
      minification.read(&table)
    } else {
      reader.error(
        "\"minify\" must be true, false or a table of keys, not \(node.kindName)",
        at: node.position)
    }
  }
}
