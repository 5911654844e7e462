extension Language {
  static let javascript = Language("JavaScript", "javascript js mjs cjs") {
    JavaScriptLanguage.read(&$0, JavaScriptLanguage.Dialect())
  }
  static let typescript = Language("TypeScript", "typescript ts mts cts") {
    JavaScriptLanguage.read(&$0, JavaScriptLanguage.Dialect(isTyped: true))
  }
}

/// JavaScript and TypeScript. `mode` is 1 where a slash begins a regular expression, `state` the end
/// of the last path of names that was looked at.
enum JavaScriptLanguage {
  struct Dialect: Sendable {
    /// Whether it is TypeScript.
    var isTyped = false
    /// Whether tags may stand in expressions, as React has them.
    var hasMarkup = false
  }

  /// What some code is a part of, and so what ends it.
  enum Place { case text, interpolation, braces }

  private static let words = WordTable([
    .ow: "typeof instanceof in void delete new",
    .kr: """
    constructor from as abstract boolean byte char double enum final float goto implements int
    interface long native package private protected public short synchronized throws transient
    volatile
    """,
    .k: """
    for while do break return continue switch case default if else throw try catch finally yield
    await async this of static export import debugger extends super
    """,
    .kd: "var let const with function class",
    .kc: "true false null NaN Infinity undefined",
    .nb: """
    Array Boolean Date BigInt Function Math ArrayBuffer Number Object RegExp String Promise Proxy
    decodeURI decodeURIComponent encodeURI encodeURIComponent eval isFinite isNaN parseFloat
    parseInt DataView document window globalThis global Symbol Intl WeakSet WeakMap Set Map Reflect
    JSON Atomics Int8Array Int16Array Int32Array BigInt64Array Float32Array Float64Array
    Uint8ClampedArray Uint8Array Uint16Array Uint32Array BigUint64Array
    """,
    .ne: """
    Error EvalError InternalError RangeError ReferenceError SyntaxError TypeError URIError
    """,
  ])

  private static let typeWords = WordTable([
    .k: "abstract implements private protected public readonly",
    .kd: "enum interface override",
    .kr: "declare type",
    .kt: "string boolean number",
  ])

  private static let nameStart = ByteSet("a-zA-Z_$", nonASCII: true)
  private static let namePart = ByteSet("a-zA-Z0-9_$", nonASCII: true)
  private static let path = ByteSet("a-zA-Z0-9_?.$", nonASCII: true)
  private static let operators = ByteSet("-<>+*%&|^/=!~?:")

  static func read(_ scanner: inout Scanner, _ dialect: Dialect) {
    if scanner.has("#!"), scanner.at == scanner.start { scanner.takeLine(.ch) }
    scanner.mode = 1
    readCode(&scanner, dialect, within: .text)
  }

  /// Reads to the end, or to the brace that ends an interpolation or an attribute.
  static func readCode(_ scanner: inout Scanner, _ dialect: Dialect, within place: Place) {
    var typesBegin = 0
    var open = 1
    while !scanner.isAtEnd {
      let byte = scanner.byte
      if byte == 0x7D, place == .interpolation {
        scanner.take(.si, 1)
        return
      }
      if place == .braces, byte == 0x7B || byte == 0x7D {
        open += byte == 0x7B ? 1 : -1
        scanner.take(.p, 1)
        scanner.mode = 0
        if open == 0 { return }
        continue
      }
      if byte == 0x3C, dialect.hasMarkup, readMarkup(&scanner, dialect) { continue }
      if scanner.isLineStart(scanner.at), ByteSet.spaces.contains(byte) || byte == 0x2F {
        scanner.mode = 1
      }
      if readSpace(&scanner, byte) { continue }
      if dialect.isTyped, path.contains(byte), scanner.at >= typesBegin {
        if readTyped(&scanner, &typesBegin) { continue }
      }
      readPiece(&scanner, byte, dialect)
    }
  }

