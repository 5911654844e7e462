/// The translations of one language, read from a `.po` or `.mo` file of GNU gettext.
///
/// Lookups follow `GNUTranslations` of Python's `gettext` module: a text without a translation is
/// asked for in the fallbacks, and stays as it is when none has it. A lookup is one dictionary
/// access for each catalogue of the chain.
///
/// ```swift
/// let austrian = try MessageCatalog(po: austrianBytes)
/// let german = try MessageCatalog(mo: germanBytes)
/// environment.install(austrian.fallingBack(to: german))
/// ```
public struct MessageCatalog: Translations {
  /// This catalogue and those behind it.
  private var chain: [MessageTable]

  init(_ table: MessageTable) { chain = [table] }

  /// Reads the text format, as `msgfmt` does: fuzzy, obsolete and untranslated entries are left out.
  ///
  /// - Parameter bytes: The `.po` file, in UTF-8.
  /// - Throws: What is wrong with it, with line and column.
  public init(po bytes: [UInt8]) throws(MessageCatalogError) {
    var reader = POReader(bytes)
    self.init(try reader.read())
  }

  /// Reads the binary format, of either byte order.
  ///
  /// - Parameter bytes: The `.mo` file, with texts in UTF-8.
  /// - Throws: What is wrong with it.
  public init(mo bytes: [UInt8]) throws(MessageCatalogError) {
    self.init(try MOReader(bytes).read())
  }

  /// A catalogue never changes.
  public var areConstant: Bool { true }

  /// This catalogue with another that is asked for what this one lacks, such as that of the parent
  /// language.
  ///
  /// - Parameter other: The other catalogue, with its own fallbacks.
  /// - Returns: The chain of both.
  public func fallingBack(to other: MessageCatalog) -> MessageCatalog {
    var result = self
    result.chain += other.chain
    return result
  }

  /// Translates a text (Python's `gettext` and `pgettext`).
  ///
  /// - Parameters:
  ///   - message: The text as the template has it.
  ///   - context: Tells equal texts of different meaning apart; nil where there is none.
  /// - Returns: The translation, or the text. A text that the catalogue has with a plural is
  ///   translated as for the number 1.
  /// - Throws: What the catalogue's rule for plural forms fails with, such as a division by zero.
  public func translation(of message: String, context: String?) throws(TemplateError) -> String {
    let key = MessageTable.key(message, context: context)
    // Not by the tables themselves: all threads would count references to what they hold.
    for index in chain.indices {
      guard let entry = chain[index].entries[key] else { continue }
      if let text = entry.text { return text }
      let form = try chain[index].pluralRule.form(for: 1)
      if let forms = entry.forms, forms.indices.contains(form) { return forms[form] }
    }
    return message
  }

  /// Translates a text that depends on a number (Python's `ngettext` and `npgettext`).
  ///
  /// - Parameters:
  ///   - singular: The text for one.
  ///   - plural: The text for another number.
  ///   - count: The number.
  ///   - context: Tells equal texts of different meaning apart; nil where there is none.
  /// - Returns: The translation, or one of the texts.
  /// - Throws: What the catalogue's rule for plural forms fails with, such as a division by zero.
  public func translation(singular: String, plural: String, count: Int, context: String?)
    throws(TemplateError) -> String
  {
    let key = MessageTable.key(singular, context: context)
    for index in chain.indices {
      let form = try chain[index].pluralRule.form(for: count)
      if let forms = chain[index].entries[key]?.forms, forms.indices.contains(form) {
        return forms[form]
      }
    }
    return count == 1 ? singular : plural
  }
}

/// What one file has.
struct MessageTable: Sendable {
  struct Entry: Sendable {
    /// The translation of the text alone.
    var text: String?
    /// The translations by plural form.
    var forms: [String]?
  }

  /// By context and text, compared byte by byte: strings would be compared as normalised text.
  private(set) var entries: [AttributeName: Entry] = [:]
  private(set) var pluralRule = PluralRule.germanic

  /// The text after its context and the byte that gettext puts between them.
  static func key(_ message: String, context: String?) -> AttributeName {
    AttributeName(context.map { $0 + "\u{4}" + message } ?? message)
  }

  mutating func add(text: String, for key: some Sequence<UInt8>) {
    change(key) { $0.text = text }
  }

  mutating func add(forms: [String], for key: some Sequence<UInt8>) {
    change(key) { $0.forms = forms }
  }

  private mutating func change(_ key: some Sequence<UInt8>, _ body: (inout Entry) -> Void) {
    // No template asks for what is not UTF-8.
    guard let key = String(validating: key, as: UTF8.self) else { return }
    body(&entries[AttributeName(key), default: Entry()])
  }

  /// Takes the rule for plural forms from the translation of the empty text.
  mutating func readHeader(_ bytes: [UInt8]) throws(MessageCatalogError) {
    let header = MessageHeader(bytes)
    if let charset = header.charset, !header.isReadable {
      throw MessageCatalogError(
        "The charset \"\(charset)\" is not supported; convert the file to UTF-8.")
    }
    if let rule = header.pluralForms { pluralRule = try PluralRule(header: rule) }
  }
}
