import Synchronization

/// The template that a name leads to in an environment that keeps its templates for good: found once
/// and not looked up again by any render.
struct KnownTemplate: ~Copyable {
  /// A template and its environment, which keeps it: whoever renders holds the environment.
  private final class Finding {
    let program: Unmanaged<Program>
    let environment: UInt64

    init(_ program: Program, _ environment: UInt64) {
      self.program = .passUnretained(program)
      self.environment = environment
    }
  }

  /// Set once; a plain pointer, so that threads do not all count references to one object.
  private let finding = Atomic<Unmanaged<Finding>?>(nil)

  deinit { finding.load(ordering: .acquiring)?.release() }

  /// Not retained: the environment keeps it.
  ///
  /// - Parameter environment: The number of the environment.
  @inline(__always)
  func program(for environment: UInt64) -> Unmanaged<Program>? {
    finding.load(ordering: .acquiring)?._withUnsafeGuaranteedRef {
      $0.environment == environment ? $0.program : nil
    }
  }

  /// - Parameter environment: One that keeps its templates.
  func set(_ loaded: LoadedTemplate, for environment: EnvironmentState) {
    let made = Unmanaged.passRetained(Finding(loaded.program, environment.number))
    let (isFirst, _) = finding.compareExchange(
      expected: nil, desired: made, ordering: .acquiringAndReleasing)
    if !isFirst { made.release() }
  }
}
