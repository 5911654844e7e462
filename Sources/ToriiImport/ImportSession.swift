package import ToriiFrontMatter
import ToriiSite

/// What one import has read, what it will write, and what it has to say.
package final class ImportSession {
  /// A file of the new site.
  package enum Output: Sendable {
    case bytes([UInt8])
    case copy(of: String)
  }

  package let tree: SourceTree
  private(set) var outputs: [String: Output] = [:]
  private(set) var notes: [ImportNote] = []
  /// Where pages are that say so.
  package var addresses: Set<String> = []
  private var counts: [(name: String, count: Int)] = []
  private var said: Set<String> = []
  private var notesOfFile: [String: Int] = [:]

  package init(tree: SourceTree) {
    self.tree = tree
    for (path, reason) in tree.skipped { note(path, nil, "not read: \(reason)", "copy it by hand") }
  }

  /// What is said of one file, so that a file of nothing but tags does not fill the report.
  private static let maximumNotes = 100

  package func note(_ file: String, _ line: Int?, _ message: String, _ advice: String) {
    notesOfFile[file, default: 0] += 1
    let number = notesOfFile[file, default: 0]
    if number > Self.maximumNotes { return }
    if number == Self.maximumNotes {
      notes.append(
        ImportNote(
          file: file, line: nil, message: "there is more that is not carried",
          advice: "look through the file"))
      return
    }
    notes.append(ImportNote(file: file, line: line, message: Self.clipped(message), advice: advice))
  }

  private static func clipped(_ text: String) -> String {
    text.utf8.count <= 300 ? text : String(text.unicodeScalars.prefix(300)) + "…"
  }

  /// A note that is made once for all files of a kind.
  package func noteOnce(_ file: String, _ message: String, _ advice: String) {
    if said.insert(message).inserted { note(file, nil, message, advice) }
  }

  package func count(_ name: String) {
    if let index = counts.firstIndex(where: { $0.name == name }) {
      counts[index].count += 1
    } else {
      counts.append((name, 1))
    }
  }

  package func report(_ kind: ImportKind) -> ImportReport {
    let sorted = notes.sorted {
      ($0.file, $0.line ?? 0, $0.message) < ($1.file, $1.line ?? 0, $1.message)
    }
    return ImportReport(kind: kind, counts: counts, notes: sorted, previous: nil)
  }

  // MARK: Reading

  private static let maximumTextBytes = 32 << 20
  private static let maximumCopiedBytes = 512 << 20

  /// The text of a file with plain line ends; `nil`, and a note, when it is none.
  package func text(_ path: String) -> String? {
    do throws(FileSystemError) {
      let bytes = try FileSystem.read(
        tree.root + "/" + path, maximumBytes: Self.maximumTextBytes)
      guard String(validating: bytes, as: UTF8.self) != nil, !bytes.contains(0) else {
        note(path, nil, "it is not UTF-8 text", "save it as UTF-8")
        return nil
      }
      var plain: [UInt8] = []
      plain.reserveCapacity(bytes.count)
      for (index, byte) in bytes.enumerated() {
        if byte == 13, index + 1 < bytes.count, bytes[index + 1] == 10 { continue }
        plain.append(byte)
      }
      return String(decoding: plain, as: UTF8.self)
    } catch {
      note(path, nil, "cannot be read: \(error.reason)", "look at the file")
      return nil
    }
  }

  /// The values of a data file; `nil`, and a note, when it cannot be read.
  package func data(_ path: String, _ format: DataFormat) -> DataNode? {
    guard let text = text(path) else { return nil }
    do throws(DataError) {
      return try DataParser.parse(text, format: format)
    } catch {
      note(path, error.position.line, "not read: \(error.message)", "mend it and import again")
      return nil
    }
  }

  /// A file as front matter and body; comments in the front matter are named.
  /// - Parameter isQuiet: Makes no notes, to see what a file is.
  package func document(_ path: String, isQuiet: Bool = false) -> ContentSource? {
    let known = notes
    defer { if isQuiet { notes = known } }
    guard let text = text(path) else { return nil }
    let bytes = Array(text.utf8)
    do throws(DataError) {
      let matter = try FrontMatter.split(bytes)
      if matter.format == .yaml || matter.format == .toml {
        noteComments(path, text, until: matter.bodyLine)
      }
      return ContentSource(
        path: path, data: matter.data.mapping ?? [], hasFrontMatter: matter.format != nil,
        body: String(decoding: bytes.dropFirst(matter.bodyOffset), as: UTF8.self),
        bodyLine: matter.bodyLine)
    } catch {
      note(path, error.position.line, "not carried: \(error.message)", "mend the front matter")
      return nil
    }
  }

  private func noteComments(_ path: String, _ text: String, until end: Int) {
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if index + 1 >= end { return }
      if line.drop(while: { $0 == " " || $0 == "\t" }).first == "#" {
        note(path, index + 1, "a comment in the front matter was dropped", "copy it if it matters")
      }
    }
  }

  // MARK: Writing

  package func write(_ path: String, _ text: String, from source: String) {
    add(path, .bytes(Array(text.utf8)), from: source)
  }

  /// A page that only leads elsewhere.
  package func writeRedirect(_ path: String, to target: String, from source: String) {
    let link = XMLText.escaped(target)
    write(
      path,
      "<!doctype html>\n<meta charset=\"utf-8\">\n<title>\(link)</title>\n"
        + "<link rel=\"canonical\" href=\"\(link)\">\n"
        + "<meta http-equiv=\"refresh\" content=\"0; url=\(link)\">\n"
        + "<a href=\"\(link)\">\(link)</a>\n", from: source)
    count("redirects")
  }

  @discardableResult
  package func copy(_ source: String, to path: String) -> Bool {
    let size = (try? FileSystem.status(tree.root + "/" + source))?.size ?? 0
    guard size <= Self.maximumCopiedBytes else {
      note(source, nil, "the file is larger than 512 MiB", "copy it by hand")
      return false
    }
    return add(path, .copy(of: source), from: source)
  }

  @discardableResult
  private func add(_ path: String, _ output: Output, from source: String) -> Bool {
    guard let checked = try? OutputPath(copying: path) else {
      note(source, nil, "its name cannot be used", "rename the file")
      return false
    }
    if outputs[checked.string] != nil {
      note(source, nil, "another file is already \(checked.string)", "rename one of them")
      return false
    }
    outputs[checked.string] = output
    return true
  }
}

/// A content file as it was.
package struct ContentSource {
  package let path: String
  package let data: [DataNode.Entry]
  package let hasFrontMatter: Bool
  package var body: String
  package let bodyLine: Int
}
