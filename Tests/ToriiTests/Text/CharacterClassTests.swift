import Testing

@testable import Torii

/// Every code point of Unicode against CPython, by checksum.
@Suite struct CharacterClassTests {
  static let scalars = (0...0x10FFFF as ClosedRange<UInt32>).compactMap { Unicode.Scalar($0) }

  static let classes: [String: @Sendable (Unicode.Scalar) -> Bool] = [
    "printable": CodePoints.isPrintable, "alpha": CodePoints.isAlphabetic,
    "decimal": CodePoints.isDecimal, "digit": CodePoints.isDigit,
    "numeric": CodePoints.isNumeric, "alnum": CodePoints.isAlphanumeric,
    "space": CodePoints.isWhitespace, "identifier-start": CodePoints.isIdentifierStart,
    "identifier-part": CodePoints.isIdentifierContinuation,
  ]

  @Test(arguments: classes.keys.sorted())
  func classHasPythonsMembers(name: String) throws {
    let isMember = try #require(Self.classes[name])
    let expected = try PythonRecording.rows(of: name, in: "classes")[0][0]
    let bytes = Self.scalars.lazy.map { isMember($0) ? UInt8(0x31) : 0x30 }
    #expect(PythonRecording.checksum(bytes) == expected)
  }

  static let mappings: [String: @Sendable (String) -> String] = [
    "upper": CodePoints.uppercased, "lower": CodePoints.lowercased,
    "title": CodePoints.titlecased, "casefold": CodePoints.caseFolded,
    "swapcase": CodePoints.swappedCase,
    "isupper": { CodePoints.isUpper($0) ? "1" : "0" },
    "islower": { CodePoints.isLower($0) ? "1" : "0" },
    "istitle": { CodePoints.isTitle($0) ? "1" : "0" },
  ]

  @Test(arguments: mappings.keys.sorted())
  func caseIsPythons(name: String) throws {
    let mapping = try #require(Self.mappings[name])
    let expected = try PythonRecording.rows(of: name, in: "classes")[0][0]
    var bytes: [UInt8] = []
    for scalar in Self.scalars where CodePoints.isPrintable(scalar) {
      bytes.append(contentsOf: mapping(String(scalar)).utf8)
    }
    #expect(PythonRecording.checksum(bytes) == expected)
  }
}
