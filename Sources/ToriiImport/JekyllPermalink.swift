import ToriiSite

/// Where Jekyll puts a post or page, after its documentation of permalinks.
package struct JekyllPermalink {
  package let style: String

  /// The pattern of posts.
  var postPattern: String {
    switch style {
    case "date": "/:categories/:year/:month/:day/:title:output_ext"
    case "pretty": "/:categories/:year/:month/:day/:title/"
    case "ordinal": "/:categories/:year/:y_day/:title:output_ext"
    case "none": "/:categories/:title:output_ext"
    default: style
    }
  }

  private static let fields = [
    "categories", "short_month", "short_year", "output_ext", "long_month", "short_day", "i_month",
    "y_day", "i_day", "year", "month", "minute", "second", "title", "slug", "hour", "name", "path",
    "collection", "basename", "day",
  ]

  /// Fills the fields of a pattern; `nil` and the name when one is unknown.
  static func expand(_ pattern: String, _ values: [String: String]) -> String? {
    var result = ""
    var rest = Substring(pattern)
    while let character = rest.first {
      guard character == ":" else {
        result.append(character)
        rest.removeFirst()
        continue
      }
      rest.removeFirst()
      guard let field = fields.first(where: { rest.hasPrefix($0) }), let value = values[field]
      else { return nil }
      result += value
      rest = rest.dropFirst(field.count)
    }
    var clean = ""
    for character in result where !(character == "/" && clean.last == "/") {
      clean.append(character)
    }
    if clean.hasPrefix("/") { return clean }
    return "/" + clean
  }

  static func dateValues(_ date: DateTime) -> [String: String] {
    [
      "year": date.format("%Y"), "month": date.format("%m"), "day": date.format("%d"),
      "hour": date.format("%H"), "minute": date.format("%M"), "second": date.format("%S"),
      "i_month": String(date.month), "i_day": String(date.day),
      "short_year": date.format("%y"), "y_day": date.format("%j"),
      "short_month": date.format("%b"), "long_month": date.format("%B"),
    ]
  }

  /// Slugs keep their case and the marks that are plain in an address.
  static func title(_ text: String) -> String {
    var result = ""
    for character in text {
      if character.isLetter || character.isNumber || "._~!$&'()+,;=@".contains(character) {
        result.append(character)
      } else if result.last != "-" {
        result.append("-")
      }
    }
    while result.hasSuffix("-") { result.removeLast() }
    return String(result.drop { $0 == "-" })
  }

  /// Where a page goes that says nothing of it.
  func page(folder: String, stem: String) -> String {
    let base = folder.isEmpty ? "/" : "/" + folder + "/"
    if stem == "index" { return base }
    return style == "pretty" || style.hasSuffix("/") ? base + stem + "/" : base + stem + ".html"
  }
}
