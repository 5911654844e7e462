extension Methods {
  /// The methods of `bytes`: those of text, over characters that stand for the bytes.
  static let bytesMethods: [Method] =
    textCase.filter { $0.name != "casefold" }.map { overBytes($0) }
    + textClasses.filter { bytesClasses.contains($0.name) }.map { overBytes($0) }
    + textSearch.map { overBytes($0) }
    + textParts.filter { $0.name != "join" }.map { overBytes($0) }
    + textLayout.filter { bytesLayout.contains($0.name) }.map { overBytes($0) }
    + [
      Method("bytes.join", .one, joinBytes),
      Method("bytes.hex", .named("sep", "bytes_per_sep"), hex),
      Method("bytes.decode", .named("encoding", "errors"), decode),
    ]

  private static let bytesClasses = [
    "isalnum", "isalpha", "isascii", "isdigit", "islower", "isspace", "istitle", "isupper",
  ]
  private static let bytesLayout = ["center", "ljust", "rjust", "zfill", "expandtabs"]

  private static func overBytes(_ method: Method) -> Method {
    let name = method.name
    return Method("bytes." + name, method.parameters) {
      (receiver, arguments) throws(TemplateError) in
      let machine = arguments.machine
      let text = BytesText(receiver, asLines: name.utf8.elementsEqual("splitlines".utf8))
      let given = arguments.frame.positionalCount
      try checkBounds(arguments, of: name)
      var values: [Value] = []
      for position in 0..<(given + arguments.frame.keywords.count) {
        let value = arguments.frame.values[position]
        let place = position < given ? position : keywordPosition(position - given, arguments)
        values.append(try argument(value, at: place, of: name, text))
      }
      let keywords = arguments.frame.keywords.enumerated().map { ($1.text, values[given + $0]) }
      do throws(TemplateError) {
        let result = try machine.withFrame(Array(values.prefix(given)), keywords) {
          (frame) throws(TemplateError) in
          try method.run(.string(text.characters), frame, machine)
        }
        return text.bytes(from: result)
      } catch {
        let isMissing = error.message.utf8.elementsEqual("substring not found".utf8)
        throw isMissing ? .value("subsection not found") : error
      }
    }
  }

  /// The bounds of a search are looked at before what is searched for.
  private static func checkBounds(_ arguments: MethodArguments, of name: String)
    throws(TemplateError)
  {
    guard case .search = arguments.frame.positionalCount > 1 ? parameters(of: name) : nil else {
      return
    }
    for position in 1..<arguments.frame.positionalCount {
      _ = try arguments.bound(position)
    }
  }

  private static func parameters(of name: String) -> MethodParameters? {
    string[AttributeName(name)]?.parameters
  }

  private static func keywordPosition(_ index: Int, _ arguments: MethodArguments) -> Int {
    let keyword = arguments.frame.keywords[index]
    return arguments.names.firstIndex { $0.key == keyword.key } ?? index
  }

  /// An argument for the method of text; text itself is refused where bytes belong.
  private static func argument(
    _ value: Value, at position: Int, of name: String, _ text: BytesText
  ) throws(TemplateError) -> Value {
    let type = value.typeName
    switch name {
    case "find", "rfind", "index", "rindex", "count":
      guard position == 0 else { return value }
      if let number = value.indexInt {
        guard let byte = UInt8(exactly: number) else {
          throw .value("byte must be in range(0, 256)")
        }
        return .string(text.encoded([byte]))
      }
      guard let encoded = text.argument(value) else {
        throw .type("argument should be integer or bytes-like object, not '\(type)'")
      }
      return encoded
    case "startswith", "endswith":
      guard position == 0 else { return value }
      if case .tuple(let parts) = value {
        var encoded: [Value] = []
        for part in parts { encoded.append(try text.required(part)) }
        return .tuple(Value.List(encoded))
      }
      guard let encoded = text.argument(value) else {
        throw .type("\(name) first arg must be bytes or a tuple of bytes, not \(type)")
      }
      return encoded
    case "center", "ljust", "rjust":
      guard position == 1 else { return value }
      guard let encoded = text.argument(value) else {
        throw .type("\(name)() argument 2 must be a byte string of length 1, not \(type)")
      }
      return encoded
    case "replace": return position < 2 ? try text.required(value) : value
    case "split", "rsplit", "strip", "lstrip", "rstrip":
      return position == 0 && !value.isNone ? try text.required(value) : value
    case "partition", "rpartition", "removeprefix", "removesuffix":
      return try text.required(value)
    default: return value
    }
  }

  @Sendable private static func joinBytes(_ receiver: Value, _ arguments: MethodArguments)
    throws(TemplateError) -> Value
  {
    let machine = arguments.machine
    let separator = BytesObject.bytes(of: receiver) ?? []
    guard arguments.required(0).isIterable else { throw .type("can only join an iterable") }
    var joined: [UInt8] = []
    for (position, item) in try machine.items(of: arguments.required(0)).enumerated() {
      guard let bytes = BytesObject.bytes(of: item) else {
        throw .type(
          "sequence item \(position): expected a bytes-like object, \(item.typeName) found")
      }
      try machine.checkGrowth(
        by: bytes.count + separator.count, to: joined.count + bytes.count + separator.count)
      if position > 0 { joined += separator }
      joined += bytes
    }
    return .object(BytesObject(joined))
  }

  @Sendable private static func hex(_ receiver: Value, _ arguments: MethodArguments)
    throws(TemplateError) -> Value
  {
    var digits: [UInt8] = []
    var separator: UInt8?
    if let given = arguments[0] { separator = try separatingByte(given, arguments.machine) }
    let bytes = BytesObject.bytes(of: receiver) ?? []
    let group = max(1, try arguments.integer(1, default: 1).magnitude)
    for (position, byte) in bytes.enumerated() {
      let remaining = UInt(bytes.count - position)
      if position > 0, let separator, remaining % group == 0 { digits.append(separator) }
      for half: UInt8 in [byte >> 4, byte & 15] {
        digits.append(half < 10 ? 0x30 &+ half : 0x57 &+ half)
      }
    }
    return .string(String(decoding: digits, as: UTF8.self))
  }

  private static func separatingByte(_ value: Value, _ machine: MachineRef)
    throws(TemplateError) -> UInt8
  {
    let count: Int
    if let bytes = BytesObject.bytes(of: value) {
      count = bytes.count
    } else if let text = value.text {
      count = CodePoints.count(text)
    } else {
      count = try machine.length(of: value)
    }
    guard count == 1 else { throw .value("sep must be length 1.") }
    guard let byte = BytesObject.bytes(of: value)?.first ?? value.text?.utf8.first else {
      throw .type("sep must be str or bytes.")
    }
    guard byte < 0x80 else { throw .value("sep must be ASCII.") }
    return byte
  }

  @Sendable private static func decode(_ receiver: Value, _ arguments: MethodArguments)
    throws(TemplateError) -> Value
  {
    let bytes = BytesObject.bytes(of: receiver) ?? []
    let named = arguments[0] ?? .string("utf-8")
    guard let encoding = named.text else {
      throw .type("decode() argument 'encoding' must be str, not \(named.typeName)")
    }
    let errors = arguments[1]?.text ?? "strict"
    switch TextEncoding(encoding) {
    case .utf8: return .string(try UTF8Decoding.decode(bytes, errors: errors))
    case .ascii: return .string(try UTF8Decoding.decodeASCII(bytes, errors: errors))
    case .latin1:
      return .string(
        String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) })))
    case nil: throw TemplateError(.lookup, "unknown encoding: \(encoding)")
    }
  }
}

