/// What a template holds somewhere, so that the compiler need not look for what is not there.
///
/// The parser may say yes where the answer is no: it looks at words, not at what they mean.
struct TemplateTraits: Sendable {
  /// Whether some literal is a number beyond the range of floats.
  var hasInfinity = false
  /// Whether some subscript is a tuple with a slice, which is no Python.
  var hasSliceInTuple = false
  /// Whether there may be `block` or `extends`.
  var mayInherit = true
  /// Whether there may be a `macro` or a `call` block.
  var mayNestUnits = true
  /// Whether there may be an import or an `include`.
  var mayLoadTemplates = true
  /// Whether the words `self` or `super` may occur.
  var mayReferToBlocks = true
  /// Whether the name `loop` may be assigned.
  var mayAssignLoop = true
  /// Whether there may be a `call` or a `filter` block.
  var mayCapture = true
  /// Whether the names `caller`, `varargs` and `kwargs` may occur.
  var mayUseMacroSpecials = true
  /// Whether there may be a `debug`.
  var mayDebug = true

  /// Whether all that its top level assigns is only read through the variables themselves.
  var mayHideAssignments: Bool {
    !mayInherit && !mayNestUnits && !mayDebug && !mayAssignLoop && !mayReferToBlocks
  }

  /// Whether all the code that runs stands in one unit, apart from what the host hands over.
  var isOneUnit: Bool { !mayInherit && !mayNestUnits && !mayLoadTemplates }
}
