import Testing
import Torii

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
}
