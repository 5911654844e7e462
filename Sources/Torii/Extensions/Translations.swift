/// Where templates take their translations from (Jinja2 documentation, "i18n Extension").
///
/// Install them with ``Environment/install(_:newstyle:)``.
public protocol Translations: Sendable {
  /// Translates a text.
  ///
  /// - Parameters:
  ///   - message: The text as the template has it.
  ///   - context: Tells equal texts of different meaning apart; nil where there is none.
  /// - Throws: An error that stops the render.
  func translation(of message: String, context: String?) throws(TemplateError) -> String

  /// Translates a text that depends on a number.
  ///
  /// - Parameters:
  ///   - singular: The text for one.
  ///   - plural: The text for another number.
  ///   - count: The number; 0 stands for what is no integer.
  ///   - context: Tells equal texts of different meaning apart; nil where there is none.
  /// - Throws: An error that stops the render.
  func translation(singular: String, plural: String, count: Int, context: String?)
    throws(TemplateError) -> String

  /// What Python would call the class, in the messages of calls with wrong arguments. By default
  /// `GNUTranslations`.
  var className: String { get }

  /// Whether a text always has the same translation, so that templates need not ask again. By
  /// default false.
  var areConstant: Bool { get }
}

extension Translations {
  /// The class of Python's `gettext` module that reads catalogues.
  public var className: String { "GNUTranslations" }

  /// They are asked each time.
  public var areConstant: Bool { false }
}

extension Environment {
  /// Gives templates the functions `gettext`, `ngettext`, `pgettext`, `npgettext` and `_`, and
  /// turns the extension `i18n` on.
  ///
  /// - Parameters:
  ///   - translations: What the functions ask.
  ///   - newstyle: Whether the functions fill in variables by themselves and give markup while
  ///     autoescaping, as Jinja2's newstyle gettext does.
  public mutating func install(_ translations: some Translations, newstyle: Bool = false) {
    extensions.insert(.i18n)
    usesNewstyleTranslations = newstyle
    for function in TranslationFunction.allCases {
      globals[function.rawValue] = function.value(translations, newstyle: newstyle)
    }
    globals["_"] = TranslationFunction.alias
  }
}

/// The functions that ask for translations.
enum TranslationFunction: String, CaseIterable {
  case gettext, ngettext, pgettext, npgettext

  private var hasContext: Bool { self == .pgettext || self == .npgettext }
  private var hasCount: Bool { self == .ngettext || self == .npgettext }

  /// The parameters, and the name as Python's messages have it.
  private func signature(newstyle: Bool, className: String) -> Signature {
    let declaration =
      switch self {
      case .gettext: newstyle ? "__string" : "message"
      case .ngettext: newstyle ? "__singular, __plural, __num" : "singular, plural, n"
      case .pgettext: newstyle ? "__string_ctx, __string" : "context, message"
      case .npgettext:
        newstyle
          ? "__string_ctx, __singular, __plural, __num" : "context, singular, plural, n"
      }
    // Newstyle functions get the context before their arguments, methods the translations.
    return newstyle
      ? Signature(
        "_make_new_\(rawValue).<locals>.\(rawValue)", declaration + ", **variables", implicit: 1)
      : Signature("\(className).\(rawValue)", declaration, implicit: 1)
  }

  func value(_ translations: some Translations, newstyle: Bool) -> Value {
    let signature = signature(newstyle: newstyle, className: translations.className)
    return .object(
      FunctionObject(
        Function(signature, keeps: translations.areConstant ? Self.keeps : nil) {
          (arguments) throws(TemplateError) in
          let text = try translated(arguments, translations)
          return newstyle ? try interpolated(text, arguments) : text
        }))
  }

  /// Texts are the same until something else is translated.
  private static let keeps: @Sendable (Value) -> Function.Recall? = { value in
    if value.text == nil { return nil }
    return { (_: UnsafeMutableRawPointer?) in }
  }

