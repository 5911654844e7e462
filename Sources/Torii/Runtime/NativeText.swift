/// What a body has written while values are rendered instead of text: nothing, one value, or text
/// (Jinja2's `native_concat`).
struct NativeText {
  fileprivate(set) var pieces = 0
  /// The first piece, as long as it is the only one.
  fileprivate var only: Value?
}

extension UnsafeMutablePointer where Pointee == Machine {
  /// Writes a piece of a template that is rendered to a value. The first is only kept: as text it is
  /// written when another follows.
  func emitNative(_ value: Value) throws(TemplateError) {
    let session = pointee.session
    let last = session.nativeTexts.count - 1
    guard last >= 0 else { return try emit(value, escaped: false) }
    session.nativeTexts[last].pieces += 1
    if session.nativeTexts[last].pieces == 1 {
      session.nativeTexts[last].only = value
      return
    }
    if let first = session.nativeTexts[last].only {
      session.nativeTexts[last].only = nil
      try emit(first, escaped: false)
    }
    try emit(value, escaped: false)
  }

  /// Begins to capture what a body writes, until `takeCapture` or `dropCapture`.
  func beginCapture() -> Int {
    if pointee.session.isNative { pointee.session.nativeTexts.append(NativeText()) }
    return pointee.output.beginCapture()
  }

  func dropCapture(from start: Int) {
    if pointee.session.isNative { pointee.session.nativeTexts.removeLast() }
    pointee.output.dropText(from: start)
  }

  /// What a macro, a block or a `set` block gives: its text, or natively what that stands for.
  func takeCapture(from start: Int, isMarkup: Bool) throws(TemplateError) -> Value {
    let text = pointee.output.takeText(from: start)
    guard pointee.session.isNative else { return isMarkup ? .markup(text) : .string(text) }
    let value = takeNative(text)
    return isMarkup ? .markup(try self.text(of: value)) : value
  }

  /// The text of a body, also where its only piece was kept.
  func takeCapturedText(from start: Int) throws(TemplateError) -> String {
    let text = pointee.output.takeText(from: start)
    guard pointee.session.isNative, let only = pointee.session.nativeTexts.popLast()?.only else {
      return text
    }
    return try self.text(of: only)
  }

  /// The value of the innermost body.
  func takeNative(_ text: String) -> Value {
    let written = pointee.session.nativeTexts.popLast() ?? NativeText()
    if written.pieces == 0 { return .none }
    let raw = written.only ?? .string(text)
    return raw.text.flatMap(PythonLiteral.value) ?? raw
  }
}

extension Value {
  /// `str` of a constant; nil where it is no plain one.
  var constantText: String? {
    switch self {
    case .string(let text), .markup(let text): text
    case .int(let number): String(number)
    case .bool(let value): value ? "True" : "False"
    case .none: "None"
    case .double(let number):
      withPythonRepr(of: number) { String(decoding: $0, as: UTF8.self) }
    default: nil
    }
  }
}
