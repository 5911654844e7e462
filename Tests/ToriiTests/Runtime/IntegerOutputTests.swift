import Testing
import Torii

@Suite struct IntegerOutputTests {
  /// The numbers around each power of ten, where the count of digits changes.
  private static let numbers: [Int] = {
    var numbers = [0, .min, .max]
    var power = 1
    while true {
      numbers += [power - 1, power, power + 1, -power]
      let (next, overflow) = power.multipliedReportingOverflow(by: 10)
      if overflow { return numbers }
      power = next
    }
  }()

  @Test(arguments: numbers) func integersArePrintedWhole(number: Int) throws {
    let template = try Environment().template(
      from: "{{ n }},{% for x in [n] %}{{ x }}{% endfor %}")
    #expect(try template.render(["n": .int(number)]) == "\(number),\(number)")
  }
}
