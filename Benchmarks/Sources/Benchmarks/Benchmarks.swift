import Foundation

@main
struct Benchmarks {
  private static let usage = """
    usage: Benchmarks engine FOLDER [NAME]            time all entries of a folder, or one
           Benchmarks compile FOLDER NAME COUNT       compile an entry COUNT times, for counters
           Benchmarks render FOLDER NAME COUNT        render an entry COUNT times, for counters
           Benchmarks peers FOLDER                    time Stencil and swift-mustache
           Benchmarks doors                           time the ways in which values become visible
           Benchmarks linear                          show that cost grows with what there is to do
           Benchmarks parallel                        render one template on several threads
    FOLDER has benchmarks.json, templates/, contexts/ and expected/.
    """

  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    switch arguments.first {
    case "doors": try DoorsBenchmark().run()
    case "linear": try LinearityBenchmark().run()
    case "parallel": try ParallelBenchmark().run()
    default: try runFolder(arguments)
    }
  }

  private static func runFolder(_ arguments: [String]) throws {
    guard arguments.count >= 2 else { fail() }
    let folder = URL(fileURLWithPath: arguments[1], isDirectory: true)
    let benchmark = EngineBenchmark(folder: folder)
    switch arguments[0] {
    case "engine":
      exit(try benchmark.run(only: arguments.count > 2 ? arguments[2] : nil) ? 0 : 1)
    case "peers": try PeersBenchmark(folder: folder).run()
    case "compile", "render":
      guard arguments.count == 4, let count = Int(arguments[3]), count >= 0 else { fail() }
      try benchmark.repeatOnly(
        arguments[2], compiles: arguments[0] == "compile" ? count : 0,
        renders: arguments[0] == "render" ? count : 0)
    default: fail()
    }
  }

  private static func fail() -> Never {
    print(usage)
    exit(2)
  }
}
