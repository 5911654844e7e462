/// How a method takes its arguments, and so in which words CPython refuses others.
enum MethodParameters: Sendable {
  case none
  case one
  /// So many positional arguments.
  case positional(ClosedRange<Int>)
  /// A text to look for and the bounds of a slice: one to three.
  case search
  /// Optional parameters that have names.
  case named([AttributeName])
  /// Parameters that only keywords reach.
  case keywordOnly([AttributeName])
  /// Named parameters of which only the first few may be given by position.
  case mixed([AttributeName], positional: Int, required: Int)
  /// Named parameters of `decimal`, which names no function in its messages.
  case decimal([AttributeName], required: Int)
  /// At most one positional argument, and any keywords.
  case optionalOneWithKeywords
  case any

  static func named(_ names: String...) -> MethodParameters {
    .named(names.map { AttributeName($0) })
  }

  static func mixed(_ names: [String], positional: Int, required: Int = 0) -> MethodParameters {
    .mixed(names.map { AttributeName($0) }, positional: positional, required: required)
  }

  static func decimal(_ names: [String], required: Int = 0) -> MethodParameters {
    .decimal(names.map { AttributeName($0) }, required: required)
  }

  var names: [AttributeName] {
    switch self {
    case .named(let names), .keywordOnly(let names), .decimal(let names, _),
      .mixed(let names, _, _):
      names
    default: []
    }
  }

  /// How many arguments there may be where none has a name.
  var positionalCounts: ClosedRange<Int> {
    switch self {
    case .none, .keywordOnly: 0...0
    case .one: 1...1
    case .positional(let range): range
    case .search: 1...3
    case .named(let names): 0...names.count
    case .mixed(_, let positional, let required): required...max(required, positional)
    case .decimal(let names, let required): required...names.count
    case .optionalOneWithKeywords: 0...1
    case .any: 0...Int.max
    }
  }

  func check(_ frame: borrowing CallFrame, owner: String, name: String) throws(TemplateError) {
    let count = frame.positionalCount
    switch self {
    case .any: return
    case .none:
      try refuseKeywords(frame, owner, name)
      if count > 0 { throw .type("\(owner).\(name)() takes no arguments (\(count) given)") }
    case .one:
      try refuseKeywords(frame, owner, name)
      if count != 1 {
        throw .type("\(owner).\(name)() takes exactly one argument (\(count) given)")
      }
    case .positional(let range):
      try refuseKeywords(frame, owner, name)
      try Self.check(count, range, name)
    case .search:
      if !frame.keywords.isEmpty { throw .type("\(name)() takes no keyword arguments") }
      if count < 1 { throw .type("\(name)() takes at least 1 argument (0 given)") }
      if count > 3 { throw .type("\(name)() takes at most 3 arguments (\(count) given)") }
    case .named(let names):
      if count + frame.keywords.count > names.count {
        let plural = names.count == 1 ? "" : "s"
        let given = count + frame.keywords.count
        throw .type("\(name)() takes at most \(names.count) argument\(plural) (\(given) given)")
      }
      try checkKeywords(frame, names, name)
    case .keywordOnly(let names):
      if count > 0 { throw .type("\(name)() takes no positional arguments") }
      try checkKeywords(frame, names, name)
    case .mixed(let names, let positional, let required):
      let given = count + frame.keywords.count
      if given > names.count {
        throw .type("\(name)() takes at most \(names.count) arguments (\(given) given)")
      }
      if count > positional {
        throw .type(
          "\(name)() takes at most \(positional) positional arguments (\(count) given)")
      }
      for position in count..<max(required, count)
      where !frame.keywords.contains(where: { $0.key == names[position].key }) {
        throw .type(
          "\(name)() missing required argument '\(names[position].text)' (pos \(position + 1))")
      }
      try checkKeywords(frame, names, name)
    case .decimal(let names, let required): try checkDecimal(frame, names, required: required)
    case .optionalOneWithKeywords: try Self.check(count, 0...1, name)
    }
  }

  private func checkDecimal(
    _ frame: borrowing CallFrame, _ names: [AttributeName], required: Int
  ) throws(TemplateError) {
    let given = frame.positionalCount + frame.keywords.count
    if given > names.count {
      let plural = names.count == 1 ? "" : "s"
      throw .type("function takes at most \(names.count) argument\(plural) (\(given) given)")
    }
    for position in frame.positionalCount..<max(required, frame.positionalCount)
    where !frame.keywords.contains(where: { $0.key == names[position].key }) {
      throw .type(
        "function missing required argument '\(names[position].text)' (pos \(position + 1))")
    }
    for keyword in frame.keywords where !names.contains(where: { $0.key == keyword.key }) {
      throw .type("'\(keyword.text)' is an invalid keyword argument for this function")
    }
  }

  private func refuseKeywords(_ frame: borrowing CallFrame, _ owner: String, _ name: String)
    throws(TemplateError)
  {
    if !frame.keywords.isEmpty { throw .type("\(owner).\(name)() takes no keyword arguments") }
  }

  private func checkKeywords(
    _ frame: borrowing CallFrame, _ names: [AttributeName], _ name: String
  ) throws(TemplateError) {
    for keyword in frame.keywords {
      guard let position = names.firstIndex(where: { $0.key == keyword.key }) else {
        throw .type("'\(keyword.text)' is an invalid keyword argument for \(name)()")
      }
      if position < frame.positionalCount {
        throw .type(
          "argument for \(name)() given by name ('\(keyword.text)') and position (\(position + 1))")
      }
    }
  }

  private static func check(_ count: Int, _ range: ClosedRange<Int>, _ name: String)
    throws(TemplateError)
  {
    guard !range.contains(count) else { return }
    let bound = count < range.lowerBound ? range.lowerBound : range.upperBound
    let word =
      range.lowerBound == range.upperBound
      ? "" : count < range.lowerBound ? "at least " : "at most "
    throw .type("\(name) expected \(word)\(bound) argument\(bound == 1 ? "" : "s"), got \(count)")
  }
}
