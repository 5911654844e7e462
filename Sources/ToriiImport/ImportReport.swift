import ToriiSite

/// A site generator that sites are taken over from.
public enum ImportKind: String, Sendable, CaseIterable {
  case jekyll, hugo, pelican, zola

  /// The name as its authors write it.
  public var name: String {
    switch self {
    case .jekyll: "Jekyll"
    case .hugo: "Hugo"
    case .pelican: "Pelican"
    case .zola: "Zola"
    }
  }
}

/// Something that was not carried over, and what to do about it.
public struct ImportNote: Sendable, Hashable {
  /// The file below the source.
  public let file: String
  /// The line, counted from 1; `nil` when the whole file is meant.
  public let line: Int?
  /// What it is.
  public let message: String
  /// What the author can do.
  public let advice: String

  /// The note as `file:line: what, what to do`.
  public var text: String {
    Self.clean("\(file)\(line.map { ":\($0)" } ?? ""): \(message), \(advice)")
  }

  /// Names come from outside: no control character reaches the terminal.
  private static func clean(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      result.append(scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) ? "?" : scalar)
    }
    return String(result)
  }
}

/// What an import did.
public struct ImportReport: Sendable {
  /// Which kind of site it was.
  public let kind: ImportKind
  /// How many of what were carried: posts, pages, files.
  public package(set) var counts: [(name: String, count: Int)]
  /// What was not carried, by file and line.
  public package(set) var notes: [ImportNote]
  /// Where the folder went that was in the way; `nil` when there was none.
  public package(set) var previous: String?

  /// One line at the end.
  public var summary: String {
    let carried = counts.map { Self.counted($0.count, $0.name) }.joined(separator: ", ")
    let left =
      notes.isEmpty ? "nothing left to do" : Self.counted(notes.count, "things") + " not carried"
    return "\(kind.name): carried \(carried.isEmpty ? "nothing" : carried); \(left)"
  }

  /// `1 file beside pages`, `2 files beside pages`.
  private static func counted(_ count: Int, _ name: String) -> String {
    var words = name.split(separator: " ").map(String.init)
    let plural = words.firstIndex { $0.hasSuffix("s") }
    if count == 1, let plural { words[plural].removeLast() }
    return "\(count) " + words.joined(separator: " ")
  }

  /// The report as one JSON object.
  public var json: String {
    let counted = counts.map { "\(JSONText.quoted($0.name)):\($0.count)" }
    let listed = notes.map { note in
      "{\"file\":\(JSONText.quoted(note.file)),\"line\":\(note.line.map(String.init) ?? "null"),"
        + "\"message\":\(JSONText.quoted(note.message)),"
        + "\"advice\":\(JSONText.quoted(note.advice))}"
    }
    return "{\"kind\":\"\(kind.rawValue)\",\"carried\":{\(counted.joined(separator: ","))},"
      + "\"previous\":\(previous.map { JSONText.quoted($0) } ?? "null"),"
      + "\"notCarried\":[\(listed.joined(separator: ","))]}"
  }
}

/// Why nothing was written.
public struct ImportFailure: Error, Sendable, CustomStringConvertible {
  /// A sentence for people.
  public let description: String

  package init(_ description: String) { self.description = description }
}
