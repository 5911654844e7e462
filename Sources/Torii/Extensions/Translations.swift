/// Where templates take their translations from (Jinja2 documentation, "i18n Extension").
///
/// Install them with ``Environment/install(_:newstyle:)``.
public protocol Translations: Sendable {
  /// Translates a text.
  ///
  /// - Parameters:
  ///   - message: The text as the template has it.
  ///   - context: Tells equal texts of different meaning apart; nil where there is none.
  func translation(of message: String, context: String?) -> String

  /// Translates a text that depends on a number.
  ///
  /// - Parameters:
  ///   - singular: The text for one.
  ///   - plural: The text for another number.
  ///   - count: The number; 0 stands for what is no integer.
  ///   - context: Tells equal texts of different meaning apart; nil where there is none.
  func translation(singular: String, plural: String, count: Int, context: String?) -> String
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

  private func signature(newstyle: Bool) -> Signature {
    let declaration =
      switch self {
      case .gettext: newstyle ? "__string" : "message"
      case .ngettext: newstyle ? "__singular, __plural, __num" : "singular, plural, n"
      case .pgettext: newstyle ? "__string_ctx, __string" : "context, message"
      case .npgettext:
        newstyle
          ? "__string_ctx, __singular, __plural, __num" : "context, singular, plural, n"
      }
    return Signature(
      rawValue, newstyle ? declaration + ", **variables" : declaration, implicit: newstyle ? 1 : 0)
  }

  func value(_ translations: some Translations, newstyle: Bool) -> Value {
    let signature = signature(newstyle: newstyle)
    return .object(
      FunctionObject(
        Function(signature) { (arguments) throws(TemplateError) in
          let text = try translated(arguments, translations)
          guard newstyle else { return .string(text) }
          return try interpolated(text, arguments)
        }))
  }

  private func translated(_ arguments: Arguments, _ translations: some Translations)
    throws(TemplateError) -> String
  {
    let machine = arguments.machine
    let context = hasContext ? try machine.text(of: arguments[0]) : nil
    let first = hasContext ? 1 : 0
    guard arguments[first].isString else {
      throw .type("a text to translate must be str, not \(arguments[first].typeName)")
    }
    let message = try machine.text(of: arguments[first])
    guard hasCount else { return translations.translation(of: message, context: context) }
    let plural = try machine.text(of: arguments[first + 1])
    let number = arguments[first + 2]
    let count: Int
    if let integer = number.indexInt {
      count = integer
    } else {
      count = try machine.isEqual(number, .int(1)) ? 1 : 0
    }
    return translations.translation(
      singular: message, plural: plural, count: count, context: context)
  }

  /// Newstyle functions fill in their keyword arguments, the context and the count.
  private func interpolated(_ text: String, _ arguments: Arguments) throws(TemplateError) -> Value {
    let machine = arguments.machine
    let last = arguments.count - 1
    let variables = arguments.keywordVariadic(last)
    if hasContext, variables["context"] == nil {
      variables.set(text: "context", to: arguments[0])
    }
    if hasCount, variables["num"] == nil { variables.set(text: "num", to: arguments[last - 1]) }
    let format: Value = machine.pointee.autoescapes ? .markup(text) : .string(text)
    return try machine.binary(.modulo, format, .dict(variables))
  }

  /// `_`: whatever `gettext` is where it is called.
  static var alias: Value { .object(TranslationAlias()) }
}

/// See `TranslationFunction.alias`.
private final class TranslationAlias: Object {
  override var typeName: String { "function" }
  override var isCallable: Bool { true }

  override func call(_ arguments: borrowing CallFrame, _ machine: MachineRef)
    throws(TemplateError) -> Value
  {
    let name = AttributeName("gettext")
    let function =
      machine.pointee.context.value(name, in: machine.pointee.environment)
      ?? .undefined(Undefined(machine.pointee.environment.undefined, name: .string(name.text)))
    return try machine.call(function, arguments)
  }

  override func repr(_ machine: MachineRef) throws(TemplateError) -> String {
    "<function _gettext_alias>"
  }
}
