extension Methods {
  static let textCase: [Method] = [
    mapping("capitalize", CodePoints.capitalized), mapping("casefold", CodePoints.caseFolded),
    mapping("lower", CodePoints.lowercased), mapping("swapcase", CodePoints.swappedCase),
    mapping("title", CodePoints.titlecased), mapping("upper", CodePoints.uppercased),
  ]

  private static func mapping(
    _ name: String, _ mapping: @escaping @Sendable (String) -> String
  ) -> Method {
    Method("str." + name) { (receiver, _) throws(TemplateError) in
      like(receiver, mapping(receiver.text ?? ""))
    }
  }

  static let textClasses: [Method] = [
    question("isalnum") { CodePoints.all($0, CodePoints.isAlphanumeric) },
    question("isalpha") { CodePoints.all($0, CodePoints.isAlphabetic) },
    question("isascii") { $0.utf8.allSatisfy { $0 < 0x80 } },
    question("isdecimal") { CodePoints.all($0, CodePoints.isDecimal) },
    question("isdigit") { CodePoints.all($0, CodePoints.isDigit) },
    question("isidentifier", CodePoints.isIdentifier),
    question("islower", CodePoints.isLower),
    question("isnumeric") { CodePoints.all($0, CodePoints.isNumeric) },
    question("isprintable") { $0.unicodeScalars.allSatisfy(CodePoints.isPrintable) },
    question("isspace") { CodePoints.all($0, CodePoints.isWhitespace) },
    question("istitle", CodePoints.isTitle),
    question("isupper", CodePoints.isUpper),
  ]

  private static func question(
    _ name: String, _ answer: @escaping @Sendable (String) -> Bool
  ) -> Method {
    Method("str." + name) { (receiver, _) throws(TemplateError) in
      .bool(answer(receiver.text ?? ""))
    }
  }
}
