/// The time zone of a site: where dates without a zone are read, and in which it says what time
/// it is.
package struct SiteTimeZone: Sendable, Equatable {
  private enum Rule: Sendable, Equatable {
    /// Minutes east of UTC.
    case fixed(Int)
    case place(ZoneRules)
  }

  private let rule: Rule

  package static let utc = SiteTimeZone(minutes: 0)

  /// A zone at a fixed distance east of UTC.
  package init(minutes: Int) { self.init(.fixed(min(max(minutes, -1080), 1080))) }

  private init(_ rule: Rule) { self.rule = rule }

  /// Where systems keep the compiled time zone database.
  private static let folders = ["/usr/share/zoneinfo", "/usr/share/lib/zoneinfo"]

  /// `UTC`, `+08:00`, or a name of the time zone database, as `Europe/Berlin`; `nil` for anything
  /// else and for names that this system does not know.
  package init?(named name: String) {
    if let offset = DateTime.offset(parsing: name) {
      guard (-1080...1080).contains(offset) else { return nil }
      self.init(minutes: offset)
      return
    }
    let isName = name.utf8.allSatisfy {
      $0.isASCIILetter || $0.isASCIIDigit || [0x2F, 0x5F, 0x2D, 0x2B].contains($0)
    }
    guard isName, !name.isEmpty, !name.hasPrefix("/"), name.utf8.count <= 64 else { return nil }
    for folder in Self.folders {
      // Old names of places are links to the new ones.
      if let path = try? FileSystem.realPath(folder + "/" + name), path.isContained(in: folder),
        let bytes = try? FileSystem.read(path, maximumBytes: 1 << 20),
        let rules = ZoneRules(bytes)
      {
        self.init(.place(rules))
        return
      }
    }
    return nil
  }

  /// Minutes east of UTC at a moment.
  package func offset(at moment: Int) -> Int {
    switch rule {
    case .fixed(let minutes): minutes
    case .place(let rules): min(max(rules.offset(at: moment) / 60, -1080), 1080)
    }
  }

  /// Minutes east of UTC where the clock on the wall shows a time, given as if it were UTC. Of two
  /// such moments, when clocks go back, the first.
  package func offset(atLocal seconds: Int) -> Int {
    let before = offset(at: seconds - 86_400)
    if offset(at: seconds - before * 60) == before { return before }
    return offset(at: seconds - offset(at: seconds + 86_400) * 60)
  }
}
