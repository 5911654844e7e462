#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Android)
  import Android
#elseif canImport(Darwin)
  import Darwin
#elseif canImport(WASILibc)
  import WASILibc
#endif

/// Memory straight from the C library.
///
/// Swift's `allocate` asks for an alignment on Linux, which costs three times as much as `malloc`
/// where memory is taken and given back often: for lists, dictionaries and a render's own buffers.
enum RawMemory {
  /// Takes memory, aligned for everything that is not a vector.
  ///
  /// - Parameter bytes: How much, above zero.
  @inline(__always)
  static func allocate(_ bytes: Int) -> UnsafeMutableRawPointer {
    #if canImport(Glibc) || canImport(Musl) || canImport(Android) || canImport(Darwin) || canImport(WASILibc)
      // Without memory there is no way on: Swift's own call ends the process as it does everywhere.
      return malloc(bytes) ?? .allocate(byteCount: bytes, alignment: 8)
    #else
      return .allocate(byteCount: bytes, alignment: 8)
    #endif
  }

  /// Takes memory for `count` elements, uninitialised.
  @inline(__always)
  static func allocate<Element>(_ count: Int, of type: Element.Type = Element.self)
    -> UnsafeMutablePointer<Element>
  {
    allocate(Swift.max(1, count) &* MemoryLayout<Element>.stride)
      .bindMemory(to: Element.self, capacity: count)
  }

  /// Gives memory back that `allocate` gave.
  @inline(__always)
  static func deallocate(_ memory: UnsafeMutableRawPointer) {
    #if canImport(Glibc) || canImport(Musl) || canImport(Android) || canImport(Darwin) || canImport(WASILibc)
      free(memory)
    #else
      memory.deallocate()
    #endif
  }
}
