/// Texts with a separator between them, whose size is checked before they become one.
struct JoinedText {
  private let separator: String
  private var parts: [String] = []
  private var size = 0

  init(separator: String) { self.separator = separator }

  mutating func append(_ part: String, _ machine: MachineRef) throws(TemplateError) {
    if !parts.isEmpty { size = JoinedText.clamped(size, separator.utf8.count) }
    size = JoinedText.clamped(size, part.utf8.count)
    if size > machine.pointee.environment.limits.valueSize { try machine.checkSize(size) }
    parts.append(part)
  }

  func text(_ machine: MachineRef) throws(TemplateError) -> String {
    try machine.checkSize(size)
    return JoinedText.concatenation(parts.count, separator, size: size) { parts[$0] }
  }

  /// Joins a list of nothing but texts; nil for other lists.
  static func joinTexts(
    of list: Value.List, with separator: String, _ machine: MachineRef
  ) throws(TemplateError) -> String? {
    let (gaps, overflow) =
      max(0, list.count - 1).multipliedReportingOverflow(by: separator.utf8.count)
    var size = overflow ? Int.max : gaps
    for position in 0..<list.count {
      guard let text = list.base[position].text else { return nil }
      size = clamped(size, text.utf8.count)
    }
    try machine.charge(list.count)
    try machine.checkSize(size)
    return concatenation(list.count, separator, size: size) { list.base[$0].text ?? "" }
  }

  private static func clamped(_ size: Int, _ more: Int) -> Int {
    let (sum, overflow) = size.addingReportingOverflow(more)
    return overflow ? .max : sum
  }

  private static func concatenation(
    _ count: Int, _ separator: String, size: Int, part: (Int) -> String
  ) -> String {
    var joined = ""
    joined.reserveCapacity(size)
    for position in 0..<count {
      if position > 0 { joined.append(separator) }
      joined.append(part(position))
    }
    return joined
  }
}
