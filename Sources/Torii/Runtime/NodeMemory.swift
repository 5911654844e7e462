/// The memory behind the nodes of a program: their rows of parts and the template's literal text,
/// which live as long as they do.
///
/// Measured: an allocation of their own takes three times as long to make, and as long again to
/// give back. Whoever holds nodes keeps this until they are gone.
final class NodeMemory {
  @exclusivity(unchecked) private var memory: SyntaxMemory
  /// What the nodes' errors name and show, also where a macro outlives its template.
  let templateName: String?
  let source: TemplateSource?

  /// - Parameter firstChunk: How many bytes are expected to be enough for small programs; up to so
  ///   many, the C library has memory at hand.
  init(firstChunk: Int = 968, of templateName: String? = nil, _ source: TemplateSource? = nil) {
    memory = SyntaxMemory(firstChunk: firstChunk)
    self.templateName = templateName
    self.source = source
  }

  /// Memory for some elements, which are to be initialized and deinitialized by who asks for it.
  func allocate<Element>(_ count: Int) -> UnsafeMutablePointer<Element> { memory.allocate(count) }

  /// A copy of elements that need no clean-up.
  func store<Element: BitwiseCopyable>(_ elements: UnsafeBufferPointer<Element>)
    -> SyntaxList<Element>
  {
    memory.store(elements)
  }
}

/// Literal text. Reading 32 bytes from the start of any text is allowed.
extension NodeMemory {
  /// Stores a text for as long as the memory lives.
  func store(_ text: String) -> UnsafeBufferPointer<UInt8> {
    var text = text
    return text.withUTF8 { bytes in
      let memory: UnsafeMutablePointer<UInt8> = allocate(bytes.count)
      if let start = bytes.baseAddress { memory.update(from: start, count: bytes.count) }
      return UnsafeBufferPointer(start: memory, count: bytes.count)
    }
  }

  func store(_ text: TemplateText) -> UnsafeBufferPointer<UInt8> {
    let memory: UnsafeMutablePointer<UInt8> = allocate(text.count)
    text.copy(to: memory)
    return UnsafeBufferPointer(start: memory, count: text.count)
  }

  /// A text without bytes.
  var nothing: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: allocate(0), count: 0) }

  /// Stores pieces of output that are texts as one.
  ///
  /// - Parameter escapes: Whether literals that are printed are escaped; the template's own text
  ///   never is.
  func store(_ pieces: Slice<SyntaxList<OutputStatement.Piece>>, escapes: Bool)
    -> UnsafeBufferPointer<UInt8>
  {
    if pieces.count == 1, case .text(let only, _)? = pieces.first { return store(only) }
    var count = 0
    for piece in pieces { count += piece.withText(escapes: escapes) { $0.count } }
    let memory: UnsafeMutablePointer<UInt8> = allocate(count)
    var cursor = memory
    for piece in pieces {
      piece.withText(escapes: escapes) { bytes in
        if let start = bytes.baseAddress { cursor.update(from: start, count: bytes.count) }
        cursor += bytes.count
      }
    }
    return UnsafeBufferPointer(start: memory, count: count)
  }
}

extension OutputStatement.Piece {
  /// Whether it is known as a text: of the template, or a literal one.
  var isText: Bool {
    switch self {
    case .text: return true
    case .expression(let expression):
      if case .string? = expression.literal { return true }
      return false
    }
  }

  /// Hands over the bytes of a piece that is a text.
  fileprivate func withText<Result>(
    escapes: Bool, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    switch self {
    case .text(let text, _): return body(text.bytes.buffer)
    case .expression(let expression):
      guard case .string(var literal)? = expression.literal else {
        return body(UnsafeBufferPointer(start: nil, count: 0))
      }
      if escapes { literal = HTMLEscape.escape(literal) }
      return literal.withUTF8(body)
    }
  }
}
