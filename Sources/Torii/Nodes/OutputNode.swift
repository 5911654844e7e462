/// Template text and printed expressions in a row.
final class OutputNode: StatementNode {
  private struct Segment {
    enum Kind: UInt8 { case textOnly, local, node }

    let text: UnsafePointer<UInt8>
    let textCount: Int
    let node: OwnedNode
    let slot: Int32
    let kind: Kind
    let span: SourceSpan
  }

  private let segments: UnsafeMutablePointer<Segment>
  private let capacity: Int
  @exclusivity(unchecked) private var count = 0
  private let escapes: Bool
  /// Where the output begins.
  private let start: SourceSpan
  private let unit: Unmanaged<Unit>

  /// An output that gets as many segments as `capacity` says, one for each `append`.
  init(capacity: Int, escapes: Bool, at start: SourceSpan, unit: Unmanaged<Unit>) {
    self.capacity = capacity
    self.start = start
    segments = unit.allocate(capacity)
    self.escapes = escapes
    self.unit = unit
  }

  deinit {
    for index in 0..<count where segments[index].kind == .node { segments[index].node.release() }
  }

  // MARK: Building

  func append(_ text: UnsafeBufferPointer<UInt8>) {
    append(text, .textOnly, 0, OwnedNode(ConstantNode.nothing), .none)
  }

  func append(_ text: UnsafeBufferPointer<UInt8>, local slot: Int, _ span: SourceSpan) {
    append(text, .local, slot, OwnedNode(ConstantNode.nothing), span)
  }

  func append(_ text: UnsafeBufferPointer<UInt8>, _ node: consuming Node, _ span: SourceSpan) {
    append(text, .node, 0, OwnedNode(retaining: node), span)
  }

  private func append(
    _ text: UnsafeBufferPointer<UInt8>, _ kind: Segment.Kind, _ slot: Int, _ node: OwnedNode,
    _ span: SourceSpan
  ) {
    guard count < capacity, let start = text.baseAddress else {
      if kind == .node { node.release() }
      return
    }
    (segments + count).initialize(
      to: Segment(
        text: start, textCount: text.count, node: node, slot: Int32(truncatingIfNeeded: slot),
        kind: kind, span: span))
    count += 1
  }

  // MARK: Running

  override var moduleContent: ModuleContent {
    (0..<count).allSatisfy { segments[$0].kind == .textOnly } ? .constant : .variable
  }

  override func run(_ machine: MachineRef) throws(TemplateError) -> Flow {
    var segment = segments
    let end = segments + count
    do throws(TemplateError) {
      while segment < end {
        machine.pointee.output.append(
          padded: segment.pointee.text, count: segment.pointee.textCount)
        switch segment.pointee.kind {
        case .textOnly: break
        case .local:
          try machine.emit(
            at: machine.pointee.slots[Int(segment.pointee.slot)], escaped: escapes)
        case .node:
          try segment.pointee.node.reference.emit(machine, escaped: escapes)
        }
        segment += 1
      }
    } catch {
      let span = segment.pointee.span
      throw error.located(unit, line: Int(span.line), span: span, machine)
    }
    do throws(TemplateError) {
      try machine.pointee.output.flushIfFull()
    } catch {
      throw error.located(unit, line: Int(start.line), span: start, machine)
    }
    return .next
  }
}

/// Prints where escaping is decided at run time, or where printed values are finalized.
final class CarefulOutputNode: StatementNode {
  enum Piece {
    case text(UnsafeBufferPointer<UInt8>)
    /// Text of the template that is finalized.
    case data(String)
    case expression(Node, SourceSpan)
  }

  private let pieces: [Piece]
  /// Nil where the evaluation context decides.
  private let escapes: Bool?
  private let unit: Unmanaged<Unit>

  init(pieces: [Piece], escapes: Bool?, unit: Unmanaged<Unit>) {
    self.pieces = pieces
    self.escapes = escapes
    self.unit = unit
  }

  override func run(_ machine: MachineRef) throws(TemplateError) -> Flow {
    for piece in pieces {
      switch piece {
      case .text(let bytes):
        if let start = bytes.baseAddress {
          machine.pointee.output.append(padded: start, count: bytes.count)
        }
      case .data(let text):
        let isEscaped = machine.pointee.autoescapes
        var value = isEscaped ? Value.markup(text) : .string(text)
        if let finalize = machine.pointee.environment.finalize {
          value = try machine.finalized(value, by: finalize)
        }
        try machine.emit(value, escaped: isEscaped)
      case .expression(let node, let span):
        do throws(TemplateError) {
          var value = try node.eval(machine)
          if let finalize = machine.pointee.environment.finalize {
            value = try machine.finalized(value, by: finalize)
          }
          try machine.emit(value, escaped: escapes ?? machine.pointee.autoescapes)
        } catch {
          throw error.located(unit, line: Int(span.line), span: span, machine)
        }
      }
    }
    return .next
  }
}

extension UnsafeMutablePointer where Pointee == Machine {
  func finalized(_ value: Value, by finalize: @Sendable (Value) throws -> Value)
    throws(TemplateError) -> Value
  {
    do {
      return try finalize(value)
    } catch {
      throw TemplateError.host(error)
    }
  }
}
