import Foundation
import Testing

/// What CPython answered, from the files that `Fixtures/python/record.py` writes.
enum PythonRecording {
  /// The rows of a file whose first field is the operation, without that field.
  static func rows(of operation: String, in file: String) throws -> [[String]] {
    let url = try #require(
      Bundle.module.url(forResource: file, withExtension: "tsv", subdirectory: "Fixtures/python"))
    let prefix = Array((operation + "\t").utf8)
    let rows = [UInt8](try Data(contentsOf: url)).split(separator: 0x0A)
      .filter { $0.starts(with: prefix) }
      .map { line in
        line.dropFirst(prefix.count).split(separator: 0x09, omittingEmptySubsequences: false)
          .map { unescape($0) }
      }
    try #require(!rows.isEmpty, "no rows of \(operation) in \(file)")
    return rows
  }

  private static func unescape(_ field: ArraySlice<UInt8>) -> String {
    guard field.contains(0x5C) else { return String(decoding: field, as: UTF8.self) }
    var result: [UInt8] = []
    var escaped = false
    for byte in field {
      if escaped {
        switch byte {
        case 0x74: result.append(0x09)
        case 0x6E: result.append(0x0A)
        case 0x72: result.append(0x0D)
        default: result.append(byte)
        }
        escaped = false
      } else if byte == 0x5C {
        escaped = true
      } else {
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// A double from the sixteen hexadecimal digits of its bits.
  static func double(_ bits: String) throws -> Double {
    Double(bitPattern: try #require(UInt64(bits, radix: 16)))
  }

  static func bits(_ value: Double) -> String {
    let digits = String(value.bitPattern, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// FNV-1a over bytes, as the recording computes it.
  static func checksum(_ bytes: some Sequence<UInt8>) -> String {
    var value: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

/// Compares by code points: `==` on strings would take normalised forms for equal.
func expectSame(
  _ actual: String, _ expected: String, _ context: [String],
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(
    Array(actual.utf8) == Array(expected.utf8), "\(context): \(actual.debugDescription)",
    sourceLocation: sourceLocation)
}
