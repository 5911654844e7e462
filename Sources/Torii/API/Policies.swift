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
  /// Whether `trans` trims its text; `ext.i18n.trimmed`.
  public var translationTrimmed = false

  /// Jinja2's defaults.
  public init() {}
}
