import Testing

@testable import Torii

@Suite struct BigIntegerTests {
  private func integer(_ text: String) throws -> BigInteger {
    let digits = text.utf8.drop { $0 == 0x2D }
    let value = try #require(BigInteger(digits: digits, radix: 10))
    return text.utf8.first == 0x2D ? -value : value
  }

  @Test(arguments: ["add", "subtract", "multiply", "compare"])
  func combinesAsPython(operation: String) throws {
    for row in try PythonRecording.rows(of: operation, in: "integers") {
      let (a, b) = (try integer(row[0]), try integer(row[1]))
      let actual =
        switch operation {
        case "add": a + b
        case "subtract": a - b
        case "multiply": a * b
        default: BigInteger(a.compare(to: b))
        }
      #expect(actual.description == row[2], "\(row)")
    }
  }

  @Test func dividesAsPython() throws {
    for row in try PythonRecording.rows(of: "floordiv", in: "integers") {
      let parts = try #require(try integer(row[0]).floorDivided(by: try integer(row[1])))
      #expect(parts.quotient.description == row[2], "\(row)")
      #expect(parts.remainder.description == row[3], "\(row)")
    }
  }

  @Test func dividesToTheNearestDouble() throws {
    for row in try PythonRecording.rows(of: "truediv", in: "integers") {
      let quotient = try integer(row[0]).trueQuotient(dividingBy: try integer(row[1]))
      #expect((quotient.map(PythonRecording.bits) ?? "OverflowError") == row[2], "\(row)")
    }
  }

  @Test func powersAsPython() throws {
    for row in try PythonRecording.rows(of: "power", in: "integers") {
      let exponent = try #require(Int(row[1]))
      let power = try integer(row[0]).power(exponent, bitLimit: 1 << 20)
      #expect(power?.description == row[2], "\(row)")
    }
  }

  @Test func convertsToTheNearestDouble() throws {
    for row in try PythonRecording.rows(of: "float", in: "integers") {
      let actual = try integer(row[0]).asDouble.map(PythonRecording.bits)
      #expect((actual ?? "OverflowError") == row[1], "\(row)")
    }
  }

  @Test func comparesWithDoublesExactly() throws {
    for row in try PythonRecording.rows(of: "compare-float", in: "integers") {
      let number = try #require(Double(row[1]))
      #expect(try integer(row[0]).compare(to: number).map(String.init) == row[2], "\(row)")
    }
  }

  @Test func writesAndReadsOtherBases() throws {
    for (operation, radix) in [("hex", 16), ("octal", 8)] {
      for row in try PythonRecording.rows(of: operation, in: "integers") {
        let value = try integer(row[0])
        #expect(value.digits(radix: radix).elementsEqual(row[1].utf8), "\(row)")
        let digits = row[1].utf8.drop { $0 == 0x2D }
        #expect(BigInteger(digits: digits, radix: radix) == value.absolute, "\(row)")
      }
    }
  }

  @Test func shiftsAsPython() throws {
    for row in try PythonRecording.rows(of: "shift", in: "integers") {
      let value = try integer(row[0])
      #expect(value.shifted(left: -67).description == row[1], "\(row)")
      #expect(value.shifted(left: 67).description == row[2], "\(row)")
    }
  }

  @Test func largeProductsAgreeWithTheSchoolbook() throws {
    // (2^k - 1)^2 = 2^2k - 2^(k+1) + 1, far above the threshold of the fast product.
    for bits in [3_000, 6_400, 20_011] {
      let ones = BigInteger.one.shifted(left: bits) - .one
      let expected =
        BigInteger.one.shifted(left: 2 * bits) - BigInteger.one.shifted(left: bits + 1) + .one
      #expect(ones * ones == expected)
      let factor = BigInteger(3).power(100, bitLimit: 1_000) ?? .one
      let parts = (ones * factor).floorDivided(by: ones)
      #expect(parts?.quotient == factor)
      #expect(parts?.remainder == .zero)
    }
  }

  @Test func equalNumbersShareAHash() {
    for value in [0, 1, -1, 5, 1 << 40, -(1 << 52)] {
      let hash = PythonHash.hash(of: value)
      #expect(PythonHash.hash(of: Double(value)) == hash)
      #expect(BigInteger(value).pythonHash == hash)
    }
    #expect(
      PythonHash.hash(of: 1e300) == BigInteger(1e300)?.pythonHash)
    #expect(PythonHash.hash(of: Int.min) == BigInteger(Int.min).pythonHash)
  }

  @Test func staysWithinItsLimits() {
    #expect(BigInteger(10).power(1_000_000, bitLimit: 1_000) == nil)
    #expect(BigInteger(2).power(.max, bitLimit: 1 << 20) == nil)
    #expect(BigInteger(-1).power(.max, bitLimit: 1) == BigInteger(-1))
    #expect(BigInteger(Double.nan) == nil)
    #expect(BigInteger(Int.min).asInt == .min)
    #expect((-BigInteger(Int.min)).asInt == nil)
    #expect(BigInteger.one.floorDivided(by: .zero) == nil)
  }
}
