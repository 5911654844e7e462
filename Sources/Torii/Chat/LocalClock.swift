#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Android)
  import Android
#elseif canImport(WASILibc)
  import WASILibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The clock on the wall, as Python's `datetime.now()` reads it.
enum LocalClock {
  /// The local date and time of the system; nil where it has none.
  static var now: DateTimeObject? {
    var seconds = time(nil)
    var fields = tm()
    guard localtime_r(&seconds, &fields) != nil,
      let date = CivilDate(
        year: Int(fields.tm_year) + 1900, month: Int(fields.tm_mon) + 1, day: Int(fields.tm_mday)),
      let time = ClockTime(
        hour: Int(fields.tm_hour), minute: Int(fields.tm_min),
        second: min(59, Int(fields.tm_sec)))
    else { return nil }
    return DateTimeObject(date, time)
  }
}
