/// The class of a value as a value: `x.__class__`.
package final class TypeObject: Object {
  /// The module and the name, without the module where it is `builtins`.
  private let qualifiedName: String
  /// The classes that it derives from, nearest first, without `object`.
  private let bases: [String]

  private init(_ qualifiedName: String, bases: [String]) {
    self.qualifiedName = qualifiedName
    self.bases = bases
  }

  convenience init(of value: Value) {
    let described = value.describedType.utf8.dropLast(" object".utf8.count)
    let name =
      switch value {
      case .none: "NoneType"
      case .undefined(let missing): "jinja2.runtime.\(missing.behavior.rawValue)"
      default: String(Substring(described))
      }
    self.init(name, bases: TypeObject.bases(of: value))
  }

  private static func bases(of value: Value) -> [String] {
    switch value {
    case .bool: return ["int"]
    case .markup: return ["str"]
    case .tuple(let items): return items.tupleClass == nil ? [] : ["tuple"]
    case .undefined(let missing):
      return missing.behavior == .lenient ? [] : ["jinja2.runtime.Undefined"]
    case .object(let object):
      let isDateTime = (object as? DateTimeObject).map { $0.date != nil && $0.time != nil }
      return isDateTime == true ? ["datetime.date"] : []
    default: return []
    }
  }

  var text: String { "<class '\(qualifiedName)'>" }

  override package var typeName: String { "type" }
  override package var isCallable: Bool { true }

  override package func call(_ arguments: borrowing CallFrame, _ machine: MachineRef)
    throws(TemplateError) -> Value
  { throw .type("cannot create '\(qualifiedName)' instances") }

  override package func attribute(_ name: AttributeName, _ machine: MachineRef)
    throws(TemplateError) -> Value?
  {
    switch name.text {
    case "__name__", "__qualname__": return .string(qualifiedName.afterLastDot)
    case "__module__":
      let length = qualifiedName.utf8.count - qualifiedName.afterLastDot.utf8.count
      return .string(
        length == 0 ? "builtins" : String(Substring(qualifiedName.utf8.prefix(length - 1))))
    case "__mro__": return .tuple(Value.List(resolutionOrder))
    case "__base__": return resolutionOrder.dropFirst().first ?? Value.none
    case "__bases__": return .tuple(Value.List(resolutionOrder.dropFirst().prefix(1)))
    case "mro":
      return .object(
        ObjectMethod("type.mro", of: self) { [resolutionOrder] () throws(TemplateError) in
          .list(Value.List(resolutionOrder))
        })
    default: return nil
    }
  }

  /// The class, its bases and `object`.
  private var resolutionOrder: [Value] {
    var order: [Value] = [.object(self)]
    for (index, name) in bases.enumerated() {
      order.append(.object(TypeObject(name, bases: Array(bases.dropFirst(index + 1)))))
    }
    let root = CodePoints.equal(qualifiedName, "object")
    return root ? order : order + [.object(TypeObject("object", bases: []))]
  }

  override package func isEqual(to other: Value) -> Bool {
    guard case .object(let object) = other, let type = object as? TypeObject else { return false }
    return CodePoints.equal(type.qualifiedName, qualifiedName)
  }

  override package var hashForKey: UInt64? {
    Array(qualifiedName.utf8).withUnsafeBufferPointer { Key.hash($0) }
  }

  override package var plainRepr: String? { text }
}
