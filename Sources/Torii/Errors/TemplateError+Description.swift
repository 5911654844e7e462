extension TemplateError: CustomStringConvertible {
  /// The error for people to read: its class and message, the place with the line of the template,
  /// how the render got there, and a hint where there is one.
  ///
  /// ```
  /// UndefinedError: 'posst' is undefined
  /// macros.html:3:4
  ///   3 | {{ posst.title }}
  ///     |    ^^^^^
  /// in macro card, called from page.html:7
  /// hint: did you mean 'posts'?
  /// ```
  public var description: String {
    var lines = ["\(kind.rawValue): \(message)"]
    if let place { lines.append(place) }
    lines += excerptLines
    lines += callLines
    if let hint { lines.append("hint: \(hint)") }
    return lines.map { $0.withVisibleControls }.joined(separator: "\n")
  }

  /// The place as `template:line:column`, as far as it is known; nil where no template code was
  /// running. A template made from a string is called `<template>`.
  public var place: String? {
    guard let line else { return nil }
    let name = templateName ?? unnamedTemplate
    return column.map { "\(name):\(line):\($0)" } ?? "\(name):\(line)"
  }

  private var excerptLines: [String] {
    guard let line, let excerpt else { return [] }
    let number = "\(line)"
    let margin = String(repeating: " ", count: number.utf8.count)
    let (text, offset, length) = excerpt.window
    let caret =
      String(repeating: " ", count: offset) + String(repeating: "^", count: length)
    return ["  \(number) | \(text)", "  \(margin) | \(caret)"]
  }

  /// How the render got to the place, innermost first.
  private var callLines: [String] {
    var lines: [String] = []
    for (index, frame) in frames.enumerated().dropFirst().reversed() {
      let caller = frames[index - 1]
      let what =
        frame.location == "root"
        ? frame.template ?? unnamedTemplate : frame.location
      lines.append("in \(what), called from \(caller.template ?? unnamedTemplate):\(caller.line)")
    }
    guard lines.count > callLineLimit else { return lines }
    let hidden = lines.count - callLineLimit
    return lines.prefix(callLineLimit / 2) + ["... \(hidden) more ..."]
      + lines.suffix(callLineLimit / 2)
  }
}

private let unnamedTemplate = "<template>"
/// How many steps of the way to an error are told.
private let callLineLimit = 16
/// How many Unicode scalars of a long line are shown.
private let excerptWidth = 120

extension SourceExcerpt {
  /// The part of the line around the caret, the caret's offset in it and its length.
  fileprivate var window: (text: String, offset: Int, length: Int) {
    let scalars = Array(text.unicodeScalars)
    let offset = min(max(0, caretOffset), scalars.count)
    guard scalars.count > excerptWidth else {
      return (text, offset, max(1, min(caretLength, scalars.count - offset)))
    }
    let start = max(0, min(offset - excerptWidth / 2, scalars.count - excerptWidth))
    let end = start + excerptWidth
    let part = String(String.UnicodeScalarView(scalars[start..<end]))
    let before = start > 0 ? "... " : ""
    let after = end < scalars.count ? " ..." : ""
    return (
      before + part + after, offset - start + before.utf8.count,
      max(1, min(caretLength, end - offset))
    )
  }
}

extension String {
  /// The text with control characters, which could drive a terminal, written as escapes.
  fileprivate var withVisibleControls: String {
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0x0A: result.append(scalar)
      case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069:
        result.append(contentsOf: hexadecimalEscape(scalar).unicodeScalars)
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
