import Foundation

@main
struct Benchmarks {
  private static let usage = """
    usage: Benchmarks engine FOLDER [NAME]            time all entries of a folder, or one
           Benchmarks compile FOLDER NAME COUNT       compile an entry COUNT times, for counters
           Benchmarks render FOLDER NAME COUNT        render an entry COUNT times, for counters
    FOLDER has benchmarks.json, templates/, contexts/ and expected/.
    """

  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count >= 2 else { fail() }
    let benchmark = EngineBenchmark(
      folder: URL(fileURLWithPath: arguments[1], isDirectory: true))
    switch arguments[0] {
    case "engine":
      exit(try benchmark.run(only: arguments.count > 2 ? arguments[2] : nil) ? 0 : 1)
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
