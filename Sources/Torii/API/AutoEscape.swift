/// Which templates escape what they print (Jinja2 documentation, "Autoescaping").
public struct AutoEscape: Sendable {
  /// Decides from a template's name, nil for a template made from a string.
  package let isEnabled: @Sendable (String?) -> Bool

  /// Decides by a function of the template's name, which is nil for a template made from a string.
  public init(_ isEnabled: @escaping @Sendable (_ templateName: String?) -> Bool) {
    self.isEnabled = isEnabled
  }

  /// No template escapes. Jinja2's default.
  public static let disabled = AutoEscape { _ in false }

  /// Every template escapes.
  public static let enabled = AutoEscape { _ in true }

  /// Decides by the ending of the template's name, without regard to case
  /// (Jinja2 documentation, `select_autoescape`).
  ///
  /// - Parameters:
  ///   - enabledExtensions: Endings that escape.
  ///   - disabledExtensions: Endings that do not.
  ///   - forStrings: Whether templates made from strings escape.
  ///   - otherwise: Whether all others escape.
  public static func select(
    enabledExtensions: [String] = ["html", "htm", "xml"], disabledExtensions: [String] = [],
    forStrings: Bool = true, otherwise: Bool = false
  ) -> AutoEscape {
    let enabled = enabledExtensions.map { ending($0) }
    let disabled = disabledExtensions.map { ending($0) }
    return AutoEscape { name in
      guard let name else { return forStrings }
      let lowered = Array(name.lowercased().utf8)
      if enabled.contains(where: { lowered.suffix($0.count).elementsEqual($0) }) { return true }
      if disabled.contains(where: { lowered.suffix($0.count).elementsEqual($0) }) { return false }
      return otherwise
    }
  }

  private static func ending(_ text: String) -> [UInt8] {
    let bare = text.lowercased().utf8.drop { $0 == 0x2E }
    return [0x2E] + Array(bare)
  }
}
