/// The names of the methods that change a list.
enum ListMethodNames {
  private static let changing = [
    "append", "clear", "extend", "insert", "pop", "remove", "reverse", "sort",
  ].map { Key($0) }

  /// Whether a name is one of them.
  static func change(_ name: Key) -> Bool { changing.contains(name) }
}
