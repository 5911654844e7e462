import Foundation
import Testing

@testable import Torii

/// The catalogues of `Fixtures/catalogs`; `Recording/record_catalogs.py` says where the expected
/// parts come from.
enum CatalogFixtures {
  struct Lookup: Decodable, Sendable {
    let catalog: String
    let singular: String
    let plural: String?
    let count: Int?
    let context: String?
    let expected: String
  }

  struct Rule: Decodable, Sendable {
    let rule: String
    let counts: [Int]?
    let forms: [Int?]?
  }

  static func bytes(_ file: String) throws -> [UInt8] {
    let fixtures = try #require(Bundle.module.url(forResource: "Fixtures", withExtension: nil))
    return Array(try Data(contentsOf: fixtures.appending(path: "catalogs/" + file)))
  }

  static func lines<Item: Decodable>(_ file: String, of type: Item.Type) throws -> [Item] {
    try bytes(file).split(separator: 0x0A).map {
      try JSONDecoder().decode(type, from: Data($0))
    }
  }
}
