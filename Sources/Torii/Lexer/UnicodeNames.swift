/// Characters by their Unicode name, for `\N{...}` in string literals.
enum UnicodeNames {
  /// Hashes of all names in order; built at the first use, a template rarely needs it.
  private static let index: [(hash: UInt64, scalar: Unicode.Scalar)] = {
    var index: [(hash: UInt64, scalar: Unicode.Scalar)] = []
    for value in UInt32(0x20)...0x2_FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let properties = scalar.properties
      for name in [properties.name, properties.nameAlias] {
        if let name { index.append((hash(name.utf8), scalar)) }
      }
    }
    return index.sorted { $0.hash < $1.hash }
  }()

  static func scalar(named name: ArraySlice<UInt8>) -> Unicode.Scalar? {
    let capitals = name.map {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) ? $0 & 0xDF : $0
    }
    let wanted = String(decoding: capitals, as: UTF8.self)
    let hash = hash(wanted.utf8)
    var low = 0
    var high = index.count
    while low < high {
      let middle = low + (high - low) / 2
      if index[middle].hash < hash { low = middle + 1 } else { high = middle }
    }
    while low < index.count, index[low].hash == hash {
      let properties = index[low].scalar.properties
      if properties.name == wanted || properties.nameAlias == wanted { return index[low].scalar }
      low += 1
    }
    return nil
  }

  /// FNV-1a.
  private static func hash(_ text: String.UTF8View) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hash
  }
}
