import Torii

/// Measures compiling and rendering of every entry of a folder.
struct EngineBenchmark {
  let folder: BenchmarkFolder

  /// Prints one JSON object a line; tells whether every output was as expected.
  func run(only: String?) throws -> Bool {
    let entries = try only.map { [try entry($0)] } ?? folder.entries()
    var isGood = true
    for entry in entries {
      var line = ResultLine("Torii", entry.name)
      do {
        try measure(entry, &line)
      } catch {
        line.error = "\(error)"
      }
      isGood = isGood && line.differs == nil && line.error == nil
      try line.print()
    }
    return isGood
  }

  /// Compiles or renders one entry some times and measures nothing: for tools that count
  /// instructions, who take the difference of two such runs.
  func repeatOnly(_ name: String, compiles: Int, renders: Int) throws {
    let entry = try entry(name)
    let source = try folder.source(entry)
    let context = try context(entry)
    let environment = folder.environment(entry)
    let template = try environment.template(from: source)
    for _ in 0..<compiles { _ = try environment.template(from: source) }
    var buffer: [UInt8] = []
    for _ in 0..<renders {
      buffer.removeAll(keepingCapacity: true)
      try template.render(context, into: &buffer)
    }
  }

  private func entry(_ name: String) throws -> Entry {
    guard let entry = try folder.entries().first(where: { $0.name == name }) else {
      throw BenchmarkError(message: "benchmarks.json has no entry \"\(name)\"")
    }
    return entry
  }

  private func measure(_ entry: Entry, _ line: inout ResultLine) throws {
    let source = try folder.source(entry)
    let context = try context(entry)
    let environment = folder.environment(entry)
    let template = try environment.template(from: source)
    line.compile_ns = try medianTime { _ = try environment.template(from: source) }
    if entry.compile_only == true { return }
    var buffer: [UInt8] = []
    try template.render(context, into: &buffer)
    line.compare(buffer, with: folder.expected(entry.name))
    line.render_ns = try medianTime {
      buffer.removeAll(keepingCapacity: true)
      try template.render(context, into: &buffer)
    }
  }

  private func context(_ entry: Entry) throws -> Value.Dict {
    guard case .dict(let variables) = try Value(json: folder.text("contexts/\(entry.context)"))
    else { throw BenchmarkError(message: "contexts/\(entry.context) is no object") }
    return variables
  }
}

/// Why a benchmark cannot run.
struct BenchmarkError: Error, CustomStringConvertible {
  var message: String
  var description: String { message }
}
