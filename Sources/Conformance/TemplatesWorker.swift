import Foundation

/// `Conformance templates-worker FILE START END INDEX LEVEL AREA`: runs the cases on the lines
/// between two offsets of a file. A case that uses 5 s of the processor ends the process.
func runTemplatesWorker(arguments: [String]) -> Int32 {
  guard arguments.count == 6, let start = UInt64(arguments[1]), let end = UInt64(arguments[2]),
    let firstIndex = Int(arguments[3]), let file = FileHandle(forReadingAtPath: arguments[0]),
    (try? file.seek(toOffset: start)) != nil,
    let data = try? file.read(upToCount: Int(end - start))
  else { return 2 }
  limitMemory()
  let level = Int(arguments[4])
  let area = arguments[5]
  var index = firstIndex
  for line in [UInt8](data).split(separator: 0x0A) {
    defer { index += 1 }
    guard let test = try? JSONReader.read(Array(line)) else { continue }
    let name = test["area"]?.string ?? ""
    guard name.hasPrefix(area) else { continue }
    write("start\t\(index)\t\(name)\t\(test["id"]?.string ?? "")\n")
    setTimeLimit(seconds: 5)
    let outcome = CaseRunner.outcome(test)
    if Agreement.accepts(test, outcome, level: level) {
      write("passed\n")
    } else {
      write("failed\t\(withOutcome(test, outcome).text)\n")
    }
  }
  setTimeLimit(seconds: 0)
  return 0
}

private func withOutcome(_ test: JSONValue, _ outcome: JSONValue) -> JSONValue {
  .object((test.object ?? []) + [("got", outcome)])
}

private func write(_ text: String) {
  FileHandle.standardOutput.write(Data(text.utf8))
}

/// Lets the kernel end the process after so much processor time, or ten times as much in all.
private func setTimeLimit(seconds: Int) {
  var timer = itimerval()
  timer.it_value.tv_sec = seconds
  var wallTimer = itimerval()
  wallTimer.it_value.tv_sec = seconds * 10
  #if canImport(Glibc)
    setitimer(__itimer_which_t(ITIMER_PROF.rawValue), &timer, nil)
    setitimer(__itimer_which_t(ITIMER_REAL.rawValue), &wallTimer, nil)
  #else
    setitimer(ITIMER_PROF, &timer, nil)
    setitimer(ITIMER_REAL, &wallTimer, nil)
  #endif
}

private func limitMemory() {
  var memory = rlimit(rlim_cur: 4 << 30, rlim_max: 4 << 30)
  var core = rlimit(rlim_cur: 0, rlim_max: 0)
  #if canImport(Glibc)
    setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &memory)
    setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &core)
  #else
    setrlimit(RLIMIT_AS, &memory)
    setrlimit(RLIMIT_CORE, &core)
  #endif
}
