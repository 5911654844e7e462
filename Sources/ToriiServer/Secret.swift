/// Names that nobody can guess.
enum Secret {
  /// 128 bits from the system's generator.
  static func make() -> String {
    var generator = SystemRandomNumberGenerator()
    return (0..<2).map { _ in String(generator.next() as UInt64, radix: 16) }
      .joined(separator: "-")
  }
}
