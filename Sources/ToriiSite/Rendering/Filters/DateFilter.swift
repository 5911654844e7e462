package import Torii

extension Filter {
  /// `date(value, format="%Y-%m-%d")`: a date by the directives of `strftime` or as `rfc3339`,
  /// `rfc822`, or in the words of the language as `long`, `medium`, `day`, `month`. Text and seconds
  /// since 1970 are read as dates; nothing stays nothing.
  package static func siteDate(timeZone: SiteTimeZone, language: String = "en") -> Filter {
    let names = DateNames.of(language)
    return Filter(Signature("date", "value, format='%Y-%m-%d'")) {
      (arguments) throws(TemplateError) in
      guard let format = arguments[1].stringValue else {
        throw .filterArgument("The format of a date must be text.")
      }
      switch arguments[0] {
      case .none, .undefined: return .string("")
      case .object:
        if let date = DateTime(ofObject: arguments[0]) {
          return .string(date.format(format, names: names))
        }
      default: break
      }
      guard let date = DateTime(arguments[0], timeZone: timeZone) else {
        throw .filterArgument("The filter 'date' needs a date, not what it was given.")
      }
      return .string(date.format(format, names: names))
    }
  }
}

extension DateTime {
  /// Text that reads as a date, or seconds since 1970.
  init?(_ value: Value, timeZone: SiteTimeZone) {
    switch value {
    case .string(let text), .markup(let text): self.init(parsing: text, in: timeZone)
    case .int(let seconds): self.init(epochSeconds: seconds, offset: timeZone.offset(at: seconds))
    default: return nil
    }
  }
}
