/// What some filters do unless they are told otherwise (Jinja2 documentation, "Policies").
public struct Policies: Sendable {
  /// How many characters beyond its limit `truncate` lets pass; `truncate.leeway`.
  public var truncateLeeway = 5
  /// What `urlize` puts into `rel`; `urlize.rel`.
  public var urlizeRel: String? = "noopener"
  /// What `urlize` puts into `target`; `urlize.target`.
  public var urlizeTarget: String?
  /// Further URL schemes that `urlize` links; `urlize.extra_schemes`.
  public var urlizeExtraSchemes: [String]?
  /// Whether `tojson` sorts the keys of objects; `json.dumps_kwargs`.
  public var jsonSortsKeys = true
  /// Whether `tojson` writes ASCII only; `ensure_ascii` in `json.dumps_kwargs`.
  public var jsonEscapesNonASCII = true
  /// By how many spaces `tojson` indents unless it is told; `indent` in `json.dumps_kwargs`. Nil
  /// for JSON on one line.
  public var jsonIndentation: Int?
  /// What `tojson` writes between items; `separators` in `json.dumps_kwargs`. Nil for a comma, with
  /// a space where there are no lines.
  public var jsonItemSeparator: String?
  /// What `tojson` writes behind keys; `separators` in `json.dumps_kwargs`.
  public var jsonKeySeparator = ": "
  /// Whether `trans` trims its text; `ext.i18n.trimmed`.
  public var translationTrimmed = false

  /// Jinja2's defaults.
  public init() {}
}
