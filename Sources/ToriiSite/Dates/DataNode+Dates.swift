import ToriiFrontMatter

extension DataNode.Entry {
  /// The same with native dates without a zone, as TOML has them, on the clocks of a zone.
  func standing(in zone: SiteTimeZone) -> DataNode.Entry {
    DataNode.Entry(key: key, keyPosition: keyPosition, value: value.standing(in: zone))
  }
}

extension DataNode {
  /// No deeper than what was read, which is bounded.
  fileprivate func standing(in zone: SiteTimeZone) -> DataNode {
    switch kind {
    case .date(let text):
      guard let date = DateTime(parsing: text, in: zone), date.hasTime else { return self }
      return DataNode(.date(date.rfc3339), at: position)
    case .sequence(let elements):
      return DataNode(.sequence(elements.map { $0.standing(in: zone) }), at: position)
    case .mapping(let entries):
      return DataNode(.mapping(entries.map { $0.standing(in: zone) }), at: position)
    default: return self
    }
  }
}
