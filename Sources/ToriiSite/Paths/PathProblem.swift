/// Why a path or URL that came from content or configuration cannot be used.
package enum PathProblem: Error, Equatable, Sendable, CustomStringConvertible {
  case empty
  case parentReference
  case hidden(String)
  case reservedName(String)
  case forbiddenCharacter(Unicode.Scalar)
  case emptyComponent
  case componentTooLong(bytes: Int)
  case pathTooLong(bytes: Int)
  case separatorInSlug

  package var description: String {
    switch self {
    case .empty: "the path is empty"
    case .parentReference: "\".\" and \"..\" are not allowed in a path"
    case .hidden(let name): "\"\(name)\" starts with a dot"
    case .reservedName(let name): "\"\(name)\" is a reserved name on Windows"
    case .forbiddenCharacter(let scalar):
      "the character U+\(hexadecimal(scalar)) is not allowed in a path"
    case .emptyComponent: "the path has an empty component (\"//\")"
    case .componentTooLong(let bytes): "a name of \(bytes) bytes is longer than 255"
    case .pathTooLong(let bytes):
      "a path of \(bytes) bytes is longer than \(OutputPath.maximumBytes)"
    case .separatorInSlug: "a slug is one name and cannot contain \"/\""
    }
  }

  private func hexadecimal(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }
}
