/// Template text and printed expressions where a template is rendered to a value: each is a piece
/// (Jinja2's `NativeCodeGenerator`).
final class NativeOutputNode: StatementNode {
  enum Piece {
    /// Text, and constants as they are written when the template is compiled.
    case text(String)
    case expression(Node, SourceSpan)
  }

  private let pieces: [Piece]
  private let unit: Unmanaged<Unit>

  init(pieces: [Piece], unit: Unmanaged<Unit>) {
    self.pieces = pieces
    self.unit = unit
  }

  override func run(_ machine: MachineRef) throws(TemplateError) -> Flow {
    for piece in pieces {
      switch piece {
      case .text(let text): try machine.emitNative(.string(text))
      case .expression(let node, let span):
        do throws(TemplateError) {
          var value = try node.eval(machine)
          if let finalize = machine.pointee.environment.finalize {
            value = try machine.finalized(value, by: finalize)
          }
          // What Jinja2 works out when it compiles is written as text.
          if node is FoldedNode { value = .string(try machine.text(of: value)) }
          try machine.emitNative(value)
        } catch {
          throw error.located(unit, line: Int(span.line), span: span, machine)
        }
      }
    }
    return .next
  }
}
