import CYAML

/// One event of libyaml, with what it carries copied out of C.
struct YAMLEvent: ~Copyable {
  enum Kind {
    case documentStart, documentEnd, streamEnd
    case scalar, alias
    case sequenceStart, sequenceEnd, mappingStart, mappingEnd
  }

  /// What few events have: in a place of its own, since all are handed on.
  final class Properties {
    let anchor: String?
    let tag: String?

    init(anchor: String?, tag: String?) {
      self.anchor = anchor
      self.tag = tag
    }
  }

  let kind: Kind
  let position: DataPosition
  /// What a scalar says, or the name of an alias.
  var text = ""
  /// Whether a scalar is without quotes.
  var isPlain = false
  var properties: Properties?

  var anchor: String? { properties?.anchor }
  var tag: String? { properties?.tag }
}

/// The events of a YAML text. No other file sees libyaml.
///
/// A class, because libyaml's parser must keep its address and be freed.
final class YAMLEventStream {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let text: UnsafeMutableBufferPointer<UInt8>
  private let index: ScalarIndex
  /// The event that libyaml gave last, and that was freed since.
  private let event: UnsafeMutablePointer<yaml_event_t>
  /// libyaml must not be asked again after its last event.
  private var isFinished = false

  init(_ source: SourceText) throws(DataError) {
    text = .allocate(capacity: source.range.count)
    _ = text.initialize(from: source.bytes[source.range])
    index = ScalarIndex(source)
    event = .allocate(capacity: 1)
    event.initialize(to: yaml_event_t())
    parser = .allocate(capacity: 1)
    parser.initialize(to: yaml_parser_t())
    guard yaml_parser_initialize(parser) == 1 else {
      isFinished = true
      throw DataError("There is not enough memory to read the YAML.", at: source.start)
    }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, text.baseAddress, text.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deinitialize(count: 1)
    parser.deallocate()
    event.deinitialize(count: 1)
    event.deallocate()
    text.deallocate()
  }

  /// The next event; the end of the stream again and again once it is reached.
  func next() throws(DataError) -> YAMLEvent {
    while !isFinished {
      guard yaml_parser_parse(parser, event) == 1 else {
        isFinished = true
        throw fault()
      }
      defer { yaml_event_delete(event) }
      if let copied = try copyEvent() { return copied }
    }
    return YAMLEvent(kind: .streamEnd, position: index.end)
  }

  /// Copies the event out of C; `nil` for the start of the stream.
  private func copyEvent() throws(DataError) -> YAMLEvent? {
    let position = index.position(event.pointee.start_mark.index)
    switch event.pointee.type {
    case YAML_DOCUMENT_START_EVENT:
      return YAMLEvent(kind: .documentStart, position: position)
    case YAML_DOCUMENT_END_EVENT:
      return YAMLEvent(kind: .documentEnd, position: position)
    case YAML_SCALAR_EVENT:
      let scalar = event.pointee.data.scalar
      let isPlain = scalar.style == YAML_PLAIN_SCALAR_STYLE
      let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      // The text itself has none.
      if scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE, bytes.contains(0) {
        throw escapedNUL(at: position)
      }
      return YAMLEvent(
        kind: .scalar, position: position, text: String(decoding: bytes, as: UTF8.self),
        isPlain: isPlain, properties: properties(scalar.anchor, scalar.tag))
    case YAML_ALIAS_EVENT:
      return YAMLEvent(
        kind: .alias, position: position, text: string(event.pointee.data.alias.anchor) ?? "")
    case YAML_SEQUENCE_START_EVENT:
      let start = event.pointee.data.sequence_start
      return YAMLEvent(
        kind: .sequenceStart, position: position, properties: properties(start.anchor, start.tag))
    case YAML_MAPPING_START_EVENT:
      let start = event.pointee.data.mapping_start
      return YAMLEvent(
        kind: .mappingStart, position: position, properties: properties(start.anchor, start.tag))
    case YAML_SEQUENCE_END_EVENT:
      return YAMLEvent(kind: .sequenceEnd, position: position)
    case YAML_MAPPING_END_EVENT:
      return YAMLEvent(kind: .mappingEnd, position: position)
    case YAML_STREAM_END_EVENT:
      isFinished = true
      return YAMLEvent(kind: .streamEnd, position: position)
    default:
      return nil
    }
  }

  private func fault() -> DataError {
    let state = parser.pointee
    let problem = state.problem.map { String(cString: $0) } ?? ""
    if state.error == YAML_READER_ERROR {
      return DataError(
        "The character here is not allowed in YAML; remove it.",
        at: index.position(atByte: Int(clamping: state.problem_offset)))
    }
    return YAMLProblem(
      text: problem, context: state.context.map { String(cString: $0) } ?? "",
      position: index.position(state.problem_mark.index),
      contextPosition: index.position(state.context_mark.index),
      scalar: index.scalar(state.problem_mark.index)
    ).error
  }

  private func properties(
    _ anchor: UnsafeMutablePointer<yaml_char_t>?, _ tag: UnsafeMutablePointer<yaml_char_t>?
  ) -> YAMLEvent.Properties? {
    if anchor == nil, tag == nil { return nil }
    return YAMLEvent.Properties(anchor: string(anchor), tag: string(tag))
  }

  private func string(_ text: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    text.map { String(cString: $0) }
  }
}
