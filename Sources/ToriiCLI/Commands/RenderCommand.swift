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

  @Argument(help: "The template.", completion: .file())
  var template: String

  @Option(
    name: [.short, .long],
    help: "A JSON, YAML or TOML file whose keys the template sees; may be given several times.",
    completion: .file(extensions: ["json", "yaml", "yml", "toml"]))
  var data: [String] = []

  @Option(
    name: [.short, .long], help: "The file to write; standard output if not given.",
    completion: .file())
  var output: String?

  @Flag(help: "Make undefined variables errors.")
  var strict = false

  @Flag(help: "Print one object of JSON: the problem, the text, or the name of the file.")
  var json = false

  func run() throws {
    let result = TemplateRendering(template: template, data: data, isStrict: strict).render()
    do throws(Diagnostic) {
      let bytes = try result.get()
      guard let output else { return show(bytes) }
      try write(bytes, to: output)
    } catch {
      ProblemOutput(isJSON: json).show([error])
      throw ExitCode.failure
    }
  }

  private func show(_ bytes: [UInt8]) {
    guard json else { return Terminal.write(bytes) }
    let text = String(decoding: bytes, as: UTF8.self)
    Terminal.print("{\"output\":\(JSONText.quoted(text))}")
  }

  private func write(_ bytes: [UInt8], to output: String) throws(Diagnostic) {
    do throws(FileSystemError) {
      try AtomicFile.write(bytes, to: output)
    } catch {
      throw Diagnostic(.error, "\(error)")
    }
    if json { Terminal.print("{\"file\":\(JSONText.quoted(output))}") }
  }
}
