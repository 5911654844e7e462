/// The tag of a YAML value: none, or one of the core schema.
enum YAMLTag: String {
  case none
  /// `!`, which asks for text.
  case text = "!"
  case string = "tag:yaml.org,2002:str"
  case int = "tag:yaml.org,2002:int"
  case float = "tag:yaml.org,2002:float"
  case bool = "tag:yaml.org,2002:bool"
  case null = "tag:yaml.org,2002:null"
  case sequence = "tag:yaml.org,2002:seq"
  case mapping = "tag:yaml.org,2002:map"

  init(named name: String?, at position: DataPosition) throws(DataError) {
    guard let name else {
      self = .none
      return
    }
    guard let tag = YAMLTag(rawValue: name), tag != .none else {
      let core = "tag:yaml.org,2002:"
      let shown = name.hasPrefix(core) ? "!!" + name.dropFirst(core.count) : name
      throw DataError(
        "The tag \(quoted(shown)) is not supported; remove it, or put the value in quotes.",
        at: position)
    }
    self = tag
  }

  /// Refuses a tag of a scalar on a list or mapping.
  func checkFits(_ container: YAMLTag, at position: DataPosition) throws(DataError) {
    guard self == .none || self == .text || self == container else {
      throw DataError("The tag does not fit the value; remove it.", at: position)
    }
  }

  /// The value of a scalar's text.
  func resolve(
    _ text: String, isPlain: Bool, at position: DataPosition
  ) throws(DataError) -> DataNode.Kind {
    switch self {
    case .none: return isPlain ? try YAMLScalar.resolve(text, at: position) : .string(text)
    case .text, .string: return .string(text)
    default: break
    }
    let kind = try YAMLScalar.resolve(text, at: position)
    switch (self, kind) {
    case (.int, .int), (.float, .double), (.bool, .bool), (.null, .null): return kind
    case (.float, .int(let value)): return .double(Double(value))
    default:
      throw DataError(
        "The value \(quoted(text)) does not fit its tag; remove the tag.", at: position)
    }
  }
}
