import Synchronization

/// An object of the host whose attributes have numbers: a place in a template looks a name up once,
/// and not each time that it reads the attribute.
package protocol NumberedObject: AnyObject, TemplateObject {
  /// The numbers of its attributes: the same for all objects that a template is likely to meet at
  /// one place.
  var attributeNumbers: AttributeNumbers { get }

  /// Gives an attribute's value, as `attribute(named:)` does.
  ///
  /// - Parameters:
  ///   - number: What ``attributeNumbers`` says of the name.
  ///   - observer: What the host gave to the render; nil where it gave nothing.
  func attribute(numbered number: Int, _ observer: UnsafeMutableRawPointer?) -> Value?

  /// Says where an attribute's value is, if it stays there unchanged until the render ends: it is
  /// read there without counting a reference to it.
  ///
  /// - Returns: Nil where ``attribute(numbered:_:)`` has to be asked.
  func place(ofAttribute number: Int, _ observer: UnsafeMutableRawPointer?)
    -> UnsafePointer<Value>?
}

extension NumberedObject {
  package func place(ofAttribute number: Int, _ observer: UnsafeMutableRawPointer?)
    -> UnsafePointer<Value>?
  { nil }

  /// The attribute that has the name's number.
  package func attribute(named name: String) -> Value? {
    attributeNumbers.number(of: AttributeName(name)).flatMap { attribute(numbered: $0, nil) }
  }
}

/// Which attribute has which number.
package final class AttributeNumbers: Sendable {
  /// Tells it from all others of the process.
  let mark: UInt64
  private let numbers: NameIndex<Int>
  /// For hints where a name is mistyped.
  let names: [String]
  private static let marks = Atomic<UInt64>(0)

  /// - Parameter names: The names in the order of their numbers. The first of equal ones counts.
  package init(_ names: [String]) {
    mark = AttributeNumbers.marks.add(1, ordering: .relaxed).newValue
    self.names = names
    let pairs = names.enumerated().map { ($0.element, $0.offset) }
    numbers = NameIndex(Dictionary(pairs) { first, _ in first })
  }

  package func number(of name: AttributeName) -> Int? { numbers[name] }
}

/// What a place in a template found out about a name, in words that threads share: whose attributes
/// it was looked up among, and its number there.
///
/// There are two, as a macro is called with pages and with sections in turns: threads that keep
/// writing one word wait for each other.
struct KnownNumber: ~Copyable {
  private let first = Atomic<UInt64>(0)
  private let second = Atomic<UInt64>(0)
  private static let numberBits: UInt64 = 16
  private static let absent: UInt64 = 0xFFFF

  /// The attribute of an object that has numbers for them; nil where it has none, or not this one.
  @inline(__always)
  func value(of name: AttributeName, _ host: Unmanaged<HostObject>, _ machine: MachineRef) -> Value?
  {
    let mark = host._withUnsafeGuaranteedRef { $0.numbersMark }
    guard mark != 0, let number = number(of: name, among: mark, host),
      let value = host._withUnsafeGuaranteedRef({
        $0.numbered?.attribute(numbered: number, machine.pointee.observer)
      })
    else { return nil }
    return machine.pointee.hasThawed ? machine.current(value) : value
  }

  /// Where the attribute of an object stays until the render ends; nil where it does not, or where
  /// templates may have changed it.
  @inline(__always)
  func place(of name: AttributeName, _ host: Unmanaged<HostObject>, _ machine: MachineRef)
    -> ValuePointer?
  {
    let mark = host._withUnsafeGuaranteedRef { $0.numbersMark }
    guard mark != 0, !machine.pointee.hasThawed, let number = number(of: name, among: mark, host)
    else { return nil }
    let place = host._withUnsafeGuaranteedRef {
      $0.numbered?.place(ofAttribute: number, machine.pointee.observer)
    }
    return place.map { ValuePointer(mutating: $0) }
  }

  /// The number of the name; nil where there is no such attribute.
  @inline(__always)
  private func number(of name: AttributeName, among mark: UInt64, _ host: Unmanaged<HostObject>)
    -> Int?
  {
    let known = first.load(ordering: .relaxed)
    if known >> KnownNumber.numberBits == mark { return KnownNumber.number(in: known) }
    return find(name, among: mark, host)
  }

  @inline(__always)
  private static func number(in known: UInt64) -> Int? {
    let number = known & absent
    return number == absent ? nil : Int(truncatingIfNeeded: number)
  }

  @inline(never)
  private func find(
    _ name: AttributeName, among mark: UInt64, _ host: Unmanaged<HostObject>
  ) -> Int? {
    let known = second.load(ordering: .relaxed)
    if known >> KnownNumber.numberBits == mark { return KnownNumber.number(in: known) }
    let number = host._withUnsafeGuaranteedRef { $0.number(of: name) }
    if let number, number >= KnownNumber.absent { return number }
    let bits = number.map { UInt64(truncatingIfNeeded: $0) } ?? KnownNumber.absent
    let found = mark << KnownNumber.numberBits | bits
    if first.load(ordering: .relaxed) == 0 {
      first.store(found, ordering: .relaxed)
    } else {
      second.store(found, ordering: .relaxed)
    }
    return number
  }
}

extension UnsafeMutablePointer where Pointee == Value {
  /// The object of the host that is here, by a comparison of classes; not retained.
  @inline(__always)
  package var hostObject: Unmanaged<HostObject>? {
    guard case .object(let object) = pointee, type(of: object) == HostObject.self else {
      return nil
    }
    return .passUnretained(unsafeDowncast(object, to: HostObject.self))
  }
}
