/// Python's `str.format`: replacement fields in braces.
///
/// Look-ups in fields go through the machine, in the sandbox with its checks. For markup what is
/// filled in is escaped.
struct StringFormatter {
  /// Nil where only keywords are given (`format_map`).
  let positional: [Value]?
  let keywords: Value
  let escapes: Bool
  let machine: MachineRef
  private var nextIndex = 0
  private var numbering = Numbering.undecided
  private var size = 0

  /// Markup and the sandbox use a formatter that is written in Python.
  private var isPython: Bool { escapes || machine.pointee.environment.isSandboxed }

  private enum Numbering { case undecided, automatic, manual }

  init(positional: [Value]?, keywords: Value, escapes: Bool, machine: MachineRef) {
    self.positional = positional
    self.keywords = keywords
    self.escapes = escapes
    self.machine = machine
  }

  mutating func format(_ template: String) throws(TemplateError) -> String {
    try expand(template.unicodeScalars[...], depth: 2)
  }

  private mutating func expand(_ template: Substring.UnicodeScalarView, depth: Int)
    throws(TemplateError) -> String
  {
    guard depth >= 0 else { throw .value("Max string recursion exceeded") }
    var output = ""
    var rest = template
    while !rest.isEmpty {
      output.unicodeScalars.append(contentsOf: try Self.takeLiteral(&rest))
      guard let field = try ReplacementField(&rest) else { continue }
      try machine.charge(1)
      let text = try fill(field, depth: depth)
      try machine.checkGrowth(by: text.utf8.count, to: size + text.utf8.count)
      size += text.utf8.count
      output += text
    }
    return output
  }

  /// Takes text up to a field; doubled braces stand for one.
  private static func takeLiteral(_ rest: inout Substring.UnicodeScalarView)
    throws(TemplateError) -> String.UnicodeScalarView
  {
    var literal = String.UnicodeScalarView()
    while let brace = rest.first {
      let plain = rest.prefix { $0 != "{" && $0 != "}" }
      literal.append(contentsOf: plain)
      rest = rest[plain.endIndex...]
      if !plain.isEmpty { continue }
      let next = rest.dropFirst().first
      if next == brace {
        literal.append(brace)
        rest.removeFirst(2)
      } else if brace == "}" || next == nil {
        throw .value("Single '\(brace)' encountered in format string")
      } else {
        break
      }
    }
    return literal
  }

  private mutating func fill(_ field: ReplacementField, depth: Int) throws(TemplateError) -> String
  {
    var value = try self.value(of: field.name)
    if let conversion = field.conversion {
      switch conversion {
      case "r": value = .string(try machine.repr(of: value))
      case "s": value = .string(try machine.text(of: value))
      case "a": value = .string(pythonASCII(try machine.repr(of: value)))
      default:
        throw .value("Unknown conversion specifier \(FormatSpecification.shown(conversion))")
      }
    }
    let specification = try expand(field.specification, depth: depth - 1)
    return escapes
      ? try escaped(value, specification) : try machine.format(value, specification)
  }

  private func escaped(_ value: Value, _ specification: String) throws(TemplateError) -> String {
    if case .markup(let text) = value {
      if specification.utf8.isEmpty { return text }
      throw .value("Unsupported format specification for Markup.")
    }
    if try machine.hasHTML(value) {
      if specification.utf8.isEmpty {
        let html = try machine.escape(value)
        // What `__html__` gives a formatter is plain text, unless it is one of Jinja2's own.
        if case .object(let object) = value, object is HostObject {
          return HTMLEscape.escape(html)
        }
        return html
      }
      throw .value(
        "Format specifier \(specification) given, but \(TypeObject(of: value).text) does not define "
          + "__html_format__. A class that defines __html__ must define __html_format__ to work "
          + "with format specifiers.")
    }
    return HTMLEscape.escape(try machine.format(value, specification))
  }

  /// What a field's name refers to: an argument, then attributes and items of it.
  private mutating func value(of name: Substring.UnicodeScalarView) throws(TemplateError) -> Value {
    let first = name.prefix { $0 != "." && $0 != "[" }
    // Python's own formatter numbers by the first part; the one written in Python by the whole.
    let isPlain = first.endIndex == name.endIndex
    var value = isPython && !isPlain ? try lookedUp(first) : try argument(first)
    var rest = name[first.endIndex...]
    while let mark = rest.popFirst() {
      if mark == "." {
        let attribute = rest.prefix { $0 != "." && $0 != "[" }
        rest = rest[attribute.endIndex...]
        if attribute.isEmpty { throw .value("Empty attribute in format string") }
        value = try self.attribute(String(attribute), of: value)
      } else if mark == "[" {
        let key = rest.prefix { $0 != "]" }
        guard key.endIndex < rest.endIndex else { throw .value("Missing ']' in format string") }
        rest = rest[key.endIndex...].dropFirst()
        if key.isEmpty { throw .value("Empty attribute in format string") }
        value = try item(key, of: value)
      } else {
        throw .value("Only '.' or '[' may follow ']' in format field specifier")
      }
    }
    return value
  }

