/// The quotation marks of a language.
public struct QuotationMarks: Sendable, Equatable {
  /// What opens and closes a quotation in `"`.
  public var double: (open: String, close: String)
  /// What opens and closes a quotation in `'`.
  public var single: (open: String, close: String)

  /// Marks of one's own.
  public init(double: (open: String, close: String), single: (open: String, close: String)) {
    self.double = double
    self.single = single
  }

  /// “ ” and ‘ ’.
  public static let english = QuotationMarks(double: ("“", "”"), single: ("‘", "’"))

  /// Whether both use the same marks on both levels.
  public static func == (left: QuotationMarks, right: QuotationMarks) -> Bool {
    left.double == right.double && left.single == right.single
  }

  /// The marks that are usual in a language, by its BCP 47 tag (Unicode CLDR, delimiters).
  public static func of(language tag: String) -> QuotationMarks {
    let subtags = tag.lowercased().split { $0 == "-" || $0 == "_" }
    switch subtags.first {
    case "gsw":
      return QuotationMarks(double: ("«", "»"), single: ("‹", "›"))
    case "de" where subtags.contains("ch") || subtags.contains("li"):
      return QuotationMarks(double: ("«", "»"), single: ("‹", "›"))
    case "de", "cs", "sk", "sl", "is", "lt", "bg", "ka":
      return QuotationMarks(double: ("„", "“"), single: ("‚", "‘"))
    case "fr" where subtags.contains("ch"):
      return QuotationMarks(double: ("«", "»"), single: ("‹", "›"))
    case "fr":
      return QuotationMarks(double: ("«\u{A0}", "\u{A0}»"), single: ("‹\u{A0}", "\u{A0}›"))
    case "pt" where subtags.contains("br"):
      return .english
    case "es", "pt", "it", "ca", "gl", "el", "eu":
      return QuotationMarks(double: ("«", "»"), single: ("“", "”"))
    case "ru", "uk", "be", "hy", "kk":
      return QuotationMarks(double: ("«", "»"), single: ("„", "“"))
    case "nb", "nn", "no":
      return QuotationMarks(double: ("«", "»"), single: ("‘", "’"))
    case "pl", "hu", "ro", "hr", "sr", "bs", "mk":
      return QuotationMarks(double: ("„", "”"), single: ("‚", "’"))
    case "sv", "fi":
      return QuotationMarks(double: ("”", "”"), single: ("’", "’"))
    case "zh" where !subtags.contains("tw") && !subtags.contains("hk"):
      return .english
    case "ja", "zh":
      return QuotationMarks(double: ("「", "」"), single: ("『", "』"))
    default:
      return .english
    }
  }
}
