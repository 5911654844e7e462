/// Pages that somebody looks at: a build of a session makes them before all others and hands them
/// out, so that nobody waits for the rest of a large site.
package struct OpenPages: Sendable {
  /// More than a few open tabs are as slow as a build.
  private static let maximumCount = 64

  /// Paths of output files.
  let paths: Set<String>
  private let show: @Sendable (_ pages: [String: [UInt8]]) -> Void

  /// - Parameter show: Is given the pages, by path.
  package init(_ paths: Set<String>, show: @escaping @Sendable ([String: [UInt8]]) -> Void) {
    self.paths = paths
    self.show = show
  }

  /// Where they stand in a plan.
  func positions(in plan: SiteBuild.Plan) -> [Int] {
    if paths.isEmpty { return [] }
    let all = plan.work.indices.lazy.filter { paths.contains(plan.work[$0].job.path.string) }
    return Array(all.prefix(Self.maximumCount))
  }

  /// Hands out what was made of them.
  func take(_ pages: [String: [UInt8]]) { show(pages) }
}
