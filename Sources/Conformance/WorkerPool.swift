import Foundation
import Synchronization

/// Runs chunks of a corpus in child processes, so that no case can take the others with it.
final class WorkerPool: Sendable {
  private let options: TemplatesOptions
  private let chunks: [CorpusChunk]
  private let state: Mutex<(next: Int, results: [Int: ConformanceReport])>

  init(options: TemplatesOptions, chunks: [CorpusChunk]) {
    self.options = options
    self.chunks = chunks
    state = Mutex((0, [:]))
  }

  func run() -> ConformanceReport {
    let group = DispatchGroup()
    for _ in 0..<options.workers {
      DispatchQueue.global().async(group: group) { [self] in
        while let index = state.withLock({ takeNext(&$0) }) {
          let report = run(chunks[index])
          state.withLock { $0.results[index] = report }
        }
      }
    }
    group.wait()
    var total = ConformanceReport()
    let results = state.withLock { $0.results }
    for index in chunks.indices { results[index].map { total.add($0) } }
    return total
  }

  private func takeNext(_ state: inout (next: Int, results: [Int: ConformanceReport])) -> Int? {
    guard state.next < chunks.count else { return nil }
    defer { state.next += 1 }
    return state.next
  }

  /// Runs a chunk, with a new process after each one that a case ends.
  private func run(_ chunk: CorpusChunk) -> ConformanceReport {
    var report = ConformanceReport()
    var first = 0
    while first < chunk.lineStarts.count {
      guard let (output, signal) = runWorker(chunk, from: first) else {
        report.addFailure(area: "harness", line: #"{"id":"harness","got":"no worker"}"#)
        return report
      }
      var started: (index: Int, area: String, id: String)?
      for line in output.split(separator: "\n") {
        let fields = line.split(separator: "\t", maxSplits: 3, omittingEmptySubsequences: false)
        switch fields.first {
        case "start" where fields.count == 4:
          started = (Int(fields[1]) ?? first, String(fields[2]), String(fields[3]))
        case "passed":
          if let case_ = started { report.addPass(area: case_.area) }
          started = nil
        case "failed":
          if let case_ = started {
            report.addFailure(area: case_.area, line: String(line.dropFirst(7)))
          }
          started = nil
        default: break
        }
      }
      guard let died = started else { return report }
      let isHang = signal == SIGPROF || signal == SIGALRM || signal == SIGXCPU
      report.addDeath(area: died.area, id: died.id, signal: signal, isHang: isHang)
      first = died.index + 1
    }
    return report
  }

  private func runWorker(_ chunk: CorpusChunk, from first: Int) -> (output: String, signal: Int32)?
  {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
    if let path = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") {
      process.executableURL = URL(fileURLWithPath: path)
    }
    process.arguments = [
      "templates-worker", chunk.file, "\(chunk.lineStarts[first])", "\(chunk.end)", "\(first)",
      options.level.map { "\($0)" } ?? "-", options.area ?? "",
    ]
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["SWIFT_BACKTRACE": "enable=no"], uniquingKeysWith: { $1 })
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let data = (try? pipe.fileHandleForReading.readToEnd()) ?? Data()
    process.waitUntilExit()
    let signal = process.terminationReason == .uncaughtSignal ? process.terminationStatus : 0
    return (String(decoding: data, as: UTF8.self), signal)
  }
}
