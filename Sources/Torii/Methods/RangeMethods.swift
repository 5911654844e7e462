extension Methods {
  static let rangeMethods: [Method] = [
    Method("range.count", .one) { (receiver, arguments) throws(TemplateError) in
      .int(try arguments.machine.contains(arguments.required(0), in: receiver) ? 1 : 0)
    },
    Method("range.index", .one) { (receiver, arguments) throws(TemplateError) in
      let item = arguments.required(0)
      if case .object(let object) = receiver, let range = object as? RangeObject,
        let number = item.indexInt, let position = range.position(of: number)
      {
        return .int(position)
      }
      // Python looks for anything but an integer as in any sequence.
      guard item.indexInt != nil else { throw .value("sequence.index(x): x not in sequence") }
      throw .value("\(try arguments.machine.repr(of: item)) is not in range")
    },
  ]
}
