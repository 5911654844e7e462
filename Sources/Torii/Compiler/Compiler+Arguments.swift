/// The arguments of calls, filters and tests.
extension Compiler {
  private func plainArguments(
    _ arguments: CallArguments, except ignored: [String], _ scope: Scope
  ) throws(TemplateError) -> CompiledArguments {
    var compiled = CompiledArguments(
      positional: arguments.positional.count, keywords: arguments.keywords.count, in: memory)
    if arguments.keywords.count > 1 {
      refuseRepetition(
        in: arguments.keywords.map(\.name.value).filter { !ignored.contains($0.text) })
    }
    do throws(TemplateError) {
      for argument in arguments.positional {
        compiled.positional.append(try compile(argument, scope))
      }
      for keyword in arguments.keywords where !ignored.contains(keyword.name.text) {
        compiled.append(keyword.name.value, try compile(keyword.value, scope))
      }
    } catch {
      compiled.release()
      throw error
    }
    return compiled
  }

  private func refuseRepetition(in names: [AttributeName]) {
    guard let name = firstRepeated(names) else { return }
    refuseInPython("keyword argument repeated: \(name.text)", by: .generator)
  }

  /// The first name that stands there again later.
  private func firstRepeated(_ names: [AttributeName]) -> AttributeName? {
    // A few names are faster compared than hashed.
    if names.count <= 16 {
      for (index, name) in names.enumerated() where names[(index + 1)...].contains(name) {
        return name
      }
      return nil
    }
    var later = Set<AttributeName>()
    var repeated: AttributeName?
    for name in names.reversed() where !later.insert(name).inserted { repeated = name }
    return repeated
  }

  /// Arguments that are looked at in each call.
  func dynamicArguments(
    _ arguments: CallArguments, except ignored: [String] = [], _ scope: Scope,
    calledName: String? = nil
  ) throws(TemplateError) -> ArgumentNodes {
    if arguments.isEmpty { return ArgumentNodes() }
    let compiled = try plainArguments(arguments, except: ignored, scope)
    do throws(TemplateError) {
      return ArgumentNodes(
        compiled, spread: try compileOptional(arguments.spread, scope),
        keywordSpread: try compileOptional(arguments.keywordSpread, scope), calledName: calledName)
    } catch {
      compiled.release()
      throw error
    }
  }

  /// How the arguments of a filter or test fall to its parameters; nil where a run has to tell.
  ///
  /// - Parameter skipped: How many positional arguments are not for it.
  func binding(
    _ signature: Signature, _ bare: StaticBinding?, _ arguments: CallArguments,
    skipping skipped: Int = 0, _ scope: Scope
  ) throws(TemplateError) -> StaticBinding? {
    let positional = arguments.positional.dropFirst(skipped)
    if positional.isEmpty, arguments.keywords.isEmpty, arguments.spread == nil,
      arguments.keywordSpread == nil
    {
      return bare
    }
    guard arguments.spread == nil, arguments.keywordSpread == nil,
      let places = signature.places(positional: positional.count, keywords: arguments.keywords)
    else { return nil }
    let binding = StaticBinding(signature, targets: positional.count + places.count, in: memory)
    for (index, argument) in positional.enumerated() {
      try bind(argument, to: index + 1, of: binding, scope)
    }
    for (place, keyword) in zip(places, arguments.keywords) {
      try bind(keyword.value, to: place, of: binding, scope)
    }
    return binding
  }

  private func bind(
    _ argument: Expression, to parameter: Int, of binding: StaticBinding, _ scope: Scope
  ) throws(TemplateError) {
    if !traits.hasInfinity, let literal = argument.literal {
      binding.set(parameter, literal)
    } else {
      binding.add(parameter, try compile(argument, scope))
    }
  }
}
