import ToriiFrontMatter

/// The names in each folder of the output that have an address, for near misses.
struct AddressNames {
  private var names: [String: [String]] = [:]

  /// - Parameter paths: Every path of the output.
  init(_ paths: some Sequence<String>) {
    for path in paths {
      let parts = path.split(separator: "/")
      let address = parts.last == "index.html" ? parts.dropLast() : parts[...]
      guard let name = address.last else { continue }
      names[address.dropLast().joined(separator: "/"), default: []].append(
        parts.count == address.count ? String(name) : name + "/")
    }
  }

  /// The address in the same folder that is spelled nearly as one that leads nowhere.
  func nearest(to path: String) -> String? {
    let parts = path.split(separator: "/")
    guard let last = parts.last else { return nil }
    let folder = parts.dropLast().joined(separator: "/")
    let siblings = (names[folder] ?? []).sorted()
    let name = path.utf8.last == UInt8(ascii: "/") ? last + "/" : String(last)
    return nearestName(to: name, among: siblings)
      .map { "/" + (folder.isEmpty ? "" : folder + "/") + $0 }
  }
}
