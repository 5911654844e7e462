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
    case .tuple(let items): return items.isGroup ? "_GroupTuple" : "tuple"
    case .dict: return "dict"
    case .object(let object): return object.typeName
    }
  }

  /// How Jinja2 describes the value in "... has no attribute" (its `object_type_repr`).
  package var describedType: String {
    switch self {
    case .none: return "None"
    case .undefined: return "jinja2.runtime.\(typeName) object"
    case .markup: return "markupsafe.Markup object"
    case .tuple(let items) where items.isGroup: return "jinja2.filters._GroupTuple object"
    case .object(let object): return object.describedType
    default: return "\(typeName) object"
    }
  }
}

extension Value.List {
  /// Whether this is a group that the filter `groupby` made.
  var isGroup: Bool {
    guard let fieldNames, fieldNames.count == 2 else { return false }
    return CodePoints.equal(fieldNames[0], "grouper") && CodePoints.equal(fieldNames[1], "list")
  }
}
