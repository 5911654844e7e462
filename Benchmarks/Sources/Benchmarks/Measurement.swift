#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The processor time that the process has used, in nanoseconds.
func processorTime() -> Int {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec)
}

/// The median time of a call in nanoseconds.
///
/// Each sample repeats the call for at least `sampleTime` nanoseconds, so that the clock's own cost
/// and step do not count.
func medianTime(samples: Int = 7, sampleTime: Int = 40_000_000, _ body: () throws -> Void)
  rethrows -> Int
{
  try body()
  var start = processorTime()
  try body()
  let once = max(1, processorTime() - start)
  let repeats = max(1, sampleTime / once)
  var results: [Int] = []
  for _ in 0..<samples {
    start = processorTime()
    for _ in 0..<repeats { try body() }
    results.append((processorTime() - start) / repeats)
  }
  return results.sorted()[samples / 2]
}
