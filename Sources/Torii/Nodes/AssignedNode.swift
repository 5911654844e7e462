/// A variable whose value another variable of the same name gets, as in `{% set a = a %}`: where it
/// has none, the other one has been assigned what is undefined, and hides what is outside of it.
final class AssignedNode: Node {
  private let variable: Node

  init(_ variable: Node) { self.variable = variable }

  override var runsNoCode: Bool { variable.runsNoCode }

  override func eval(_ machine: MachineRef) throws(TemplateError) -> Value {
    let value = try variable.eval(machine)
    guard case .undefined(let missing) = value, missing.isUnassigned else { return value }
    return .undefined(missing.assigned)
  }
}
