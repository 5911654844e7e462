/// Addresses that templates and menus write by hand, made right for where the site lives.
package struct SiteLinks: Sendable {
  private let baseURL: String
  private let basePath: String

  package init(_ configuration: SiteConfiguration) {
    baseURL = configuration.baseURL
    basePath = configuration.basePath
  }

  /// `about/` and `/about/` as `/blog/about/`; addresses elsewhere and fragments as they are.
  package func href(_ path: String) -> String {
    if isElsewhere(path) { return path }
    return basePath + encoded(rooted(path))
  }

  /// The same with the host in front. What has the site's base path already keeps it.
  package func absolute(_ path: String) -> String {
    if path.utf8.starts(with: "//".utf8) { return "https:" + path }
    if isElsewhere(path) && !path.hasPrefix("#") { return path }
    let rooted = encoded(rooted(path))
    if !basePath.isEmpty && rooted.utf8.starts(with: (basePath + "/").utf8) {
      return baseURL.dropLast(basePath.count) + rooted
    }
    return baseURL + rooted
  }

  /// The path below the host of an address of this site; any other address as it is.
  package func relative(_ url: String) -> String {
    if !baseURL.isEmpty && url.utf8.starts(with: (baseURL + "/").utf8) {
      return basePath + (url.dropping(prefix: baseURL) ?? url)
    }
    if !basePath.isEmpty && url.utf8.starts(with: (basePath + "/").utf8) { return url }
    return href(url)
  }

  private func rooted(_ path: String) -> String { path.hasPrefix("/") ? path : "/" + path }

  private func encoded(_ path: String) -> String {
    let end =
      path.utf8.firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") } ?? path.endIndex
    // What is encoded already stays as it is.
    if path[..<end].utf8.contains(UInt8(ascii: "%")) { return path }
    return PercentEncoding.encodePath(path[..<end]) + path[end...]
  }

  /// Another host, a scheme (`mailto:`), or a place on the same page.
  private func isElsewhere(_ path: String) -> Bool {
    if path.hasPrefix("#") || path.utf8.starts(with: "//".utf8) { return true }
    for byte in path.utf8 {
      if byte == UInt8(ascii: ":") { return true }
      if [UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#")].contains(byte) { return false }
    }
    return false
  }
}
