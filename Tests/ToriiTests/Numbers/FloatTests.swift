import Testing

@testable import Torii

@Suite struct FloatTests {
  @Test func reprIsPythons() throws {
    for row in try PythonRecording.rows(of: "repr", in: "floats") {
      let actual = pythonRepr(try PythonRecording.double(row[0]))
      #expect(actual == row[1], "\(row)")
    }
    #expect(pythonRepr(.nan) == "nan")
    #expect(pythonRepr(-.nan) == "nan")
    #expect(pythonRepr(-.infinity) == "-inf")
  }

  @Test(arguments: ["fixed", "exponent", "general", "general-alternate", "untyped"])
  func formatsAsPython(operation: String) throws {
    for row in try PythonRecording.rows(of: operation, in: "floats") {
      let value = try PythonRecording.double(row[0])
      let precision = try #require(Int(row[1]))
      let bytes =
        switch operation {
        case "fixed": FloatFormat.fixed(value, precision: precision)
        case "exponent": FloatFormat.exponent(value, precision: precision)
        case "general": FloatFormat.general(value, precision: precision)
        case "general-alternate":
          FloatFormat.general(value, precision: precision, alternate: true)
        default: FloatFormat.general(value, precision: precision, keepsPoint: true)
        }
      expectSame(CodePoints.string(bytes), row[2], [operation] + row)
    }
  }

  @Test func roundsAsPython() throws {
    for row in try PythonRecording.rows(of: "round", in: "floats") {
      let value = try PythonRecording.double(row[0])
      let rounded = pythonRound(value, places: try #require(Int(row[1])))
      #expect((rounded.map(PythonRecording.bits) ?? "OverflowError") == row[2], "\(row)")
    }
  }

  @Test func parsesAsPython() throws {
    for row in try PythonRecording.rows(of: "parse", in: "floats") {
      let value = NumberParsing.float(row[0])
      #expect((value.map(PythonRecording.bits) ?? "ValueError") == row[1], "\(row)")
    }
  }

  @Test func parsesIntegersAsPython() throws {
    for row in try PythonRecording.rows(of: "integer", in: "floats") {
      let actual =
        switch NumberParsing.integer(row[0], base: try #require(Int(row[1]))) {
        case .small(let value): String(value)
        case .big(let value): value.description
        case .invalid, .tooManyDigits: "ValueError"
        }
      #expect(actual == row[2], "\(row)")
    }
  }

  @Test func refusesMoreDigitsThanPython() {
    let digits = String(repeating: "9", count: 4301)
    #expect(NumberParsing.integer(digits) == .tooManyDigits(4301))
    #expect(NumberParsing.integer(digits, base: 16) != .tooManyDigits(4301))
  }

  @Test func roundsIntegersHalfToEven() {
    for (value, places, expected) in [(25, 1, 20), (35, 1, 40), (-25, 1, -20), (149, 2, 100)] {
      #expect(pythonRound(BigInteger(value), clearing: places).asInt == expected)
    }
    #expect(pythonRound(BigInteger(7), clearing: 1_000_000_000) == .zero)
  }
}
