extension Diagnostic {
  /// The problem as one line of JSON, for editors and scripts.
  public var json: String {
    var members = ["\"severity\":" + JSONText.quoted(severity.rawValue)]
    members.append("\"message\":" + JSONText.quoted(message))
    if let file { members.append("\"file\":" + JSONText.quoted(file)) }
    if let line { members.append("\"line\":\(line)") }
    if let column { members.append("\"column\":\(column)") }
    if let excerpt { members.append("\"excerpt\":" + JSONText.quoted(excerpt)) }
    if let hint { members.append("\"hint\":" + JSONText.quoted(hint)) }
    if !notes.isEmpty {
      members.append("\"notes\":[" + notes.map(JSONText.quoted).joined(separator: ",") + "]")
    }
    return "{" + members.joined(separator: ",") + "}"
  }
}

/// Strings as JSON (RFC 8259) writes them.
package enum JSONText {
  package static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value):
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
