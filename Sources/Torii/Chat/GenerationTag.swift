extension TemplateTag {
  /// `{% generation %}...{% endgeneration %}`: the parts of a chat that the assistant wrote. They
  /// are printed as they are; ``ChatTemplate/renderTrackingGeneration(_:)`` tells where they stand.
  public static let generation = TemplateTag { parser in
    let body = try parser.parseBody(until: "endgeneration")
    return .block(body: body) { call in
      let start = call.writtenBytes
      let text = try call.body()
      if case .object(let object)? = call.variable(named: GenerationTracker.variable),
        let tracker = object as? GenerationTracker
      {
        tracker.add(start..<start + text.utf8.count)
      }
      return .string(text)
    }
  }
}

/// Gathers, in one render, where generated text stands.
final class GenerationTracker: Object {
  /// No template can write this name.
  static let variable = "generation tracker"

  private(set) var ranges: [Range<Int>] = []

  func add(_ range: Range<Int>) { ranges.append(range) }
}
