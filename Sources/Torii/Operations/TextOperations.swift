extension UnsafeMutablePointer where Pointee == Machine {
  /// Python's `str`.
  package func text(of value: Value) throws(TemplateError) -> String {
    switch value {
    case .string(let text), .markup(let text): return text
    case .int(let value): return String(value)
    case .bool(let value): return value ? "True" : "False"
    case .none: return "None"
    case .double(let value): return pythonRepr(value)
    case .bigInt(let box): return try decimalText(of: box.value)
    case .undefined(let missing): return try missing.text()
    case .list, .tuple, .dict: return try repr(of: value)
    case .object(let object):
      try checkStack()
      return try object.text(self)
    }
  }

  /// Python's `repr`.
  package func repr(of value: Value) throws(TemplateError) -> String {
    var writer = ReprWriter(self)
    try writer.write(value)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// MarkupSafe's `escape`: markup and what knows its own HTML stay as they are.
  package func escape(_ value: Value) throws(TemplateError) -> String {
    switch value {
    case .markup(let text): return text
    case .string(let text): return HTMLEscape.escape(text)
    case .int, .bool, .none, .double, .bigInt: return try text(of: value)
    case .undefined, .list, .tuple, .dict: return HTMLEscape.escape(try text(of: value))
    case .object(let object):
      if let html = try object.html(self) { return html }
      return HTMLEscape.escape(try text(of: value))
    }
  }

  /// Whether a value brings its own HTML (Python's `hasattr(value, '__html__')`).
  package func hasHTML(_ value: Value) throws(TemplateError) -> Bool {
    switch value {
    case .markup: return true
    case .undefined(let missing): return missing.behavior == .chainable
    case .object(let object): return try object.html(self) != nil
    default: return false
    }
  }

  /// Writes a value's text to the output, escaped if asked for.
  @inline(__always)
  package func emit(_ value: Value, escaped: Bool) throws(TemplateError) {
    switch value {
    case .string(let text):
      if escaped { pointee.output.append(escaped: text) } else { pointee.output.append(text) }
    case .markup(let text): pointee.output.append(text)
    case .int(let value): pointee.output.append(value)
    default: try emitOther(value, escaped: escaped)
    }
  }

  /// Writes the text of the value at a place to the output, escaped if asked for.
  @inline(__always)
  func emit(at place: ValuePointer, escaped: Bool) throws(TemplateError) {
    if case .int(let number) = place.pointee {
      pointee.output.append(number)
    } else if case .string = place.pointee, pointee.readsTextInPlace,
      let bytes = TextInPlace.bytes(at: place), let start = bytes.baseAddress
    {
      pointee.output.append(start, count: bytes.count, escaped: escaped)
    } else if case .markup = place.pointee, pointee.readsTextInPlace,
      let bytes = TextInPlace.bytes(at: place), let start = bytes.baseAddress
    {
      pointee.output.append(start, count: bytes.count)
    } else {
      try emit(place.pointee, escaped: escaped)
    }
  }

  @inline(never)
  private func emitOther(_ value: Value, escaped: Bool) throws(TemplateError) {
    switch value {
    case .bool(let value): pointee.output.append(value ? "True" : "False")
    case .none: pointee.output.append("None")
    case .double(let value):
      withPythonRepr(of: value) { bytes in
        if let start = bytes.baseAddress { pointee.output.append(start, count: bytes.count) }
      }
    case .undefined(let missing): emit(text: try missing.text(), escaped: escaped)
    case .object(let object):
      try checkStack()
      if escaped, let html = try object.html(self) {
        pointee.output.append(html)
      } else {
        emit(text: try object.text(self), escaped: escaped)
      }
    default: emit(text: try text(of: value), escaped: escaped)
    }
  }

  private func emit(text: String, escaped: Bool) {
    if escaped { pointee.output.append(escaped: text) } else { pointee.output.append(text) }
  }
}

extension Undefined {
  /// Python's `str`: what each of Jinja2's four classes prints.
  func text() throws(TemplateError) -> String {
    switch behavior {
    case .lenient, .chainable: return ""
    case .strict: throw error
    case .debug:
      if let hint { return "{{ undefined value printed: \(hint) }}" }
      guard let owner else { return "{{ \(name?.text ?? name?.messageRepr ?? "None") }}" }
      let looked = name?.messageRepr ?? "None"
      return "{{ no such element: \(owner.describedType)[\(looked)] }}"
    }
  }
}
