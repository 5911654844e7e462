/// Template text and printed expressions in a row.
final class OutputNode: StatementNode {
  struct Segment {
    enum Kind: UInt8 { case textOnly, local, node }

    var kind: Kind
    var text: UnsafePointer<UInt8>
    var textCount: Int
    var slot: Int
    var node: NodeReference
  }

  private let segments: UnsafeMutablePointer<Segment>
  private let count: Int
  /// Keeps the nodes of the segments alive.
  private let nodes: [Node]
  private let spans: [SourceSpan]
  private let escapes: Bool
  private unowned(unsafe) let unit: Unit

  init(segments list: [Segment], nodes: [Node], spans: [SourceSpan], escapes: Bool, unit: Unit) {
    count = list.count
    segments = .allocate(capacity: max(1, list.count))
    segments.initialize(from: list, count: list.count)
    self.nodes = nodes
    self.spans = spans
    self.escapes = escapes
    self.unit = unit
  }

  deinit { segments.deallocate() }

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
            machine.pointee.slots[segment.pointee.slot].pointee, escaped: escapes)
        case .node:
          try segment.pointee.node.emit(machine, escaped: escapes)
        }
        segment += 1
      }
    } catch {
      let span = spans[segment - segments]
      throw error.located(unit, line: Int(span.line), span: span, machine)
    }
    try machine.pointee.output.flushIfFull()
    return .next
  }
}

/// Prints where escaping is decided at run time, or where printed values are finalized.
final class CarefulOutputNode: StatementNode {
  enum Piece {
    case text(UnsafeBufferPointer<UInt8>)
    case expression(Node, SourceSpan)
  }

  private let pieces: [Piece]
  /// Nil where the evaluation context decides.
  private let escapes: Bool?
  private unowned(unsafe) let unit: Unit

  init(pieces: [Piece], escapes: Bool?, unit: Unit) {
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
