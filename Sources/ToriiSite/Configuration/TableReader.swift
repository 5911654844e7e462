package import ToriiFrontMatter

/// Reads the keys of a table into typed values. Wrong types are located errors; keys that nobody
/// asked for are left over in the end.
package struct TableReader {
  package let source: SourceText
  package let collector: DiagnosticCollector
  /// The name of the table for messages: empty at the top.
  package let path: String
  private var remaining: [DataNode.Entry]
  /// What was asked for, where that is to be told.
  private var known: [String] = []
  private let allowsOthers: Bool

  /// - Parameter allowsOthers: Whether keys that nobody asks for are no mistake, so that it need not be
  ///   remembered which ones were asked for.
  package init(
    _ entries: [DataNode.Entry], source: SourceText, collector: DiagnosticCollector,
    path: String = "", allowsOthers: Bool = false
  ) {
    self.allowsOthers = allowsOthers
    remaining = entries
    self.source = source
    self.collector = collector
    self.path = path
  }

  // MARK: Taking values

  /// The value of a key, taken out; `nil` when it is missing or null.
  package mutating func node(_ key: String) -> DataNode? {
    if !allowsOthers {
      // More keys are asked for than most tables have.
      if known.isEmpty { known.reserveCapacity(32) }
      known.append(key)
    }
    let length = key.utf8.count
    let found = remaining.withUnsafeBufferPointer { entries in
      // Most keys are of other lengths, which is seen without a call.
      entries.indices.first {
        entries[$0].key.utf8.count == length && ByteOrder.areEqual(entries[$0].key, key)
      }
    }
    guard let index = found else { return nil }
    let node = remaining.remove(at: index).value
    return node.isNull ? nil : node
  }

  /// Text; numbers, dates and truth values are taken as they are written in YAML.
  package mutating func string(_ key: String) -> String? {
    guard let node = node(key) else { return nil }
    if let text = Self.text(of: node) { return text }
    report(key, node, expected: "text")
    return nil
  }

  package mutating func bool(_ key: String) -> Bool? {
    guard let node = node(key) else { return nil }
    if let value = node.bool { return value }
    report(key, node, expected: "true or false")
    return nil
  }

  package mutating func int(_ key: String, in range: ClosedRange<Int>) -> Int? {
    guard let node = node(key) else { return nil }
    guard let value = node.int else {
      report(key, node, expected: "a whole number")
      return nil
    }
    if range.contains(value) { return value }
    error(
      "\"\(qualified(key))\" is \(value); it must be between \(range.lowerBound) and "
        + "\(range.upperBound)", at: node.position)
    return nil
  }

  /// A date as text or as a native date of TOML.
  package mutating func date(_ key: String, in zone: SiteTimeZone) -> DateTime? {
    guard let node = node(key) else { return nil }
    guard let text = Self.dateText(of: node) else {
      report(key, node, expected: "a date")
      return nil
    }
    if let date = DateTime(parsing: text, in: zone) { return date }
    error(
      "\"\(Self.clipped(text))\" in \"\(qualified(key))\" is no date", at: node.position,
      hint: "write 2026-11-20 or 2026-11-20T10:30:00+08:00")
    return nil
  }

  /// One after the other: a chain of `??` makes Swift 6.3.1 crash where it optimises.
  private static func dateText(of node: DataNode) -> String? {
    if let text = node.string { return text }
    if let date = node.date { return date }
    if let seconds = node.int { return String(seconds) }
    return nil
  }

  /// A list of texts, or one text for a list of one.
  package mutating func strings(_ key: String) -> [(text: String, position: DataPosition)]? {
    guard let node = node(key) else { return nil }
    guard let elements = node.sequence else {
      if let text = Self.text(of: node) { return [(text, node.position)] }
      report(key, node, expected: "a list of texts")
      return nil
    }
    var result: [(text: String, position: DataPosition)] = []
    result.reserveCapacity(elements.count)
    for index in elements.indices {
      if let text = Self.text(of: elements[index]) {
        result.append((text, elements[index].position))
      } else {
        error(
          "\"\(qualified(key))\" must be a list of texts; this is \(elements[index].kindName)",
          at: elements[index].position)
      }
    }
    return result
  }

  /// A nested table, or `nil` when the key is missing or holds something else.
  package mutating func table(_ key: String) -> TableReader? {
    guard let node = node(key) else { return nil }
    guard let entries = node.mapping else {
      report(key, node, expected: "a table of keys")
      return nil
    }
    return reader(entries, key)
  }

  package func reader(_ entries: [DataNode.Entry], _ key: String) -> TableReader {
    TableReader(entries, source: source, collector: collector, path: qualified(key))
  }

  /// The keys that somebody asked for; of a reader that allows others, none.
  package var knownKeys: [String] { known }

  // MARK: What is left

  /// The keys that nobody asked for, in the order of the source.
  package var leftOver: [DataNode.Entry] { remaining }

  /// Reports every key that nobody asked for. Not for a reader that allows others.
  package func refuseUnknownKeys() {
    for entry in remaining {
      let near = nearestName(to: entry.key, among: known)
      let place = path.isEmpty ? "" : " in \"\(path)\""
      error(
        "unknown key \"\(Self.clipped(entry.key))\"\(place)", at: entry.keyPosition,
        hint: near.map { "did you mean \"\($0)\"?" }
          ?? "known keys: " + known.sorted().joined(separator: ", "))
    }
  }

  // MARK: Messages

  package func error(_ message: String, at position: DataPosition, hint: String? = nil) {
    collector.add(source.diagnostic(.error, message, at: position, hint: hint))
  }

  package func qualified(_ key: String) -> String { path.isEmpty ? key : path + "." + key }

  private func report(_ key: String, _ node: DataNode, expected: String) {
    error("\"\(qualified(key))\" must be \(expected), not \(node.kindName)", at: node.position)
  }

  package static func text(of node: DataNode) -> String? {
    switch node.kind {
    case .string(let text), .date(let text): text
    case .int(let value): String(value)
    case .double(let value): String(value)
    case .bool(let value): value ? "true" : "false"
    case .null, .sequence, .mapping: nil
    }
  }

  /// A text that may be megabytes long, for a message.
  package static func clipped(_ text: String) -> String {
    text.unicodeScalars.count <= 80
      ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(79))) + "…"
  }
}
