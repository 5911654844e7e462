/// A language that code is highlighted in.
package struct Language: Sendable {
  /// Its name as people write it: `C++`.
  package let title: String
  /// The names it goes by behind a fence; the first is the usual one.
  package let names: [String]
  /// Reads all of a text, or of a part of one.
  let read: @Sendable (inout Scanner) -> Void

  init(_ title: String, _ names: String, _ read: @escaping @Sendable (inout Scanner) -> Void) {
    self.title = title
    self.names = names.split(separator: " ").map(String.init)
    self.read = read
  }

  init(_ title: String, _ names: String, _ grammar: Grammar) {
    self.init(title, names) { grammar.read(&$0) }
  }
}
