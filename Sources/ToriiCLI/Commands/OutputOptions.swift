import ArgumentParser
import ToriiSite

/// How a command says what it did: for people, or as JSON for programs.
///
/// With `--json` standard output holds nothing but objects, one a line: a problem has a `severity`,
/// what was done comes after the problems.
struct OutputOptions: ParsableArguments {
  @Flag(help: "Print JSON, one object a line: problems first, then what was done.")
  var json = false

  func show(_ problems: [Diagnostic]) { ProblemOutput(isJSON: json).show(problems) }

  /// Prints what was done, for whoever reads it.
  func print(json: @autoclosure () -> String, text: @autoclosure () -> String) {
    Terminal.print(self.json ? json() : text())
  }

  /// Runs something; a problem is printed and ends the command.
  func reporting(_ body: () throws(Diagnostic) -> Void) throws {
    do throws(Diagnostic) {
      try body()
    } catch {
      show([error])
      throw ExitCode.failure
    }
  }
}

/// Prints problems as a person or a program reads them.
struct ProblemOutput {
  let isJSON: Bool

  func show(_ problems: [Diagnostic]) {
    for problem in problems {
      if isJSON {
        Terminal.print(problem.json)
      } else {
        var text = problem.rendered(color: Terminal.usesColor)
        if text.hasSuffix("\n") { text.removeLast() }
        Terminal.printError(text)
      }
    }
  }
}
