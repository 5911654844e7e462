extension Value {
  /// The name of the Python class, as error messages have it.
  package var typeName: String {
    switch self {
    case .undefined(let missing): return missing.behavior.rawValue
    case .none: return "NoneType"
    case .bool: return "bool"
    case .int, .bigInt: return "int"
    case .double: return "float"
    case .string: return "str"
    case .markup: return "Markup"
    case .list: return "list"
    case .tuple(let items): return items.tupleClass?.qualifiedName.afterLastDot ?? "tuple"
    case .dict: return "dict"
    case .object(let object): return object.typeName
    }
  }

  /// The class's `__name__`: most of Python's own messages have the module before it.
  package var className: String { typeName.afterLastDot }

  /// How Jinja2 describes the value in "... has no attribute" (its `object_type_repr`).
  package var describedType: String {
    switch self {
    case .none: return "None"
    case .undefined: return "jinja2.runtime.\(typeName) object"
    case .markup: return "markupsafe.Markup object"
    case .tuple(let items): return "\(items.tupleClass?.qualifiedName ?? "tuple") object"
    case .object(let object): return object.describedType
    default: return "\(typeName) object"
    }
  }
}

extension Value.List {
  /// Whether this is a group that the filter `groupby` made.
  var isGroup: Bool { tupleClass === TupleClass.group }
}

extension String {
  /// The text after its last full stop: a class without its module.
  var afterLastDot: String {
    guard let dot = utf8.lastIndex(of: 0x2E) else { return self }
    return String(self[utf8.index(after: dot)...])
  }
}
