extension Filter {
  /// `float(value, default=0.0)`: a floating-point number, or the default where the value is none
  /// (Jinja2 documentation, `float`).
  package static let float = Filter(Signature("do_float", "value, default=0.0")) {
    (arguments) throws(TemplateError) in
    try double(from: arguments[0]).map { .double($0) } ?? arguments[1]
  }

  /// Python's `float(value)`; nil where it raises TypeError or ValueError.
  static func double(from value: Value) throws(TemplateError) -> Double? {
    switch value {
    case .double(let number): return number
    case .int(let number): return Double(number)
    case .bool(let flag): return flag ? 1 : 0
    case .string(let text), .markup(let text): return NumberParsing.float(text)
    case .bigInt(let box):
      guard let number = box.value.asDouble else {
        throw .overflow("int too large to convert to float")
      }
      return number
    case .undefined(let missing): throw missing.error
    case .object(let object as DecimalObject): return object.value.double
    case .object(let object as BytesObject):
      return String(validating: object.bytes, as: UTF8.self).flatMap { NumberParsing.float($0) }
    case .none, .list, .tuple, .dict, .object: return nil
    }
  }
}
