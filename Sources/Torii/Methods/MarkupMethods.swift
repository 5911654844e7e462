extension Methods {
  /// What markup has beside the methods of text.
  static let markupOnly: [Method] = [
    Method("Markup.striptags") { (receiver, _) throws(TemplateError) in
      .string(htmlStripTags(receiver.text ?? ""))
    },
    Method("Markup.unescape") { (receiver, _) throws(TemplateError) in
      .string(htmlUnescape(receiver.text ?? ""))
    },
    Method("Markup.escape", .one) { (_, arguments) throws(TemplateError) in
      .markup(try arguments.machine.escape(arguments.required(0)))
    },
    Method("Markup.__html__") { (receiver, _) throws(TemplateError) in receiver },
  ]
}
