#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The time of a build.
package enum BuildClock {
  /// Seconds since 1970: `SOURCE_DATE_EPOCH` where it is set, as reproducible builds want it.
  package static var now: Int {
    if let text = getenv("SOURCE_DATE_EPOCH"), let seconds = Int(String(cString: text)) {
      return seconds
    }
    return Int(time(nil))
  }
}
