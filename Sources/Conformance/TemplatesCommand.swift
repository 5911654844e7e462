import Foundation

/// What `Conformance templates` was asked to do.
struct TemplatesOptions {
  var files: [String] = []
  var area: String?
  var level: Int?
  var failuresPath: String?
  var printsJSON = false
  var workers = 2

  static let usage = """
    usage: Conformance templates FILE.jsonl... [--area PREFIX] [--level 1|2|3|4] \
    [--failures OUT.jsonl] [--json] [--workers N]
    """

  init?(_ arguments: [String]) {
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "--json": printsJSON = true
      case "--area": area = rest.popFirst()
      case "--failures": failuresPath = rest.popFirst()
      case "--level":
        guard let level = rest.popFirst().flatMap({ Int($0) }), (1...4).contains(level) else {
          return nil
        }
        self.level = level
      case "--workers":
        guard let count = rest.popFirst().flatMap({ Int($0) }), count > 0 else { return nil }
        workers = count
      default:
        guard !argument.hasPrefix("--") else { return nil }
        files.append(argument)
      }
    }
    if files.isEmpty { return nil }
  }
}

/// `Conformance templates`: runs a corpus and prints a table by area.
func runTemplatesCommand(arguments: [String]) -> Int32 {
  guard let options = TemplatesOptions(arguments) else {
    print(TemplatesOptions.usage)
    return 2
  }
  var chunks: [CorpusChunk] = []
  for file in options.files {
    guard let data = FileManager.default.contents(atPath: file) else {
      print("\(file): cannot be read")
      return 2
    }
    chunks += CorpusChunk.chunks(of: [UInt8](data), file: file)
  }
  let report = WorkerPool(options: options, chunks: chunks).run()
  if let path = options.failuresPath {
    let text = report.failures.map { $0 + "\n" }.joined()
    if !FileManager.default.createFile(atPath: path, contents: Data(text.utf8)) {
      print("\(path): cannot be written")
    }
  }
  report.printTable(asJSON: options.printsJSON)
  return 0
}

/// Some hundred consecutive lines of a corpus.
struct CorpusChunk: Sendable {
  let file: String
  /// Where the chunk's lines begin in the file, and where the last one ends.
  let lineStarts: [Int]
  let end: Int

  private static let size = 400

  static func chunks(of bytes: [UInt8], file: String) -> [CorpusChunk] {
    var starts: [Int] = []
    var offset = 0
    bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return }
      while offset < buffer.count {
        let found = memchr(base + offset, 0x0A, buffer.count - offset)
        let end = found.map { base.distance(to: UnsafeRawPointer($0)) } ?? buffer.count
        if end > offset { starts.append(offset) }
        offset = end + 1
      }
    }
    return stride(from: 0, to: starts.count, by: size).map { first in
      let last = min(first + size, starts.count)
      return CorpusChunk(
        file: file, lineStarts: Array(starts[first..<last]),
        end: last < starts.count ? starts[last] : bytes.count)
    }
  }
}
