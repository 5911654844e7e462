/// Where the time of a build went.
public struct BuildProfile: Sendable {
  /// A step of the build.
  public struct Phase: Sendable {
    /// What is done in it.
    public let name: String
    /// How long it took on the clock.
    public let seconds: Double
  }

  /// What the pages of one template cost.
  public struct TemplateCost: Sendable {
    /// The template's name.
    public let name: String
    /// How many files it rendered.
    public internal(set) var count = 0
    /// Their time together, on all threads.
    public internal(set) var seconds = 0.0
    /// The time of the slowest of them.
    public internal(set) var worstSeconds = 0.0
    /// The path of the slowest of them.
    public internal(set) var worstPath = ""

    init(_ name: String) { self.name = name }

    mutating func add(_ path: String, _ time: Double) {
      count += 1
      seconds += time
      if time > worstSeconds { (worstSeconds, worstPath) = (time, path) }
    }
  }

  /// The steps in their order.
  public internal(set) var phases: [Phase] = []
  /// The templates, the most expensive first.
  public internal(set) var templates: [TemplateCost] = []

  /// The profile as two tables.
  public var text: String {
    var lines = ["phase                     ms"]
    for phase in phases {
      lines.append(Self.padded(phase.name, 20) + Self.milliseconds(phase.seconds, 8))
    }
    if !templates.isEmpty {
      lines += ["", "template                 files        ms      mean     worst"]
    }
    for cost in templates {
      let mean = cost.seconds / Double(max(1, cost.count))
      let count = String(cost.count)
      lines.append(
        Self.padded(cost.name, 22) + String(repeating: " ", count: max(1, 8 - count.utf8.count))
          + count + Self.milliseconds(cost.seconds, 10) + Self.milliseconds(mean, 10)
          + Self.milliseconds(cost.worstSeconds, 10) + "  " + cost.worstPath)
    }
    return lines.joined(separator: "\n")
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.unicodeScalars.count))
  }

  /// Milliseconds with two decimals, to the right of a column.
  private static func milliseconds(_ seconds: Double, _ width: Int) -> String {
    let hundredths = Int(min(max(seconds, 0), 1e9) * 100_000)
    let rest = hundredths % 100
    let text = "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
    return String(repeating: " ", count: max(1, width - text.utf8.count)) + text
  }
}

/// Measures the phases of one build.
struct PhaseClock {
  private let clock = ContinuousClock()
  private(set) var phases: [BuildProfile.Phase] = []
  private var start = ContinuousClock().now

  /// Ends a phase that began with the one before.
  mutating func lap(_ name: String) {
    let now = clock.now
    phases.append(BuildProfile.Phase(name: name, seconds: Self.seconds(start.duration(to: now))))
    start = now
  }

  mutating func measure<Result>(_ name: String, _ body: () -> Result) -> Result {
    let start = clock.now
    let result = body()
    phases.append(
      BuildProfile.Phase(name: name, seconds: Self.seconds(start.duration(to: clock.now))))
    return result
  }

  static func seconds(_ duration: Duration) -> Double {
    let parts = duration.components
    return Double(parts.seconds) + Double(parts.attoseconds) / 1e18
  }
}
