import Foundation

@main
struct Benchmarks {
  private static let usage = """
    usage: Benchmarks engine FOLDER [NAME]            time all entries of a folder, or one
           Benchmarks peers FOLDER                    time Stencil and swift-mustache
           Benchmarks hand FOLDER                     time pages that Swift writes by hand
           Benchmarks compile FOLDER NAME COUNT       compile an entry COUNT times, for counters
           Benchmarks render FOLDER NAME COUNT        render an entry COUNT times, for counters
           Benchmarks write FOLDER NAME COUNT         write a page by hand COUNT times, for counters
           Benchmarks doors                           time the ways in which values become visible
           Benchmarks linear                          show that cost grows with what there is to do
           Benchmarks parallel                        render one template on several threads
    FOLDER has benchmarks.json, templates/, contexts/ and expected/.
    """

  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    do {
      try run(arguments)
    } catch {
      FileHandle.standardError.write(Data("error: \(error)\n".utf8))
      exit(1)
    }
  }

  private static func run(_ arguments: [String]) throws {
    switch arguments.first {
    case "doors": try DoorsBenchmark().run()
    case "linear": try LinearityBenchmark().run()
    case "parallel": try ParallelBenchmark().run()
    default: try runFolder(arguments)
    }
  }

  private static func runFolder(_ arguments: [String]) throws {
    guard arguments.count >= 2 else { fail() }
    let folder = BenchmarkFolder(arguments[1])
    switch arguments[0] {
    case "engine":
      let name = arguments.count > 2 ? arguments[2] : nil
      exit(try EngineBenchmark(folder: folder).run(only: name) ? 0 : 1)
    case "peers": try PeersBenchmark(folder: folder).run()
    case "hand": try HandBenchmark(folder: folder).run()
    default:
      guard arguments.count == 4, let count = Int(arguments[3]), count >= 0 else { fail() }
      try runRepeatedly(arguments[0], folder, arguments[2], count)
    }
  }

  private static func runRepeatedly(
    _ kind: String, _ folder: BenchmarkFolder, _ name: String, _ count: Int
  ) throws {
    let benchmark = EngineBenchmark(folder: folder)
    switch kind {
    case "compile": try benchmark.repeatOnly(name, compiles: count, renders: 0)
    case "render": try benchmark.repeatOnly(name, compiles: 0, renders: count)
    case "write": try HandBenchmark(folder: folder).repeatOnly(name, count: count)
    default: fail()
    }
  }

  private static func fail() -> Never {
    print(usage)
    exit(2)
  }
}
