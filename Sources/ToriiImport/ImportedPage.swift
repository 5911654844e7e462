package import ToriiFrontMatter
import ToriiSite

/// A content file of the new site while its front matter is put together.
package struct ImportedPage {
  package var fields: [(key: String, kind: DataNode.Kind)] = []
  package var params: [(key: String, kind: DataNode.Kind)] = []
  package var body = ""

  package subscript(key: String) -> DataNode.Kind? {
    get { fields.first { $0.key == key }?.kind }
    set {
      fields.removeAll { $0.key == key }
      if let newValue { fields.append((key, newValue)) }
    }
  }

  package mutating func param(_ key: String, _ kind: DataNode.Kind) {
    params.removeAll { $0.key == key }
    params.append((key, kind))
  }

  package mutating func strings(_ key: String, _ values: [String]) {
    if values.isEmpty { return }
    self[key] = .sequence(
      values.map { DataNode(.string($0), at: DataPosition(line: 1, column: 1)) })
  }

  /// Sets the address, and says so when it cannot be one.
  package mutating func permalink(_ url: String, _ path: String, _ session: ImportSession) {
    let decoded = PercentEncoding.decode(url) ?? url
    if let valid = try? URLPath(validating: decoded) {
      self["permalink"] = .string(valid.string)
      session.addresses.insert(valid.string)
    } else {
      session.note(path, nil, "its address \(url) cannot be used", "choose a \"permalink\"")
    }
  }

  /// Addresses that led here; other hosts and impossible ones are named.
  package mutating func aliases(_ urls: [String], _ path: String, _ session: ImportSession) {
    var kept: [String] = []
    for url in urls {
      if !url.contains("://"), let valid = try? URLPath(validating: url) {
        kept.append(valid.string)
      } else {
        session.note(path, nil, "the redirect from \(url) cannot be used", "set it at your host")
      }
    }
    strings("aliases", kept)
  }

  /// A date in a form that is understood, else a note.
  package mutating func date(
    _ key: String, _ node: DataNode, _ path: String, _ session: ImportSession
  ) {
    guard let text = node.string ?? node.date, let date = DateTime(parsing: text) else {
      session.note(
        path, node.position.line, "\"\(key)\" is no date", "write it as 2026-11-20 10:30")
      return
    }
    _ = date
    self[key] = .string(text)
  }

  package var text: String {
    var result = "---\n"
    for (key, kind) in fields { result += YAMLText.line(key, kind) }
    if !params.isEmpty {
      result += "params:\n"
      for (key, kind) in params { result += "  " + YAMLText.line(key, kind) }
    }
    return result + "---\n" + (body.hasPrefix("\n") ? "" : "\n") + body
  }
}

extension DataNode {
  /// A text, or the texts of a list.
  package var texts: [String] {
    if let sequence { return sequence.compactMap(\.scalarText) }
    return scalarText.map { [$0] } ?? []
  }

  /// A text or number as text.
  package var scalarText: String? {
    switch kind {
    case .string(let text), .date(let text): text
    case .int(let value): String(value)
    case .bool(let value): value ? "true" : "false"
    case .double(let value): "\(value)"
    case .null, .sequence, .mapping: nil
    }
  }
}