  private func translated(_ arguments: Arguments, _ translations: some Translations)
    throws(TemplateError) -> Value
  {
    let machine = arguments.machine
    let context = hasContext ? try machine.text(of: arguments[0]) : nil
    let first = hasContext ? 1 : 0
    guard hasCount else {
      guard let message = arguments[first].text else {
        return try untranslated(arguments[first], machine)
      }
      let text = try translations.translation(of: message, context: context)
      return translation(text, of: arguments[first])
    }
    let number = arguments[first + 2]
    let count: Int
    if let integer = number.indexInt {
      count = integer
    } else {
      count = try machine.isEqual(number, .int(1)) ? 1 : 0
    }
    guard let singular = arguments[first].text, let plural = arguments[first + 1].text else {
      return try untranslated(arguments[count == 1 ? first : first + 1], machine)
    }
    let text = try translations.translation(
      singular: singular, plural: plural, count: count, context: context)
    return translation(text, of: arguments[count == 1 ? first : first + 1])
  }

  /// A message that no catalogue has comes back as the object that it is: markup stays markup.
  private func translation(_ text: String, of message: Value) -> Value {
    if case .markup(let source) = message, source.utf8.elementsEqual(text.utf8) { return message }
    return .string(text)
  }

  /// What no catalogue has stays as it is; a catalogue is a dict, which asks for a hash.
  private func untranslated(_ message: Value, _ machine: MachineRef) throws(TemplateError) -> Value
  {
    _ = try machine.key(for: message)
    return message
  }

  /// Newstyle functions fill in their keyword arguments, the context and the count.
  private func interpolated(_ text: Value, _ arguments: Arguments) throws(TemplateError) -> Value {
    let machine = arguments.machine
    // Most texts have nothing to fill in.
    if let plain = text.text, !plain.utf8.contains(UInt8(ascii: "%")) {
      return machine.pointee.autoescapes ? .markup(plain) : text
    }
    let last = arguments.count - 1
    let given = arguments.keywordVariadic(last)
    let isMarkup = machine.pointee.autoescapes || text.isMarkup
    let filled = text.text.flatMap { plain in
      NamedPlaces.filled(
        plain, escapes: isMarkup, most: machine.pointee.environment.limits.valueSize
      ) { name in
        given.value(name) ?? (hasCount && name == .num ? arguments[last - 1] : nil)
      }
    }
    if let filled {
      try machine.checkSize(filled.utf8.count)
      return isMarkup ? .markup(filled) : .string(filled)
    }
    let variables = given.isFrozen ? given.copy() : given
    if hasContext, variables["context"] == nil {
      variables.set(text: "context", to: arguments[0])
    }
    if hasCount, variables["num"] == nil { variables.set(text: "num", to: arguments[last - 1]) }
    let format =
      machine.pointee.autoescapes ? Value.markup(try machine.htmlOrText(of: text)) : text
    return try machine.binary(.modulo, format, .dict(variables))
  }

  /// `_`: whatever `gettext` is where it is called.
  static var alias: Value { .object(TranslationAlias()) }
}

extension AttributeName {
  /// The function that `_` stands for.
  static let gettext = AttributeName("gettext")
}

/// See `TranslationFunction.alias`.
private final class TranslationAlias: Object {
  override var typeName: String { "function" }
  override var isCallable: Bool { true }
  /// The name in memory that stays.
  private nonisolated(unsafe) static let gettextPlace = {
    let place = UnsafeMutablePointer<AttributeName>.allocate(capacity: 1)
    place.initialize(to: .gettext)
    return UnsafePointer(place)
  }()

  override func constantFunction(_ machine: MachineRef) -> Unmanaged<FunctionObject>? {
    switch machine.lookup(at: Self.gettextPlace) {
    case .place(let place), .passing(let place):
      return place.unretainedObject?._withUnsafeGuaranteedRef { $0.constantFunction(machine) }
    case .missing: return nil
    }
  }

  override func call(_ arguments: borrowing CallFrame, _ machine: MachineRef)
    throws(TemplateError) -> Value
  {
    let name = AttributeName.gettext
    let function =
      machine.pointee.context.value(name, in: machine.pointee.environment)
      ?? .undefined(Undefined(machine.pointee.environment.undefined, name: .string(name.text)))
    return try machine.call(function, arguments)
  }

  override func repr(_ machine: MachineRef) throws(TemplateError) -> String {
    "<function _gettext_alias>"
  }
}
