import Synchronization

/// Files that somebody asks for while a site is built for the first time: they are made before the
/// others, so that a large site can be looked at long before it is whole.
package final class AskedFiles: Sendable {
  /// Is given the file that a request is about, and the path of the site's address.
  package typealias Answer =
    @Sendable (
      _ request: String, _ path: String, _ file: SiteSnapshot.File, _ basePath: String
    ) -> Void

  private let asked = Mutex<Set<String>>([])
  private let hasNew = Atomic<Bool>(false)
  private let answer: Answer

  /// - Parameter answer: Is called from the threads that build.
  package init(_ answer: @escaping Answer) { self.answer = answer }

  /// - Parameter request: The plain path of a request, as `/posts/hello/`.
  package func ask(for request: String) {
    asked.withLock { _ = $0.insert(request) }
    hasNew.store(true, ordering: .releasing)
  }

  /// What was asked for since the last call.
  private func take() -> Set<String> {
    guard hasNew.load(ordering: .relaxed), hasNew.exchange(false, ordering: .acquiring) else {
      return []
    }
    return asked.withLock { asked in
      defer { asked = [] }
      return asked
    }
  }

  /// Answers what was asked for since the last call, as far as a plan has it.
  /// - Parameter make: Renders the job at a position.
  func serve(_ plan: AskedPlan, _ make: (Int) -> [UInt8]?) {
    for request in take() {
      guard let path = plan.path(for: request) else { continue }
      if let copy = plan.copies[path] {
        answer(request, path, copy, plan.basePath)
      } else if let position = plan.positions[path], let bytes = make(position) {
        answer(request, path, .bytes(bytes), plan.basePath)
      }
    }
  }
}

/// Where the files of a plan are, by path.
struct AskedPlan: Sendable {
  let positions: [String: Int]
  let copies: [String: SiteSnapshot.File]
  let basePath: String

  init(_ plan: SiteBuild.Plan, basePath: String) {
    positions = Dictionary(
      plan.work.enumerated().map { ($1.job.path.string, $0) }, uniquingKeysWith: { a, _ in a })
    copies = Dictionary(
      plan.copies.map { ($0.path.string, $0.inMemory) }, uniquingKeysWith: { a, _ in a })
    self.basePath = PercentEncoding.decode(basePath) ?? basePath
  }

  /// The file that answers a request; for a folder without its slash the folder's index.
  func path(for request: String) -> String? {
    guard let local = request.dropping(prefix: basePath + "/") else { return nil }
    let isFolder = local.isEmpty || local.hasSuffix("/")
    let names = isFolder ? [local + "index.html"] : [local, local + "/index.html"]
    return names.first { positions[$0] != nil || copies[$0] != nil }
  }
}
