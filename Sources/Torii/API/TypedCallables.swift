/// A Swift type that a filter, test or function of yours can take as a parameter.
///
/// Text, numbers, booleans, arrays, dictionaries, optionals and ``Value`` itself conform. An
/// optional parameter may be left out by the template.
public protocol TemplateArgument: SendableMetatype {
  /// Turns an argument of a call into the Swift type.
  ///
  /// - Parameter value: What the template passed.
  /// - Returns: Nil where the value does not fit.
  static func fromTemplate(_ value: Value) -> Self?

  /// What the parameter takes, for the message about an argument that does not fit.
  static var templateTypeName: String { get }

  /// Whether a template may leave the argument out.
  static var isOptionalArgument: Bool { get }
}

extension TemplateArgument {
  /// An argument has to be given.
  public static var isOptionalArgument: Bool { false }
}

extension Value: TemplateArgument {
  /// Any value fits.
  public static func fromTemplate(_ value: Value) -> Value? { value }
  /// Any value.
  public static var templateTypeName: String { "a value" }
}

extension String: TemplateArgument {
  /// Text and markup fit.
  public static func fromTemplate(_ value: Value) -> String? { value.text }
  /// Text.
  public static var templateTypeName: String { "text" }
}

extension Int: TemplateArgument {
  /// Integers of 64 bits and booleans fit.
  public static func fromTemplate(_ value: Value) -> Int? { value.indexInt }
  /// An integer.
  public static var templateTypeName: String { "an integer" }
}

extension Double: TemplateArgument {
  /// Floats and integers fit.
  public static func fromTemplate(_ value: Value) -> Double? { value.doubleValue }
  /// A number.
  public static var templateTypeName: String { "a number" }
}

extension Bool: TemplateArgument {
  /// Booleans fit.
  public static func fromTemplate(_ value: Value) -> Bool? { value.boolValue }
  /// A boolean.
  public static var templateTypeName: String { "a boolean" }
}

extension Optional: TemplateArgument where Wrapped: TemplateArgument {
  /// `None`, an undefined value and whatever fits the wrapped type.
  public static func fromTemplate(_ value: Value) -> Wrapped?? {
    switch value {
    case .none, .undefined: return .some(nil)
    default: return Wrapped.fromTemplate(value).map { .some($0) }
    }
  }
  /// What the wrapped type takes.
  public static var templateTypeName: String { Wrapped.templateTypeName }
  /// The argument may be left out.
  public static var isOptionalArgument: Bool { true }
}

extension Array: TemplateArgument where Element: TemplateArgument {
  /// Lists and tuples whose items all fit.
  public static func fromTemplate(_ value: Value) -> [Element]? {
    guard let items = value.arrayValue else { return nil }
    let elements = items.compactMap { Element.fromTemplate($0) }
    return elements.count == items.count ? elements : nil
  }
  /// A list.
  public static var templateTypeName: String { "a list" }
}

extension Dictionary: TemplateArgument where Key == String, Value: TemplateArgument {
  /// Dictionaries with text keys whose values all fit.
  public static func fromTemplate(_ value: Torii.Value) -> [String: Value]? {
    guard let pairs = value.dictionaryValue else { return nil }
    let values = pairs.compactMapValues { Value.fromTemplate($0) }
    return values.count == pairs.count ? values : nil
  }
  /// A dictionary.
  public static var templateTypeName: String { "a dictionary" }
}

extension Signature {
  /// The signature of a Swift closure: parameters without names, or with the given ones.
  fileprivate convenience init<each Argument: TemplateArgument>(
    of types: repeat (each Argument).Type, names: [String]
  ) {
    var parameters: [Parameter] = []
    for type in repeat each types {
      let index = parameters.count
      let name = index < names.count ? names[index] : "argument\(index + 1)"
      parameters.append(
        Parameter(
          name: AttributeName(name),
          kind: type.isOptionalArgument ? .optional(.none) : .required))
    }
    self.init(
      "callable", parameters: parameters, positionalOnly: names.isEmpty, isAnonymous: true)
  }
}

