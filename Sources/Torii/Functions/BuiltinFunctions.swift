/// The names that every template finds in its globals (Jinja2 documentation, "List of Global
/// Functions").
package enum BuiltinFunctions {
  package static let all: [(String, Value)] = [
    ("range", .object(ClassObject.range)),
    ("dict", .object(ClassObject.dict)),
    ("lipsum", .object(FunctionObject(.lipsum))),
    ("cycler", .object(ClassObject.cycler)),
    ("joiner", .object(ClassObject.joiner)),
    ("namespace", .object(ClassObject.namespace)),
  ]

  package static let table = Dictionary(all) { $1 }
}
