import ToriiFrontMatter

extension SiteConfiguration {
  /// What is done with static files.
  mutating func readAssets(_ reader: inout TableReader) {
    if var table = reader.table("assets") { assets = AssetSettings(reading: &table) }
  }
}
