import Testing

@testable import Torii

@Suite struct RenderStackTests {
  /// 24 bytes an argument: around 2731 of them fill a chunk of 64 KiB, and beyond they get one of
  /// their own, which the calls inside must not free.
  @Test(arguments: [2720, 2728, 2729, 2730, 2731, 2732, 4096, 5000])
  func callsWithManyArgumentsKeepTheirMemory(count: Int) throws {
    let argument = "'a b c d e f g h i j k l m n'.upper(),"
    let template = try Environment().template(
      from: "{% macro m(x) %}{{ varargs|length }}{{ x }}{% endmacro %}{{ m("
        + String(repeating: argument, count: count) + "1) }}")
    #expect(try template.render([:]) == "\(count)A B C D E F G H I J K L M N")
  }

  /// What is taken, given back and taken again lies apart from what is still in use, however large
  /// the chunks are that come and go.
  @Test func whatIsInUseKeepsItsBytes() {
    var stack = RenderStack(capacity: 64)
    defer { stack.deallocate() }
    let base = stack.allocate(64)
    base.storeBytes(of: 7, as: Int.self)
    for bytes in [80, 20_000, 80, 100_000, 70_000, 300_000, 80, 16] {
      let first = stack.allocate(bytes)
      first.storeBytes(of: bytes, toByteOffset: bytes - 8, as: Int.self)
      let second = stack.allocate(90_000)
      second.initializeMemory(as: UInt8.self, repeating: 0xFF, count: 90_000)
      #expect(first.load(fromByteOffset: bytes - 8, as: Int.self) == bytes)
      stack.release(to: second)
      let third = stack.allocate(40_000)
      third.initializeMemory(as: UInt8.self, repeating: 0xAA, count: 40_000)
      #expect(first.load(fromByteOffset: bytes - 8, as: Int.self) == bytes)
      stack.release(to: first)
      #expect(base.load(as: Int.self) == 7)
    }
  }
}
