extension ClassObject {
  /// `namespace(mapping or pairs, **attributes)`: an object whose attributes templates assign.
  package static var namespace: ClassObject {
    ClassObject("jinja2.utils.Namespace") {
      (frame, machine) throws(TemplateError) in
      let object = NamespaceObject(try machine.makeDict(frame))
      machine.pointee.session.register(object)
      return .object(object)
    }
  }
}
