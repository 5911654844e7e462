import Foundation

@main
struct Benchmarks {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count >= 2, arguments[0] == "engine" else {
      print("usage: Benchmarks engine FOLDER [NAME]")
      print("FOLDER has benchmarks.json, templates/, contexts/ and expected/.")
      exit(2)
    }
    let folder = URL(fileURLWithPath: arguments[1], isDirectory: true)
    let only = arguments.count > 2 ? arguments[2] : nil
    exit(try EngineBenchmark(folder: folder).run(only: only) ? 0 : 1)
  }
}
