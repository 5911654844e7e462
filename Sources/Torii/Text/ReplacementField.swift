/// A replacement field of `str.format`: `{name!conversion:specification}`.
struct ReplacementField {
  let name: Substring.UnicodeScalarView
  private(set) var conversion: Unicode.Scalar?
  private(set) var specification: Substring.UnicodeScalarView

  /// Takes a field from the front of a text that begins with its brace; nil at the text's end.
  init?(_ rest: inout Substring.UnicodeScalarView) throws(TemplateError) {
    guard rest.popFirst() != nil else { return nil }
    name = try Self.takeName(&rest)
    specification = rest[rest.startIndex..<rest.startIndex]
    guard var mark = rest.popFirst() else {
      throw .value("expected '}' before end of string")
    }
    if mark == "!" {
      guard let letter = rest.popFirst() else {
        throw .value("end of string while looking for conversion specifier")
      }
      conversion = letter
      guard let next = rest.popFirst() else { throw .value("unmatched '{' in format spec") }
      guard next == "}" || next == ":" else {
        throw .value("expected ':' after conversion specifier")
      }
      mark = next
    }
    if mark == ":" { specification = try Self.takeSpecification(&rest) }
  }

  /// The name ends before `:`, `!` or `}` outside square brackets.
  private static func takeName(_ rest: inout Substring.UnicodeScalarView) throws(TemplateError)
    -> Substring.UnicodeScalarView
  {
    var isInBrackets = false
    var index = rest.startIndex
    scan: while index < rest.endIndex {
      switch rest[index] {
      case "]": isInBrackets = false
      case _ where isInBrackets: break
      case "{": throw .value("unexpected '{' in field name")
      case "[": isInBrackets = true
      case ":", "!", "}": break scan
      default: break
      }
      index = rest.index(after: index)
    }
    let name = rest[..<index]
    rest = rest[index...]
    return name
  }

  /// Takes the specification, which may hold fields of its own, and the brace behind it.
  private static func takeSpecification(_ rest: inout Substring.UnicodeScalarView)
    throws(TemplateError) -> Substring.UnicodeScalarView
  {
    var depth = 0
    var index = rest.startIndex
    while index < rest.endIndex {
      if rest[index] == "{" { depth += 1 }
      if rest[index] == "}" {
        if depth == 0 {
          let specification = rest[..<index]
          rest = rest[index...].dropFirst()
          return specification
        }
        depth -= 1
      }
      index = rest.index(after: index)
    }
    throw .value("unmatched '{' in format spec")
  }
}
