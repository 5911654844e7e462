/// A chat template of a language model, as model repositories have it in `tokenizer_config.json` or
/// `chat_template.jinja`.
///
/// It is rendered as Hugging Face's `transformers` does it: sandboxed, with `trim_blocks` and
/// `lstrip_blocks`, with loop controls and `{% generation %}`, with a `tojson` that does not escape for
/// HTML, and with the functions `raise_exception` and `strftime_now`.
///
/// ```swift
/// let template = try ChatTemplate(source)
/// let prompt = try template.render(messages: messages, addsGenerationPrompt: true)
/// ```
public struct ChatTemplate: Sendable {
  /// The template in the chat environment.
  public let template: Template

  /// Compiles a chat template.
  ///
  /// - Parameters:
  ///   - source: The template.
  ///   - now: What `strftime_now` reads; nil for the system's clock.
  /// - Throws: Jinja2's error of a template that is not well formed, with its place.
  public init(
    _ source: String, now: (@Sendable () -> ChatMoment?)? = nil
  ) throws(TemplateError) {
    template = try Environment.chat(now: now).template(from: source)
  }

  /// Renders a conversation.
  ///
  /// - Parameters:
  ///   - messages: The messages, each a dictionary with `role` and `content`: values, or what
  ///     `Value(json:)` reads.
  ///   - tools: The JSON schemas of the tools that the model may call; nil for none.
  ///   - documents: Documents for retrieval, with `title` and `text`; nil for none.
  ///   - addsGenerationPrompt: Whether the prompt ends where the assistant is to begin.
  ///   - variables: What else the template reads, such as `bos_token` or `enable_thinking`.
  /// - Returns: The prompt.
  /// - Throws: The error that stopped it; one of kind ``TemplateError/Kind/raised`` where the
  ///   template called `raise_exception`.
  public func render(
    messages: Value, tools: Value? = nil, documents: Value? = nil,
    addsGenerationPrompt: Bool = false, variables: [String: Value] = [:]
  ) throws(TemplateError) -> String {
    try template.render(
      Self.context(messages, tools, documents, addsGenerationPrompt, variables))
  }

  /// Renders a conversation and tells which parts of it `{% generation %}` encloses: what
  /// `return_assistant_tokens_mask` is made of.
  ///
  /// - Parameters:
  ///   - messages: The messages.
  ///   - tools: The JSON schemas of the tools; nil for none.
  ///   - documents: Documents for retrieval; nil for none.
  ///   - addsGenerationPrompt: Whether the prompt ends where the assistant is to begin.
  ///   - variables: What else the template reads.
  /// - Returns: The prompt, and the ranges in it, in their order.
  /// - Throws: The error that stopped it.
  public func renderTrackingGeneration(
    messages: Value, tools: Value? = nil, documents: Value? = nil,
    addsGenerationPrompt: Bool = false, variables: [String: Value] = [:]
  ) throws(TemplateError) -> (text: String, generated: [Range<String.Index>]) {
    let tracker = GenerationTracker()
    var context = Self.context(messages, tools, documents, addsGenerationPrompt, variables)
    context[GenerationTracker.variable] = .object(tracker)
    let text = try template.render(context)
    let count = text.utf8.count
    let ranges = tracker.ranges.map { range in
      let bounds = range.clamped(to: 0..<count)
      return text.utf8.index(
        text.startIndex, offsetBy: bounds.lowerBound)..<text.utf8.index(
          text.startIndex, offsetBy: bounds.upperBound)
    }
    return (text, ranges)
  }

  private static func context(
    _ messages: Value, _ tools: Value?, _ documents: Value?, _ addsGenerationPrompt: Bool,
    _ variables: [String: Value]
  ) -> [String: Value] {
    var context = variables
    context["messages"] = messages
    context["tools"] = tools ?? Value.none
    context["documents"] = documents ?? Value.none
    context["add_generation_prompt"] = .bool(addsGenerationPrompt)
    return context
  }
}

extension Environment {
  /// Hugging Face's environment for chat templates (`transformers`, `chat_template_utils`), to be
  /// changed where a program wants more.
  ///
  /// - Parameter now: What `strftime_now` reads; nil for the system's clock.
  public static func chat(now: (@Sendable () -> ChatMoment?)? = nil) -> Environment {
    var environment = Environment()
    environment.sandbox = .immutable
    environment.syntax.trimBlocks = true
    environment.syntax.lstripBlocks = true
    environment.extensions = [.loopControls]
    environment.tags["generation"] = .generation
    environment.filters["tojson"] = .chatJSON
    environment.globals["raise_exception"] = .object(FunctionObject(.raiseException))
    environment.globals["strftime_now"] = .object(FunctionObject(.strftimeNow { now?() }))
    return environment
  }
}