/// Bytes as characters for the methods of text: those that ASCII has no character for, and control
/// characters that only text counts as white space, stand in a private area.
private struct BytesText {
  let characters: String
  private let asLines: Bool

  /// - Parameter asLines: Whether line feed and carriage return alone end lines.
  init(_ value: Value, asLines: Bool) {
    self.asLines = asLines
    characters = BytesText.encoded(BytesObject.bytes(of: value) ?? [], asLines)
  }

  func encoded(_ bytes: [UInt8]) -> String { BytesText.encoded(bytes, asLines) }

  private static func encoded(_ bytes: [UInt8], _ asLines: Bool) -> String {
    var text = String.UnicodeScalarView()
    for byte in bytes {
      let isForeign =
        byte >= 0x80 || (0x1C...0x1F).contains(byte) || asLines && (byte == 0x0B || byte == 0x0C)
      let code = isForeign ? 0xE000 + UInt32(byte) : UInt32(byte)
      if let scalar = Unicode.Scalar(code) { text.append(scalar) }
    }
    return String(text)
  }

  func argument(_ value: Value) -> Value? {
    BytesObject.bytes(of: value).map { .string(encoded($0)) }
  }

  func required(_ value: Value) throws(TemplateError) -> Value {
    guard let encoded = argument(value) else {
      throw .type("a bytes-like object is required, not '\(value.typeName)'")
    }
    return encoded
  }

  /// The text of a result as bytes again.
  func bytes(from result: Value) -> Value {
    switch result {
    case .string(let text):
      return .object(
        BytesObject(text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }))
    case .list(let items): return .list(Value.List(items.map(bytes)))
    case .tuple(let items): return .tuple(Value.List(items.map(bytes)))
    default: return result
    }
  }
}
