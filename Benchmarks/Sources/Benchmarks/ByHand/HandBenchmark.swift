import Foundation

/// A page that is written by hand: what a program without a template engine would do.
protocol HandWrittenPage: Decodable {
  func write<Writer: PageWriter & ~Copyable>(into page: inout Writer)
}

/// Times Swift that writes by hand what templates render: functions over structs, into memory that is
/// used again, as renders do.
struct HandBenchmark {
  let folder: BenchmarkFolder

  /// Prints one JSON object a line.
  func run() throws {
    for entry in try folder.entries() {
      switch entry.name {
      case "table": try measure(entry, TablePage.self)
      case "posts": try measure(entry, PostsPage.self)
      case "blog": try measure(entry, BlogPage.self)
      case "blog-index": try measure(entry, BlogIndexPage.self)
      default: break
      }
    }
  }

  /// Writes one page into raw memory some times and measures nothing, for tools that count
  /// instructions.
  func repeatOnly(_ name: String, count: Int) throws {
    switch name {
    case "table": try writeRepeatedly(name, TablePage.self, count)
    case "posts": try writeRepeatedly(name, PostsPage.self, count)
    case "blog": try writeRepeatedly(name, BlogPage.self, count)
    case "blog-index": try writeRepeatedly(name, BlogIndexPage.self, count)
    default: throw BenchmarkError(message: "\(name) is not written by hand")
    }
  }

  private func measure<Page: HandWrittenPage>(_ entry: Entry, _ kind: Page.Type) throws {
    let name = entry.name
    // Another folder's entry of this name may show something else.
    guard let page = try? decode(name, kind) else { return }
    var line = ResultLine("Swift, [UInt8]", name)
    var array: [UInt8] = []
    page.write(into: &array)
    line.compare(array, with: folder.expected(name))
    line.render_ns = medianTime {
      array.clear()
      page.write(into: &array)
    }
    try line.print()

    line = ResultLine("Swift, raw memory", name)
    var raw = RawPage()
    page.write(into: &raw)
    line.compare(raw.bytes, with: folder.expected(name))
    line.render_ns = medianTime {
      raw.clear()
      page.write(into: &raw)
    }
    try line.print()
  }

  private func writeRepeatedly<Page: HandWrittenPage>(
    _ name: String, _ kind: Page.Type, _ count: Int
  ) throws {
    let page = try decode(name, kind)
    var raw = RawPage()
    for _ in 0..<count {
      raw.clear()
      page.write(into: &raw)
    }
  }

  private func decode<Page: HandWrittenPage>(_ name: String, _ kind: Page.Type) throws -> Page {
    try JSONDecoder().decode(kind, from: folder.data("contexts/\(name).json"))
  }
}
