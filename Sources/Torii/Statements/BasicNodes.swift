/// `filter name`...`endfilter`
final class FilterBlockNode: StatementNode {
  private let enter: EnterScopeNode?
  private let body: StatementNode
  private let filter: Node
  private let captureSlot: Int
  private let isCaptureMarkup: EscapeMode
  private let place: PieceOfOutput

  init(
    enter: EnterScopeNode?, body: StatementNode, filter: Node, captureSlot: Int,
    isCaptureMarkup: EscapeMode, place: PieceOfOutput
  ) {
    self.place = place
    self.enter = enter
    self.body = body
    self.filter = filter
    self.captureSlot = captureSlot
    self.isCaptureMarkup = isCaptureMarkup
  }

  override func run(_ machine: MachineRef) throws(TemplateError) -> Flow {
    _ = try enter?.run(machine)
    let (body, flow) = try machine.capture(body)
    guard flow == .next else { return flow }
    let isMarkup = isCaptureMarkup.isOn(machine)
    machine.pointee.store[captureSlot] = isMarkup ? try machine.marked(body) : body
    let value = try filter.eval(machine)
    if machine.pointee.session.isNative {
      try machine.emitNative(value)
      return .next
    }
    guard value.isString else { throw place.refuse(value) }
    try machine.emit(value, escaped: false)
    return .next
  }

}

/// Where a piece of the output stands that Python joins with others.
struct PieceOfOutput {
  /// How many pieces come before it.
  let position: Int
  /// Whether they are joined outside of the template's code.
  let isOutside: Bool

  /// What Python says of a piece that is no text.
  func refuse(_ value: Value) -> TemplateError {
    let error = TemplateError.type(
      "sequence item \(position): expected str instance, \(value.typeName) found")
    return isOutside ? error.withoutPlace : error
  }
}

extension Statement {
  /// How many pieces of output the statement makes, where the text of the template tells.
  var pieceCount: Int {
    guard case .output(let output) = kind else { return 0 }
    var count = 0
    var isInText = false
    for piece in output.pieces {
      switch piece {
      case .text:
        if !isInText { count += 1 }
        isInText = true
      case .expression(let expression):
        if case .constant = expression.kind {
          if !isInText { count += 1 }
          isInText = true
        } else {
          count += 1
          isInText = false
        }
      }
    }
    return count
  }
}

/// `with name = value`
final class WithNode: StatementNode {
  private let enter: EnterScopeNode?
  private let bindings: [(target: TargetPlan, value: Node)]
  private let line: Int
  private let body: StatementNode

  /// - Parameter line: That of the code before, to which Jinja2 attributes the values.
  init(
    enter: EnterScopeNode?, bindings: [(target: TargetPlan, value: Node)], line: Int,
    body: StatementNode
  ) {
    self.enter = enter
    self.bindings = bindings
    self.line = line
    self.body = body
  }

  override func run(_ machine: MachineRef) throws(TemplateError) -> Flow {
    _ = try enter?.run(machine)
    do throws(TemplateError) {
      for (target, value) in bindings { try target.assign(try value.eval(machine), machine) }
    } catch {
      throw error.atLine(line)
    }
    return try body.run(machine)
  }
}

/// A statement whose errors Jinja2 attributes to the line of the code before.
final class AttributedNode: StatementNode {
  private let node: StatementNode
  private let line: Int

  init(_ node: StatementNode, line: Int) {
    self.node = node
    self.line = line
  }

  override func run(_ machine: MachineRef) throws(TemplateError) -> Flow {
    do throws(TemplateError) {
      return try node.run(machine)
    } catch {
      throw error.atLine(line)
    }
  }
}

/// `autoescape value`
final class AutoescapeNode: StatementNode {
  private let enter: EnterScopeNode?
  private let enabled: Node
  private let line: Int
  private let body: StatementNode

  /// - Parameter line: That of the code before, to which Jinja2 attributes the value.
  init(enter: EnterScopeNode?, enabled: Node, line: Int, body: StatementNode) {
    self.enter = enter
    self.enabled = enabled
    self.line = line
    self.body = body
  }

  override func run(_ machine: MachineRef) throws(TemplateError) -> Flow {
    _ = try enter?.run(machine)
    let context = machine.pointee.context
    let saved = context.autoescapes
    let isOn: Bool
    do throws(TemplateError) {
      isOn = try enabled.truth(machine)
    } catch {
      throw error.atLine(line)
    }
    context.autoescapes = isOn
    machine.pointee.autoescapes = isOn
    defer {
      context.autoescapes = saved
      machine.pointee.autoescapes = saved
    }
    return try body.run(machine)
  }
}

/// `do expression`
final class ExpressionStatementNode: StatementNode {
  private let expression: Node

  init(_ expression: Node) { self.expression = expression }

  override func run(_ machine: MachineRef) throws(TemplateError) -> Flow {
    _ = try expression.eval(machine)
    return .next
  }
}

/// `break` and `continue`
final class FlowNode: StatementNode {
  private let flow: Flow

  init(_ flow: Flow) { self.flow = flow }

  override func run(_ machine: MachineRef) throws(TemplateError) -> Flow { flow }
}

/// Throws when it is reached.
final class FailureStatementNode: StatementNode {
  private let error: TemplateError

  init(_ error: TemplateError) { self.error = error }

  override func run(_ machine: MachineRef) throws(TemplateError) -> Flow { throw error }
}
