import Testing

@testable import Torii

@Suite("Stable sorting")
struct StableSortTests {
  /// Inputs of all the shapes that runs come in, with many equal items.
  static let inputs: [[Int]] = [
    [], [1], [2, 1], [1, 1], [3, 2, 1], [1, 2, 3, 0],
    Array(0..<300), Array((0..<300).reversed()),
    (0..<1000).map { ($0 &* 7919) % 211 },
    (0..<1000).map { $0 / 100 % 2 == 0 ? $0 : -$0 },
    (0..<4097).map { ($0 &* 31) % 7 },
  ]

  @Test(arguments: inputs)
  func ordersAndKeepsEqualItemsInOrder(_ input: [Int]) throws {
    let order = try StableSort.order(count: input.count) { (left, right) in
      input[left] < input[right]
    }
    let expected = input.indices.sorted { (input[$0], $0) < (input[$1], $1) }
    #expect(order == expected)
  }

  @Test(arguments: inputs)
  func keepsEqualItemsInOrderWhenDescending(_ input: [Int]) throws {
    let order = try StableSort.order(count: input.count, descending: true) { (left, right) in
      input[left] < input[right]
    }
    let expected = input.indices.sorted { (-input[$0], $0) < (-input[$1], $1) }
    #expect(order == expected)
  }

  @Test(arguments: inputs)
  func comparesNoMoreThanItMust(_ input: [Int]) throws {
    var comparisons = 0
    _ = try StableSort.order(count: input.count) { (left, right) in
      comparisons += 1
      return input[left] < input[right]
    }
    var levels = 1
    while 1 << levels < input.count { levels += 1 }
    #expect(comparisons <= input.count * (levels + 2))
  }

  @Test("An error of a comparison ends the sort")
  func passesErrorsOn() {
    #expect(throws: TemplateError.self) {
      _ = try StableSort.order(count: 3) { (_, _) throws(TemplateError) in
        throw .type("no order")
      }
    }
  }
}
