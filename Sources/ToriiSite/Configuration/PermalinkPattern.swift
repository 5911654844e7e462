/// A pattern for addresses, as `/:year/:month/:slug/`.
package struct PermalinkPattern: Sendable, Equatable {
  package let string: String
  private let parts: [Part]

  private enum Part: Sendable, Equatable {
    case text(String)
    case field(Field)
  }

  /// What can stand after a colon.
  package enum Field: String, CaseIterable, Sendable {
    case year, month, day, hour, minute, second, monthname, weekday, weekdayname, yearday
    case slug, title, filename, section, sections, category, author

    var needsDate: Bool {
      switch self {
      case .year, .month, .day, .hour, .minute, .second, .monthname, .weekday, .weekdayname,
        .yearday:
        true
      case .slug, .title, .filename, .section, .sections, .category, .author: false
      }
    }
  }

  /// Why a text is no pattern.
  package enum Problem: Error, Equatable {
    case unknownField(String)
    case path(PathProblem)
  }

  package init(_ string: String) throws(Problem) {
    self.string = string
    var parts: [Part] = []
    var text: [UInt8] = []
    var bytes = string.utf8[...]
    while let byte = bytes.popFirst() {
      guard byte == UInt8(ascii: ":") else {
        text.append(byte)
        continue
      }
      let name = Substring(bytes.prefix { $0.isASCIILetter || $0.isASCIIDigit || $0 == 95 })
      guard let field = Field(rawValue: String(name)) else { throw .unknownField(String(name)) }
      bytes = bytes.dropFirst(name.utf8.count)
      if !text.isEmpty { parts.append(.text(String(decoding: text, as: UTF8.self))) }
      text = []
      parts.append(.field(field))
    }
    if !text.isEmpty { parts.append(.text(String(decoding: text, as: UTF8.self))) }
    self.parts = parts
    // A pattern that no page could use is refused here, where its line is known.
    do {
      _ = try expand(PermalinkFields.sample)
    } catch {
      throw .path(error)
    }
  }

  package var needsDate: Bool {
    parts.contains { if case .field(let field) = $0 { field.needsDate } else { false } }
  }

  package func expand(_ fields: PermalinkFields) throws(PathProblem) -> URLPath {
    var result = ""
    for part in parts {
      switch part {
      case .text(let text): result += text
      case .field(let field): result += fields.value(of: field)
      }
    }
    while let double = result.range(of: "//") { result.replaceSubrange(double, with: "/") }
    return try URLPath(validating: result)
  }
}

/// What a pattern's fields stand for on one page. Everything but the slug was made by ``Slug``.
package struct PermalinkFields: Sendable {
  package var date: DateTime?
  package var slug: String
  package var title: String
  package var filename: String
  package var sections: [String]
  /// The first of the page's categories and authors; empty without one.
  package var category = ""
  package var author = ""

  static let sample = PermalinkFields(
    date: DateTime(year: 2000, month: 1, day: 1), slug: "a", title: "a", filename: "a",
    sections: ["a"], category: "a", author: "a")

  func value(of field: PermalinkPattern.Field) -> String {
    switch field {
    case .year: date?.format("%Y") ?? ""
    case .month: date?.format("%m") ?? ""
    case .day: date?.format("%d") ?? ""
    case .hour: date?.format("%H") ?? ""
    case .minute: date?.format("%M") ?? ""
    case .second: date?.format("%S") ?? ""
    case .monthname: date?.format("%B").lowercased() ?? ""
    case .weekday: date?.format("%w") ?? ""
    case .weekdayname: date?.format("%A").lowercased() ?? ""
    case .yearday: date.map { String($0.dayOfYear) } ?? ""
    case .slug: slug
    case .title: title
    case .filename: filename
    case .section: sections.first ?? ""
    case .sections: sections.joined(separator: "/")
    case .category: category
    case .author: author
    }
  }
}
