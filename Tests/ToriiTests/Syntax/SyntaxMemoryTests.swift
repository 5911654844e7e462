import Testing
import Torii

@Suite("Memory of syntax trees")
struct SyntaxMemoryTests {
  @Test("keeps what is stored, however much there is", arguments: [1, 15, 16, 17, 1000, 40_000])
  func keepsElements(count: Int) {
    var memory = SyntaxMemory(firstChunk: 64)
    let places = (0..<count).map { memory.store(Int64($0)) }
    #expect(places.map { Int($0.pointee) } == Array(0..<count))
  }

  @Test("stores lists in a row, long ones between short ones")
  func keepsLists() {
    var memory = SyntaxMemory(firstChunk: 64)
    let lists = [3, 5000, 0, 1, 20_000, 2].map { count in
      Array(0..<count).withUnsafeBufferPointer { memory.store($0) }
    }
    #expect(lists.map(\.count) == [3, 5000, 0, 1, 20_000, 2])
    #expect(lists.allSatisfy { Array($0) == Array(0..<$0.count) })
  }

  @Test("A pool gives back each of its values once", arguments: [1, 2000, 60_000])
  func releasesValues(count: Int) {
    final class Counted {
      let onEnd: () -> Void
      init(_ onEnd: @escaping () -> Void) { self.onEnd = onEnd }
      deinit { onEnd() }
    }
    var ended = 0
    do {
      var pool = SyntaxPool<Counted>()
      for _ in 0..<count { _ = pool.store(Counted { ended += 1 }) }
      #expect(ended == 0)
    }
    #expect(ended == count)
  }

  @Test("A stack gives the elements above a mark, and drops them")
  func stack() {
    var stack = SyntaxStack<Int>()
    for number in 0..<100 { stack.push(number) }
    #expect(Array(stack.elements(above: 97)) == [97, 98, 99])
    stack[98] = -1
    #expect(stack[98] == -1)
    stack.drop(to: 2)
    #expect(Array(stack.elements(above: 0)) == [0, 1])
    #expect(stack.elements(above: 2).isEmpty)
  }
}
