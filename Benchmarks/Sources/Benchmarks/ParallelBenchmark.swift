import Foundation
import Synchronization
import Torii

/// Renders one template on one, two and four threads at once. Templates and contexts are shared
/// without locks, so that the renders in a second grow with the cores there are.
struct ParallelBenchmark {
  private let source =
    "{% for post in posts %}<li>{{ post.title|upper }}: {{ post.tags|join(', ') }}</li>{% endfor %}"
  private let passes = 7
  private let passTime = 0.5  // seconds

  /// Prints one JSON object a line: the median of several passes.
  func run() throws {
    let template = try Environment().template(from: source)
    let posts = (0..<100).map { number in
      ["title": Value("post \(number)"), "tags": Value(["a", "b", "c"])]
    }
    let context: [String: Value] = ["posts": Value(posts)]
    _ = try template.render(context)
    // What else the machine does meets all counts of threads alike when they take turns.
    let threadCounts = [1, 2, 4]
    var rates: [Int: [Int]] = [:]
    for _ in 0..<passes {
      for threads in threadCounts {
        rates[threads, default: []].append(rendersInSecond(threads, template, context))
      }
    }
    for threads in threadCounts {
      let median = rates[threads, default: []].sorted()[passes / 2]
      print(#"{"threads": \#(threads), "renders_a_second": \#(median)}"#)
    }
  }

  /// How many renders the threads make together.
  private func rendersInSecond(
    _ threads: Int, _ template: Template, _ context: [String: Value]
  ) -> Int {
    let renders = Mutex(0)
    let group = DispatchGroup()
    let start = DispatchTime.now()
    let end = start + passTime
    for _ in 0..<threads {
      group.enter()
      Thread.detachNewThread {
        var buffer: [UInt8] = []
        var count = 0
        while DispatchTime.now() < end {
          // The clock is not what is measured.
          for _ in 0..<32 {
            buffer.removeAll(keepingCapacity: true)
            try? template.render(context, into: &buffer)
          }
          count += 32
        }
        renders.withLock { $0 += count }
        group.leave()
      }
    }
    group.wait()
    let elapsed = DispatchTime.now().uptimeNanoseconds - start.uptimeNanoseconds
    return Int(Double(renders.withLock { $0 }) / (Double(elapsed) / 1e9))
  }
}
