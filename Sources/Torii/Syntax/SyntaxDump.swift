/// A syntax tree as text, the test oracle of the parser: a line for each statement with the number
/// of its line, its parts below it, and expressions with all their parentheses.
package struct SyntaxDump {
  private var lines: [String] = []
  private var indentation = ""

  package static func text(of template: TemplateSyntax) -> String {
    var dump = SyntaxDump()
    dump.add(template.body)
    return dump.lines.joined(separator: "\n")
  }

  private mutating func add(_ head: String, _ body: StatementList? = nil) {
    lines.append(indentation + head)
    if let body { nested { $0.add(body) } }
  }

  private mutating func nested(_ content: (inout SyntaxDump) -> Void) {
    let outer = indentation
    indentation += "  "
    content(&self)
    indentation = outer
  }

  private mutating func add(_ body: StatementList) {
    for statement in body { add(statement, line: "\(statement.span.line): ") }
  }

  private mutating func add(_ statement: Statement, line: String) {
    switch statement.kind {
    case .output(let output):
      add(line + "output")
      nested { dump in
        for piece in output.pieces { dump.add(piece) }
      }
    case .ifElse(let node): add(node)
    case .forLoop(let node): add(node, line: line)
    case .set(let node): add(line + "set \(node.target.dump) = \(node.value.dump)")
    case .setBlock(let node):
      add(line + "set \(node.target.dump)" + filters(node.filter), node.body)
    case .with(let node):
      let bindings = node.bindings.map { "\($0.target.dump) = \($0.value.dump)" }
      add(line + "with " + bindings.joined(separator: ", "), node.body)
    case .block(let node):
      let flags = (node.isScoped ? " scoped" : "") + (node.isRequired ? " required" : "")
      add(line + "block \(node.name.text)" + flags, node.body)
    case .extends(let node): add(line + "extends \(node.template.dump)")
    case .include(let node):
      add(
        line + "include \(node.template.dump)" + (node.ignoresMissing ? " ignore missing" : "")
          + context(node.withContext))
    case .importModule(let node):
      add(line + "import \(node.template.dump) as \(node.target.text)" + context(node.withContext))
    case .fromImport(let node):
      let names = node.names.map { "\($0.name.text) as \($0.alias.text)" }.joined(separator: ", ")
      add(line + "from \(node.template.dump) import \(names)" + context(node.withContext))
    case .macro(let node):
      add(line + "macro \(node.name.text)" + node.signature.dump, node.body)
    case .callBlock(let node):
      add(line + "call\(node.signature.dump) \(node.call.dump)", node.body)
    case .filterBlock(let node): add(line + "filter" + filters(node.filter), node.body)
    case .autoescape(let node): add(line + "autoescape \(node.enabled.dump)", node.body)
    case .expression(let expression): add(line + "do \(expression.dump)")
    case .breakLoop: add(line + "break")
    case .continueLoop: add(line + "continue")
    case .sequence(let statements): add(statements)
    case .debug: add(line + "debug")
    }
  }

  private mutating func add(_ piece: OutputStatement.Piece) {
    switch piece {
    case .text(let text, let span): add("\(span.line): text \(quoted(text.string))")
    case .expression(let expression): add("\(expression.span.line): print \(expression.dump)")
    }
  }

  private mutating func add(_ node: IfStatement) {
    for (index, branch) in node.branches.enumerated() {
      add("\(branch.span.line): \(index == 0 ? "if" : "elif") \(branch.test.dump)", branch.body)
    }
    if let otherwise = node.otherwise { add("else", otherwise) }
  }

  private mutating func add(_ node: ForStatement, line: String) {
    let condition = node.condition.map { " if \($0.dump)" } ?? ""
    let recursive = node.isRecursive ? " recursive" : ""
    add(
      line + "for \(node.target.dump) in \(node.iterable.dump)" + condition + recursive, node.body)
    if let otherwise = node.otherwise { add("else", otherwise) }
  }

  private func filters(_ chain: Expression?) -> String { chain.map { " \($0.dump)" } ?? "" }

  private func context(_ isWith: Bool) -> String {
    isWith ? " with context" : " without context"
  }
}

extension MacroSignature {
  fileprivate var dump: String {
    let parameters = parameters.map { parameter in
      parameter.name.text + (parameter.defaultValue.map { "=\($0.dump)" } ?? "")
    }
    return "(" + parameters.joined(separator: ", ") + ")"
  }
}

extension AssignmentTarget {
  fileprivate var dump: String {
    switch self {
    case .name(let name, _): name.text
    case .tuple(let items, _): listed(items.map(\.dump), "(", ")")
    case .namespaceAttribute(let name, let attribute, _): "\(name.text).\(attribute.text)"
    }
  }
}

private func listed(_ items: [String], _ open: String, _ close: String) -> String {
  open + items.joined(separator: ", ") + close
}
