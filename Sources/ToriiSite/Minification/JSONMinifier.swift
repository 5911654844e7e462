/// Takes the whitespace between the tokens of JSON out.
package enum JSONMinifier {
  package static func minify(_ json: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(json.count)
    var isInString = false
    var isEscaped = false
    var isBehindSpace = false
    for byte in json {
      if isBehindSpace, let last = result.last, !isSpace(byte), !mayPrecedeValue(last),
        !mayFollowValue(byte)
      {
        // Two values side by side: lines of JSON, not JSON.
        return json
      }
      isBehindSpace = !isInString && isSpace(byte)
      if isInString {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isInString = false
        }
      } else if byte == UInt8(ascii: "\"") {
        isInString = true
      } else if isSpace(byte) {
        continue
      } else if !mayStandOutsideStrings(byte) {
        // Comments and other dialects, where a newline may mean something.
        return json
      }
      result.append(byte)
    }
    return isInString ? json : result
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 32 || byte == 10 || byte == 13 || byte == 9
  }

  private static func mayStandOutsideStrings(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte.isASCIIDigit || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: "+")
      || byte == UInt8(ascii: ".") || mayPrecedeValue(byte) || mayFollowValue(byte)
  }

  private static func mayPrecedeValue(_ byte: UInt8) -> Bool {
    [UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "{"), UInt8(ascii: "[")].contains(byte)
  }

  private static func mayFollowValue(_ byte: UInt8) -> Bool {
    [UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "}"), UInt8(ascii: "]")].contains(byte)
  }
}
