import Synchronization

/// Gathers the problems of all phases and all workers.
package final class DiagnosticCollector: Sendable {
  private let collected = Mutex<[Diagnostic]>([])

  package init() {}

  package func add(_ diagnostic: Diagnostic) {
    collected.withLock { $0.append(diagnostic) }
  }

  package func add(contentsOf diagnostics: [Diagnostic]) {
    collected.withLock { $0.append(contentsOf: diagnostics) }
  }

  package func error(
    _ message: String, file: String? = nil, line: Int? = nil, column: Int? = nil,
    excerpt: String? = nil, hint: String? = nil
  ) {
    add(
      Diagnostic(
        .error, message, file: file, line: line, column: column, excerpt: excerpt, hint: hint))
  }

  package func warning(_ message: String, file: String? = nil, hint: String? = nil) {
    add(Diagnostic(.warning, message, file: file, hint: hint))
  }

  package var count: Int { collected.withLock(\.count) }

  /// The files that have a problem.
  package var files: Set<String> { Set(collected.withLock { $0 }.compactMap(\.file)) }

  package var hasErrors: Bool {
    collected.withLock { $0.contains { $0.severity == .error } }
  }

  /// Everything so far in the order of files and lines, and once: each language of a site finds
  /// the same problem of a theme.
  package var sorted: [Diagnostic] {
    var result: [Diagnostic] = []
    for diagnostic in collected.withLock({ $0 }).sorted() where diagnostic != result.last {
      result.append(diagnostic)
    }
    return result
  }
}
