/// Passed and failed cases by area.
struct ConformanceReport: Sendable {
  private var areas: [String: (passed: Int, total: Int)] = [:]
  /// One line of JSON for each failed case: the case and what it gave.
  private(set) var failures: [String] = []
  private var crashes: [String] = []
  private var hangs: [String] = []

  mutating func addPass(area: String) {
    areas[area, default: (0, 0)].passed += 1
    areas[area, default: (0, 0)].total += 1
  }

  mutating func addFailure(area: String, line: String) {
    areas[area, default: (0, 0)].total += 1
    failures.append(line)
  }

  /// A case that ended its process.
  mutating func addDeath(area: String, id: String, signal: Int32, isHang: Bool) {
    if isHang { hangs.append(id) } else { crashes.append(id) }
    let outcome = JSONValue.object([
      ("id", .string(id)), ("area", .string(area)),
      ("got", .object([(isHang ? "hang" : "crash", .integer(Int(signal)))])),
    ])
    addFailure(area: area, line: outcome.text)
  }

  mutating func add(_ other: ConformanceReport) {
    for (area, counts) in other.areas {
      areas[area, default: (0, 0)].passed += counts.passed
      areas[area, default: (0, 0)].total += counts.total
    }
    failures += other.failures
    crashes += other.crashes
    hangs += other.hangs
  }

  func printTable(asJSON: Bool) {
    let passed = areas.values.reduce(0) { $0 + $1.passed }
    let failed = areas.values.reduce(0) { $0 + $1.total - $1.passed }
    let sorted = areas.sorted { $0.key < $1.key }
    if asJSON {
      let table = sorted.map { area, counts in
        (
          key: area,
          value: JSONValue.object([
            ("passed", .integer(counts.passed)), ("total", .integer(counts.total)),
          ])
        )
      }
      print(
        JSONValue.object([
          ("areas", .object(table)), ("passed", .integer(passed)), ("failed", .integer(failed)),
          ("crashes", .array(crashes.map { .string($0) })),
          ("hangs", .array(hangs.map { .string($0) })),
        ]).text)
    } else {
      let width = sorted.map(\.key.count).max() ?? 0
      for (area, counts) in sorted {
        let padding = String(repeating: " ", count: width - area.count)
        print("\(area)\(padding)  \(counts.passed)/\(counts.total)")
      }
      for id in crashes { print("crash: \(id)") }
      for id in hangs { print("hang: \(id)") }
      print("\(crashes.count) crashes, \(hangs.count) hangs")
    }
    print("\(passed) passed, \(failed) failed")
  }
}
