package import Torii

/// A date in templates, with the attributes of Python's `datetime`.
package struct DateObject: TemplateObject, Hashable {
  package let date: DateTime

  package init(_ date: DateTime) { self.date = date }

  package func attribute(named name: String) -> Value? {
    switch name {
    case "year": .int(date.year)
    case "month": .int(date.month)
    case "day": .int(date.day)
    case "hour": .int(date.hour)
    case "minute": .int(date.minute)
    case "second": .int(date.second)
    case "timestamp": .int(date.epochSeconds)
    case "strftime": .object(FunctionObject(strftime))
    case "isoformat": .object(FunctionObject(isoFormat))
    default: nil
    }
  }

  package var templateText: String { date.pythonDescription }

  private var strftime: Function {
    let date = date
    return Function(Signature("strftime", "format")) { (arguments) throws(TemplateError) in
      guard let format = arguments[0].stringValue else {
        throw .type("strftime() argument 1 must be str")
      }
      return .string(date.format(format))
    }
  }

  private var isoFormat: Function {
    let date = date
    return Function(Signature("isoformat", "")) { (_) throws(TemplateError) in
      .string(date.hasTime ? date.format("%Y-%m-%dT%H:%M:%S%:z") : date.format("%Y-%m-%d"))
    }
  }
}
