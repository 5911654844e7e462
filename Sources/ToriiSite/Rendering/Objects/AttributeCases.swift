import Torii

/// The attributes of an object of templates: an enumeration whose raw values are their names, and
/// whose cases are numbered in their order.
struct AttributeCases<Attribute: RawRepresentable<String> & CaseIterable & Sendable>: Sendable {
  private let all: [Attribute]
  let numbers: AttributeNumbers

  init() {
    all = Array(Attribute.allCases)
    numbers = AttributeNumbers(all.map(\.rawValue))
  }

  var names: [String] { all.map(\.rawValue) }

  var count: Int { all.count }

  /// The attribute of a number; `nil` where there are not so many.
  @inline(__always)
  subscript(number: Int) -> Attribute? {
    number >= 0 && number < all.count ? all[number] : nil
  }
}
