#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A library of the system that is there or not, found while the program runs.
package struct DynamicLibrary: Sendable {
  /// Never closed: functions of it are kept as long as the program runs.
  private let handle: UInt

  /// Opens the first of several names that is there.
  package init?(_ names: [String]) {
    for name in names {
      if let handle = dlopen(name, RTLD_NOW | RTLD_LOCAL) {
        self.handle = UInt(bitPattern: handle)
        return
      }
    }
    return nil
  }

  /// A function of the library.
  ///
  /// - Parameter type: Its type as the library's header declares it, a pointer to a C function.
  package func function<Pointer>(_ name: String, as type: Pointer.Type) -> Pointer? {
    guard MemoryLayout<Pointer>.size == MemoryLayout<UnsafeMutableRawPointer>.size,
      let symbol = dlsym(UnsafeMutableRawPointer(bitPattern: handle), name)
    else { return nil }
    return unsafeBitCast(symbol, to: type)
  }
}
