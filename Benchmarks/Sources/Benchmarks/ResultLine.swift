import Foundation

/// What is measured of one engine and one benchmark: a line of JSON, as `Engine/peers.py` prints it.
struct ResultLine: Encodable {
  var engine: String
  var name: String
  var compile_ns: Int?
  var render_ns: Int?
  /// "output" where the output is not as expected.
  var differs: String?
  var error: String?

  init(_ engine: String, _ name: String) {
    self.engine = engine
    self.name = name
  }

  /// Notes whether the output is as expected.
  mutating func compare(_ output: some Sequence<UInt8>, with expected: String?) {
    guard let expected else { return }
    differs = expected.utf8.elementsEqual(output) ? nil : "output"
  }

  func print() throws {
    Swift.print(String(decoding: try JSONEncoder().encode(self), as: UTF8.self))
  }
}
