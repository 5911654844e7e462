import ArgumentParser
import ToriiSite

/// `torii render`.
struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render", abstract: "Render one template with data from a file.",
    discussion: """
      Templates that it includes, imports or extends are looked for in its own folder. Names that \
      end in .html, .htm or .xml are escaped automatically.
      """, version: ToriiVersion.current)

  @Argument(help: "The template.")
  var template: String

  @Option(
    name: [.short, .long],
    help: "A JSON, YAML or TOML file whose keys the template sees; may be given several times.")
  var data: [String] = []

  @Option(name: [.short, .long], help: "The file to write; standard output if not given.")
  var output: String?

  @Flag(help: "Make undefined variables errors.")
  var strict = false

  func run() throws {
    let result = TemplateRendering(template: template, data: data, isStrict: strict).render()
    switch result {
    case .success(let bytes):
      guard let output else { return Terminal.write(bytes) }
      do throws(FileSystemError) {
        try AtomicFile.write(bytes, to: output)
      } catch {
        Terminal.printError("error: \(error)")
        throw ExitCode.failure
      }
    case .failure(let problem):
      var text = problem.rendered(color: Terminal.usesColor)
      if text.hasSuffix("\n") { text.removeLast() }
      Terminal.printError(text)
      throw ExitCode.failure
    }
  }
}
