package import Torii

extension Filter {
  /// `date(value, format="%Y-%m-%d")`: a date by the directives of `strftime` or as `rfc3339`,
  /// `rfc822`, or in the words of the language as `long`, `medium`, `day`, `month`. Text and seconds
  /// since 1970 are read as dates; nothing stays nothing.
  package static func siteDate(timeZone: SiteTimeZone, language: String = "en") -> Filter {
    let names = DateNames.of(language)
    // Most dates are printed as they are formatted.
    let emitter: Filter.Emitter = { (arguments, escaped) in
      guard let date = DateTime(ofObjectAt: arguments.values), let format = arguments.plainText(1)
      else { return false }
      date.withFormatted(format, names: names) { bytes in
        guard let start = bytes.baseAddress else { return }
        arguments.machine.pointee.output.append(start, count: bytes.count, escaped: escaped)
      }
      return true
    }
    return Filter(Signature("date", "value, format='%Y-%m-%d'"), emitter: emitter) {
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