  private func lookedUp(_ name: Substring.UnicodeScalarView) throws(TemplateError) -> Value {
    if let index = try Self.index(name) { return try argument(at: index) }
    return try subscripted(keywords, by: .string(String(name)))
  }

  private mutating func argument(_ name: Substring.UnicodeScalarView) throws(TemplateError)
    -> Value
  {
    if let index = try Self.index(name) {
      if numbering == .automatic {
        throw .value(
          isPython
            ? "cannot switch from manual field specification to automatic field numbering"
            : "cannot switch from automatic field numbering to manual field specification")
      }
      numbering = .manual
      return try argument(at: index)
    }
    if name.isEmpty {
      if numbering == .manual {
        throw .value(
          "cannot switch from manual field specification to automatic field numbering")
      }
      numbering = .automatic
      defer { nextIndex += 1 }
      return try argument(at: nextIndex)
    }
    return try lookedUp(name)
  }

  private static func index(_ name: Substring.UnicodeScalarView) throws(TemplateError) -> Int? {
    guard !name.isEmpty, name.allSatisfy(CodePoints.isDecimal) else { return nil }
    var digits = name
    return try FormatSpecification.takeNumber(&digits)
  }

  private func argument(at index: Int) throws(TemplateError) -> Value {
    guard let positional else { throw .value("Format string contains positional fields") }
    guard index < positional.count else {
      throw TemplateError(
        .index,
        isPython
          ? "tuple index out of range"
          : "Replacement index \(index) out of range for positional args tuple")
    }
    return positional[index]
  }

  private func attribute(_ name: String, of value: Value) throws(TemplateError) -> Value {
    let name = AttributeName(name)
    if machine.pointee.environment.isSandboxed {
      return try machine.attribute(of: value, named: name)
    }
    if let found = try machine.rawAttribute(of: value, named: name) { return found }
    throw value.lacksMethod(name.text)
  }

  private func item(_ key: Substring.UnicodeScalarView, of value: Value) throws(TemplateError)
    -> Value
  {
    let key: Value = try Self.index(key).map { .int($0) } ?? .string(String(key))
    if machine.pointee.environment.isSandboxed { return try machine.item(of: value, at: key) }
    return try subscripted(value, by: key)
  }

  private func subscripted(_ value: Value, by key: Value) throws(TemplateError) -> Value {
    if let found = try machine.rawItem(of: value, at: key) { return found }
    throw try machine.subscriptError(value, key)
  }
}

extension UnsafeMutablePointer where Pointee == Machine {
  /// Refuses a text that is made piece by piece once it is too large; charges for the piece alone.
  func checkGrowth(by added: Int, to size: Int) throws(TemplateError) {
    try charge(added >> 4)
    if size > pointee.environment.limits.valueSize { try checkSize(size) }
  }

  /// The error of Python's subscript where there is no such item.
  func subscriptError(_ value: Value, _ key: Value) throws(TemplateError) -> TemplateError {
    switch value {
    case .list, .tuple, .string, .markup:
      let name =
        switch value {
        case .markup: "str"
        case .tuple: "tuple"
        default: value.typeName
        }
      let plain = name.utf8.elementsEqual("str".utf8)
      if key.indexInt != nil {
        return TemplateError(.index, "\(plain ? "string" : name) index out of range")
      }
      return plain
        ? .type("string indices must be integers, not '\(key.typeName)'")
        : .type("\(name) indices must be integers or slices, not \(key.typeName)")
    case .object(let object) where object is BytesObject || object is RangeObject:
      let isBytes = object is BytesObject
      if key.indexInt != nil {
        return TemplateError(
          .index, isBytes ? "index out of range" : "range object index out of range")
      }
      return .type(
        "\(isBytes ? "byte" : "range") indices must be integers or slices, not \(key.typeName)")
    case .object(let object) where object.isMapping || object.isSequence:
      return TemplateError(.key, try repr(of: key))
    case .dict: return TemplateError(.key, try repr(of: key))
    default: return .type("'\(value.typeName)' object is not subscriptable")
    }
  }
}
