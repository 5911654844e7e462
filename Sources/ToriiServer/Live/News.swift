import ToriiSite

/// What a browser is to be told.
package struct News: Sendable, Equatable {
  /// What is new about one page.
  package struct Page: Sendable, Equatable {
    /// What tells the state of the page from others.
    package var version: String?
    /// Changed files that the page uses, as addresses.
    package var assets: Set<String> = []

    package var isEmpty: Bool { version == nil && assets.isEmpty }
  }

  /// The version that makes a page load anew whatever it knows.
  static let reload = "reload"

  /// By the address that the browser knows the page by.
  package var pages: [String: Page] = [:]
  /// The problems of the last build, as JSON.
  package var problems: String?
  /// Tells this run of the server from others.
  package var boot: String?

  package var isEmpty: Bool { pages.isEmpty && problems == nil && boot == nil }

  /// One event of a stream (HTML Living Standard, section "Server-sent events").
  var eventText: String {
    var members: [String] = []
    if let boot { members.append("\"boot\":" + JSONText.quoted(boot)) }
    if !pages.isEmpty {
      let shown = pages.sorted { $0.key < $1.key }
        .map { JSONText.quoted($0.key) + ":" + Self.json($0.value) }
      members.append("\"pages\":{" + shown.joined(separator: ",") + "}")
    }
    if let problems { members.append("\"problems\":" + problems) }
    // JSON has no raw line ends, so one line is enough.
    return "data: {" + members.joined(separator: ",") + "}\n\n"
  }

  private static func json(_ page: Page) -> String {
    var members: [String] = []
    if let version = page.version { members.append("\"version\":" + JSONText.quoted(version)) }
    if !page.assets.isEmpty {
      let assets = page.assets.sorted().map(JSONText.quoted).joined(separator: ",")
      members.append("\"assets\":[" + assets + "]")
    }
    return "{" + members.joined(separator: ",") + "}"
  }
}
