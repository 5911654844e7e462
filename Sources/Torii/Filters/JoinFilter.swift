extension Filter {
  /// `join(value, d='', attribute=None)`: the texts of the items, with `d` between them. While
  /// autoescaping, the result is markup if `d` or any item is, and everything else is escaped
  /// (Jinja2 documentation, `join`).
  package static let join = Filter(
    Signature("sync_do_join", "value, d='', attribute=None", implicit: 1), isPure: false,
    emitter: { (arguments, escaped) throws(TemplateError) in
      guard case .none = arguments.values[2], let separator = arguments.plainText(1),
        let (items, size) = arguments.plainTexts
      else { return false }
      try arguments.machine.charge(items.count)
      let (gaps, isHuge) = separator.count.multipliedReportingOverflow(by: items.count)
      let (total, overflow) = gaps.addingReportingOverflow(size)
      try arguments.machine.checkSize(isHuge || overflow ? .max : total)
      for position in 0..<items.count {
        if position > 0, let start = separator.baseAddress {
          arguments.machine.pointee.output.append(start, count: separator.count, escaped: escaped)
        }
        try arguments.machine.emit(at: items.base + position, escaped: escaped)
      }
      return true
    }
  ) { (arguments) throws(TemplateError) in
    let machine = arguments.machine
    let separator = arguments[1]
    guard machine.pointee.autoescapes else {
      let text = try machine.text(of: separator)
      if case .list(let list) = arguments[0], arguments[2].isNone,
        let joined = try JoinedText.joinTexts(of: list, with: text, machine)
      {
        return .string(joined)
      }
      var joined = JoinedText(separator: text)
      try forEachItem(arguments) { (item) throws(TemplateError) in
        try joined.append(try machine.text(of: item), machine)
      }
      return .string(try joined.text(machine))
    }
    if try machine.hasHTML(separator) { return try joinHTML(arguments, separator) }
    var items: [Value] = []
    var isHTML = false
    try forEachItem(arguments) { (item) throws(TemplateError) in
      if try machine.hasHTML(item) {
        isHTML = true
        items.append(item)
      } else {
        items.append(.string(try machine.text(of: item)))
      }
    }
    let text = isHTML ? try machine.escape(separator) : try machine.text(of: separator)
    var joined = JoinedText(separator: text)
    for item in items {
      try joined.append(isHTML ? try machine.escape(item) : item.text ?? "", machine)
    }
    let result = try joined.text(machine)
    return isHTML ? .markup(result) : .string(result)
  }

  /// Joins with a separator that is markup.
  private static func joinHTML(_ arguments: Arguments, _ separator: Value) throws(TemplateError)
    -> Value
  {
    let machine = arguments.machine
    // An object that has markup but is no text becomes plain text.
    let isMarkup = separator.isMarkup
    var joined = JoinedText(separator: try machine.text(of: separator))
    try forEachItem(arguments) { (item) throws(TemplateError) in
      let part = item.isString ? item : Value.string(try machine.text(of: item))
      try joined.append(
        isMarkup ? try machine.escape(part) : try machine.text(of: part), machine)
    }
    let result = try joined.text(machine)
    return isMarkup ? .markup(result) : .string(result)
  }

  private static func forEachItem(
    _ arguments: Arguments, _ body: (Value) throws(TemplateError) -> Void
  ) throws(TemplateError) {
    let path = try AttributePath(arguments[2])
    var items = try ItemCursor(arguments[0], arguments.machine)
    while let item = try items.next(arguments.machine) {
      try body(try path.follow(from: item, arguments.machine))
    }
  }
}

extension Arguments {
  /// The filtered value, and the bytes of its items, if it is a list of nothing but plain texts,
  /// which escaping does not change.
  fileprivate var plainTexts: (list: Value.List.Table, size: Int)? {
    guard let list = values.listTable, machine.pointee.readsTextInPlace else { return nil }
    var size = 0
    var position = 0
    while position < list.count {
      guard case .string = list.base[position],
        let bytes = TextInPlace.bytes(at: list.base + position)
      else { return nil }
      let (sum, overflow) = size.addingReportingOverflow(bytes.count)
      size = overflow ? .max : sum
      position &+= 1
    }
    return (list, size)
  }
}