/// Hands out a call's arguments one after the other.
private struct ArgumentReader {
  let arguments: Arguments
  var position = 0

  mutating func next<Argument: TemplateArgument>(_ type: Argument.Type) throws(TemplateError)
    -> Argument
  {
    defer { position += 1 }
    let value = arguments[position]
    guard let argument = Argument.fromTemplate(value) else {
      if case .undefined(let undefined) = value { throw undefined.error }
      throw .type(
        "argument \(position + 1) must be \(Argument.templateTypeName), not \(value.typeName)")
    }
    return argument
  }
}

private func call<each Argument: TemplateArgument, Result>(
  _ body: (repeat each Argument) throws -> Result, _ types: repeat (each Argument).Type,
  with arguments: Arguments
) throws(TemplateError) -> Result {
  var reader = ArgumentReader(arguments: arguments)
  let decoded = (repeat try reader.next(each types))
  do {
    return try body(repeat each decoded)
  } catch {
    throw TemplateError.host(error)
  }
}

extension Filter {
  /// Makes a filter of a Swift closure.
  ///
  /// ```swift
  /// environment.filters["shout"] = Filter { (text: String, times: Int?) in
  ///   text.uppercased() + String(repeating: "!", count: times ?? 1)
  /// }
  /// ```
  ///
  /// - Parameters:
  ///   - names: The parameters' names, for templates that pass them by keyword.
  ///   - body: Gets the filtered value and the arguments. An error that it throws becomes the
  ///     `cause` of the render's error.
  public init<each Argument: TemplateArgument, Result: ValueConvertible>(
    names: [String] = [],
    _ body: @escaping @Sendable (repeat each Argument) throws -> Result
  ) {
    self.init(Signature(of: repeat (each Argument).self, names: names), isPure: false) {
      (arguments) throws(TemplateError) in
      try call(body, repeat (each Argument).self, with: arguments).templateValue
    }
  }
}

extension TemplateTest {
  /// Makes a test of a Swift closure.
  ///
  /// - Parameters:
  ///   - names: The parameters' names, for templates that pass them by keyword.
  ///   - body: Gets the tested value and the arguments.
  public init<each Argument: TemplateArgument>(
    names: [String] = [], _ body: @escaping @Sendable (repeat each Argument) throws -> Bool
  ) {
    self.init(Signature(of: repeat (each Argument).self, names: names)) {
      (arguments) throws(TemplateError) in
      try call(body, repeat (each Argument).self, with: arguments)
    }
  }
}

extension Function {
  /// Makes a function of a Swift closure.
  ///
  /// - Parameters:
  ///   - names: The parameters' names, for templates that pass them by keyword.
  ///   - body: Gets the arguments.
  public init<each Argument: TemplateArgument, Result: ValueConvertible>(
    names: [String] = [], _ body: @escaping @Sendable (repeat each Argument) throws -> Result
  ) {
    self.init(Signature(of: repeat (each Argument).self, names: names)) {
      (arguments) throws(TemplateError) in
      try call(body, repeat (each Argument).self, with: arguments).templateValue
    }
  }
}

extension Value {
  /// A function that templates can call.
  ///
  /// ```swift
  /// environment.globals["double"] = .function { (number: Int) in number * 2 }
  /// ```
  ///
  /// - Parameters:
  ///   - names: The parameters' names, for templates that pass them by keyword.
  ///   - body: Gets the arguments. An error that it throws becomes the `cause` of the render's
  ///     error.
  public static func function<each Argument: TemplateArgument, Result: ValueConvertible>(
    names: [String] = [], _ body: @escaping @Sendable (repeat each Argument) throws -> Result
  ) -> Value {
    .object(FunctionObject(Function(names: names, body)))
  }
}