  private static func readSpace(_ scanner: inout Scanner, _ byte: UInt8) -> Bool {
    if ByteSet.spaces.contains(byte) {
      scanner.takeSpace()
    } else if byte == 0x2F, scanner.next == 0x2F {
      scanner.takeLine(.c1)
    } else if byte == 0x2F, scanner.next == 0x2A,
      let close = scanner.findEnd("*/", from: scanner.at + 2)
    {
      scanner.take(.cm, to: close + 2)
    } else if byte == 0x3C, scanner.has("<!--") {
      scanner.take(.c, 4)
    } else {
      return false
    }
    return true
  }

  private static func readPiece(_ scanner: inout Scanner, _ byte: UInt8, _ dialect: Dialect) {
    if byte == 0x2F, scanner.mode == 1 {
      readRegularExpression(&scanner)
      return
    }
    switch byte {
    case _ where nameStart.contains(byte):
      readName(&scanner, isTyped: dialect.isTyped)
    case 0x30...0x39:
      readNumber(&scanner)
    case UInt8(ascii: "."):
      if ByteSet.digits.contains(scanner.next) {
        readNumber(&scanner)
      } else {
        scanner.take(.p, scanner.has("...") ? 3 : 1)
        scanner.mode = 0
      }
    case UInt8(ascii: "="):
      scanner.mode = scanner.next == 0x3E ? 0 : 1
      scanner.take(scanner.next == 0x3E ? .p : .o, scanner.next == 0x3E ? 2 : equalsLength(scanner))
    case _ where operators.contains(byte):
      scanner.take(.o, 1)
      while !scanner.isAtEnd, scanner.byte == 0x3D { scanner.take(.o, 1) }
      scanner.mode = 1
    case UInt8(ascii: "{"), UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: ";"),
      UInt8(ascii: ","):
      scanner.take(.p, 1)
      scanner.mode = 1
    case UInt8(ascii: "}"), UInt8(ascii: ")"), UInt8(ascii: "]"):
      scanner.take(.p, 1)
      scanner.mode = 0
    default:
      readMark(&scanner, byte, dialect)
    }
  }

  private static func equalsLength(_ scanner: Scanner) -> Int {
    var length = 1
    while length < 3, scanner[scanner.at + length] == 0x3D { length += 1 }
    return length
  }

  private static func readMark(_ scanner: inout Scanner, _ byte: UInt8, _ dialect: Dialect) {
    scanner.mode = 0
    switch byte {
    case 0x22:
      if let end = scanner.quotedEnd(from: scanner.at + 1, "\"") {
        scanner.take(.s2, to: end)
        return
      }
      scanner.giveUp(byte)
    case 0x27:
      if let end = scanner.quotedEnd(from: scanner.at + 1, "'") {
        scanner.take(.s1, to: end)
        return
      }
      scanner.giveUp(byte)
    case 0x60:
      readTemplate(&scanner, dialect)
      return
    case UInt8(ascii: "#") where ByteSet.asciiWordStart.contains(scanner.next):
      scanner.take(.n, to: scanner.run(.word, from: scanner.at + 1))
      return
    case UInt8(ascii: "@") where dialect.isTyped && nameStart.contains(scanner.next):
      scanner.take(.kd, to: scanner.run(namePart, from: scanner.at + 1))
      return
    case 0x5C where scanner.next == 0x0A:
      scanner.take(.o, 1)
      scanner.mode = 1
      return
    default: break
    }
    scanner.takeCharacter(.err)
  }

  private static func readName(_ scanner: inout Scanner, isTyped: Bool) {
    let end = scanner.run(namePart, from: scanner.at + 1)
    let word = scanner.at..<end
    let entry =
      (isTyped ? typeWords.find(scanner.bytes, word) : nil) ?? words.find(scanner.bytes, word)
    if let tokenClass = entry?.tokenClass {
      scanner.take(tokenClass, to: end)
      let isType = isTyped && tokenClass == .k
      scanner.mode = tokenClass == .k || tokenClass == .kd || tokenClass == .ow || isType ? 1 : 0
      return
    }
    let whole = end < scanner.state ? end : scanner.run(path, from: end)
    scanner.state = max(scanner.state, whole)
    if scanner.has("() {", at: whole) {
      scanner.take(.nx, to: whole)
      scanner.mode = 1
    } else {
      scanner.take(.nx, to: end)
      scanner.mode = 0
    }
  }

  private static func readNumber(_ scanner: inout Scanner) {
    scanner.mode = 0
    let next = scanner.next
    if scanner.byte == 0x30, ByteSet("bBxXoO0-7").contains(next) {
      var style = NumberStyle()
      style.integerSuffix = ByteSet("n")
      if ByteSet.octalDigits.contains(next) {
        scanner.take(.mo, to: scanner.run(.octalDigits, from: scanner.at))
      } else {
        scanner.takeNumber(style)
      }
      return
    }
    let whole = scanner.run(.digits, from: scanner.at)
    if scanner[whole] == UInt8(ascii: "n"), whole > scanner.at {
      scanner.take(.mi, to: whole + 1)
      return
    }
    var place = whole
    if scanner[place] == 0x2E { place = scanner.run(.digits, from: place + 1) }
    scanner.take(.mf, to: scanner.exponentEnd(from: place))
  }

  /// `name: type`, as Pygments sees it anywhere.
  private static func readTyped(_ scanner: inout Scanner, _ begin: inout Int) -> Bool {
    let end = scanner.run(path, from: scanner.at)
    let word = scanner.at..<end
    if let entry = typeWords.find(scanner.bytes, leadingWord(scanner, word)),
      entry.tokenClass != .text
    {
      return false
    }
    let colon = scanner.run(.spaces, from: end)
    guard scanner[colon] == 0x3A else {
      begin = end
      return false
    }
    let type = scanner.run(.spaces, from: colon + 1)
    let typeEnd = scanner.run(path, from: type)
    guard typeEnd > type else {
      begin = end
      return false
    }
    scanner.take(.nx, to: end)
    scanner.take(.w, to: colon)
    scanner.take(.o, 1)
    scanner.take(.w, to: type)
    scanner.take(.kt, to: typeEnd)
    scanner.mode = 0
    return true
  }

  private static func leadingWord(_ scanner: Scanner, _ word: Range<Int>) -> Range<Int> {
    word.lowerBound..<min(word.upperBound, scanner.run(.word, from: word.lowerBound))
  }

  // MARK: Regular expressions and templates

  private static func readRegularExpression(_ scanner: inout Scanner) {
    scanner.mode = 0
    var index = scanner.at + 1
    var isInClass = false
    let limit = scanner.lineEnd(from: index)
    while index < limit {
      let byte = scanner[index]
      if byte == 0x5C {
        index += 2
        continue
      }
      if isInClass {
        if byte == 0x5D { isInClass = false }
      } else if byte == 0x5B {
        isInClass = true
      } else if byte == 0x2F {
        break
      }
      index += 1
    }
    guard index < limit, index > scanner.at + 1 else {
      scanner.takeLine(.err)
      return
    }
    scanner.take(.sr, to: scanner.run(ByteSet("gimuysd"), from: index + 1))
  }

  private static func readTemplate(_ scanner: inout Scanner, _ dialect: Dialect) {
    scanner.take(.sb, 1)
    while !scanner.isAtEnd {
      switch scanner.byte {
      case 0x60:
        scanner.take(.sb, 1)
        return
      case 0x5C:
        scanner.take(.sb, 2)
      case 0x24:
        guard scanner.next == 0x7B else {
          scanner.take(.sb, 1)
          continue
        }
        let isRead = scanner.nest { scanner in
          scanner.take(.si, 2)
          scanner.mode = 0
          readCode(&scanner, dialect, within: .interpolation)
        }
        if !isRead { scanner.take(.sb, 2) }
      default:
        scanner.take(.sb, to: scanner.run(until: ByteSet("`\\$"), from: scanner.at))
      }
    }
  }
}
