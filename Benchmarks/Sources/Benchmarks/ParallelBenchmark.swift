import Foundation
import Torii

/// Renders one template on one, two and four threads at once. Templates and contexts are shared
/// without locks, so that the renders in a second grow with the cores there are.
struct ParallelBenchmark {
  private let source =
    "{% for post in posts %}<li>{{ post.title|upper }}: {{ post.tags|join(', ') }}</li>{% endfor %}"

  /// Prints one JSON object a line.
  func run() throws {
    let template = try Environment().template(from: source)
    let posts = (0..<100).map { number in
      ["title": Value("post \(number)"), "tags": Value(["a", "b", "c"])]
    }
    let context: [String: Value] = ["posts": Value(posts)]
    _ = try template.render(context)
    for threads in [1, 2, 4] {
      let renders = 4000
      let start = DispatchTime.now().uptimeNanoseconds
      DispatchQueue.concurrentPerform(iterations: threads) { _ in
        var buffer: [UInt8] = []
        for _ in 0..<(renders / threads) {
          buffer.removeAll(keepingCapacity: true)
          try? template.render(context, into: &buffer)
        }
      }
      let elapsed = Int(DispatchTime.now().uptimeNanoseconds - start)
      print(
        #"{"threads": \#(threads), "renders_a_second": \#(renders * 1_000_000_000 / max(1, elapsed))}"#
      )
    }
  }
}
