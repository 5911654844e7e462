// A Swift closure has no name. Python's messages name what was called, so that a closure takes the
// name under which an environment registers it.

extension Filter {
  func named(_ name: String) -> Filter {
    guard signature.isAnonymous else { return self }
    return Filter(
      signature.named(name), isPure: isPure, isEscape: isEscape, emitter: emitter, body)
  }
}

extension TemplateTest {
  func named(_ name: String) -> TemplateTest {
    signature.isAnonymous ? TemplateTest(signature.named(name), body) : self
  }
}

extension Value {
  func named(_ name: String) -> Value {
    guard case .object(let object) = self, let callable = object as? FunctionObject,
      callable.function.signature.isAnonymous
    else { return self }
    let function = callable.function
    return .object(FunctionObject(Function(function.signature.named(name), function.body)))
  }
}

extension [String: Filter] {
  var naming: Self {
    contains { $1.signature.isAnonymous }
      ? Dictionary(uniqueKeysWithValues: map { ($0, $1.named($0)) }) : self
  }
}

extension [String: TemplateTest] {
  var naming: Self {
    contains { $1.signature.isAnonymous }
      ? Dictionary(uniqueKeysWithValues: map { ($0, $1.named($0)) }) : self
  }
}

extension [String: Value] {
  var naming: Self {
    Dictionary(uniqueKeysWithValues: map { ($0, $1.named($0)) })
  }
}
