/// The filters that every environment has (Jinja2 documentation, "List of Builtin Filters").
package enum BuiltinFilters {
  /// All of them by name.
  package static let table = Dictionary(
    sequenceFilters + numberFilters + textFilters, uniquingKeysWith: { _, last in last })

  /// Filters of lists, mappings and any value.
  static let sequenceFilters: [(String, Filter)] = [
    ("attr", .attr), ("batch", .batch), ("count", .length), ("d", .default),
    ("default", .default), ("dictsort", .dictsort), ("first", .first), ("groupby", .groupby),
    ("items", .items), ("join", .join), ("last", .last), ("length", .length), ("list", .list),
    ("map", .map), ("max", .max), ("min", .min), ("random", .random), ("reject", .reject),
    ("rejectattr", .rejectattr), ("reverse", .reverse), ("select", .select),
    ("selectattr", .selectattr), ("slice", .slice), ("sort", .sort), ("sum", .sum),
    ("unique", .unique),
  ]

  /// Filters of numbers.
  static let numberFilters: [(String, Filter)] = [
    ("abs", .abs), ("float", .float), ("int", .int), ("round", .round),
  ]

  /// Filters of text and markup.
  static let textFilters: [(String, Filter)] = [
    ("capitalize", .capitalize), ("center", .center), ("e", .escape), ("escape", .escape),
    ("filesizeformat", .filesizeformat), ("forceescape", .forceescape), ("format", .format),
    ("indent", .indent), ("lower", .lower), ("pprint", .pprint), ("replace", .replace),
    ("safe", .safe),
    ("string", .string), ("striptags", .striptags), ("title", .title), ("tojson", .tojson),
    ("trim", .trim),
    ("truncate", .truncate), ("upper", .upper), ("urlencode", .urlencode), ("urlize", .urlize),
    ("wordcount", .wordcount), ("wordwrap", .wordwrap), ("xmlattr", .xmlattr),
  ]
}
