/// Runs the commands that make static files.
struct AssetCommandRunner {
  /// The resolved folder of the site, in which they run.
  let site: String
  /// Where the commands stand, for messages.
  let source: SourceText?
  /// Whether results are kept, and those of earlier builds taken.
  let usesCache: Bool
  let collector: DiagnosticCollector

  /// More is no style sheet or script that a browser should load.
  private static let maximumBytes = 64 << 20
  private static let shownLines = 12

  /// The files that a command makes, by path. After a problem, which is reported, an empty one
  /// stands for the file, so that templates that refer to it add none.
  func files(of command: AssetCommand) -> [String: StaticFile] {
    let label = "the command for \"\(command.name)\""
    let empty: [String: [UInt8]] = command.makesFolder ? [:] : [command.name: []]
    let key = key(of: command)
    let cache = usesCache ? key.flatMap { AssetCommandCache(site: site, key: $0) } : nil
    var made = cache?.read()
    if made == nil && key != nil {
      made = run(command)
      if let made { cache?.write(made) }
    }
    return (made ?? empty).mapValues { StaticFile(source: .bytes($0), label: label) }
  }

  // MARK: Running

  private func run(_ command: AssetCommand) -> [String: [UInt8]]? {
    guard command.writesFiles else {
      guard let outcome = finish(command, command.arguments) else { return nil }
      return [command.name: outcome.output]
    }
    do throws(FileSystemError) {
      let folder = try TemporaryDirectory()
      let name = SourcePath(command.name).name
      let path = folder.path + "/" + (command.makesFolder ? "output" : name)
      if command.makesFolder { try FileSystem.makeDirectory(path) }
      let arguments = command.arguments.map { $0.replacing(AssetCommand.outputMark, with: path) }
      guard finish(command, arguments) != nil else { return nil }
      if command.makesFolder { return try files(in: path, command) }
      guard try FileSystem.statusIfPresent(path)?.kind == .regular else {
        report(command, "wrote no file", hint: "it was told to write to {output}")
        return nil
      }
      return [command.name: try FileSystem.read(path, maximumBytes: Self.maximumBytes)]
    } catch {
      report(command, "left no readable output: \(error.reason)")
      return nil
    }
  }

  /// Everything in a folder, which links in it cannot leave.
  private func files(
    in folder: String, _ command: AssetCommand
  ) throws(FileSystemError) -> [String: [UInt8]] {
    let scanner = try FileTreeScanner(
      root: folder, label: String(command.name.dropLast()), hiddenFiles: .copy, collector: collector
    )
    var made: [String: [UInt8]] = [:]
    for file in scanner.scan() {
      let path = command.name + file.path.string
      guard (try? OutputPath(copying: path)) != nil else {
        report(command, "made a file with the name \"\(TableReader.clipped(path))\"")
        continue
      }
      made[path] = try FileSystem.read(file.absolutePath, maximumBytes: Self.maximumBytes)
    }
    return made
  }

  /// What a command left if it ended well.
  private func finish(
    _ command: AssetCommand, _ arguments: [String]
  ) -> LimitedProcess.Outcome? {
    guard
      let outcome = LimitedProcess.run(
        arguments, in: site, seconds: command.timeout, maximumBytes: Self.maximumBytes)
    else {
      report(command, "could not be started")
      return nil
    }
    let messages = lines(outcome.errors)
    if outcome.isTooLong {
      report(command, "wrote more than \(Self.maximumBytes >> 20) MiB")
    } else if outcome.isLate {
      let seconds = command.timeout == 1 ? "1 second" : "\(command.timeout) seconds"
      report(
        command, "was stopped after \(seconds)",
        hint: "set \"timeout\" if it needs longer", notes: messages)
    } else if outcome.status == 127 {
      report(
        command, "was not found", hint: "install \"\(command.arguments.first ?? "")\"",
        notes: messages)
    } else if outcome.status > 128 {
      report(command, "was ended by signal \(outcome.status - 128)", notes: messages)
    } else if outcome.status != 0 {
      report(command, "ended with status \(outcome.status)", notes: messages)
    } else {
      return outcome
    }
    return nil
  }

  private func report(
    _ command: AssetCommand, _ what: String, hint: String? = nil, notes: [String] = []
  ) {
    let program = TableReader.clipped(command.arguments.first ?? "")
    let message = "the command \"\(program)\" for \"\(command.name)\" \(what)"
    var problem =
      source?.diagnostic(.error, message, at: command.position, hint: hint)
      ?? Diagnostic(.error, message, hint: hint)
    problem.notes = notes
    collector.add(problem)
  }

  /// The first lines of what a program said, without what would move a terminal's cursor.
  private func lines(_ bytes: [UInt8]) -> [String] {
    // What the system says that did not find the program begins with the folder's path.
    let lines = bytes.split(separator: UInt8(ascii: "\n"))
      .filter { !$0.starts(with: (site + ": ").utf8) }
    var shown = lines.prefix(Self.shownLines).map { line in
      let text = String(decoding: line.prefix(400), as: UTF8.self).unicodeScalars
      return String(
        String.UnicodeScalarView(text.filter { $0.properties.generalCategory != .control }))
    }
    if lines.count > Self.shownLines {
      shown.append("… and \(lines.count - Self.shownLines) more lines")
    }
    return shown.filter { !$0.isEmpty }
  }

  // MARK: Inputs

  /// What tells whether a command has to run again; empty where it always has to, nil after a
  /// problem.
  private func key(of command: AssetCommand) -> [UInt8]? {
    if command.inputs.isEmpty { return [] }
    var parts = [Array(command.name.utf8)] + command.arguments.map { Array($0.utf8) }
    for input in command.inputs {
      do throws(FileSystemError) {
        for (path, file) in try files(ofInput: input) {
          parts.append(Array(path.utf8))
          parts.append(SHA256.digest(try FileSystem.read(file)))
        }
      } catch {
        report(command, "has an input that cannot be read, \"\(input)\": \(error.reason)")
        return nil
      }
    }
    // Lengths keep the parts apart.
    return SHA256.digest(parts.flatMap { Array("\($0.count):".utf8) + $0 })
  }

  private func files(ofInput input: String) throws(FileSystemError) -> [(String, String)] {
    let path = try FileSystem.realPath(site + "/" + input)
    guard try FileSystem.status(path).kind == .directory else { return [(input, path)] }
    let scanner = try FileTreeScanner(
      root: path, label: input, hiddenFiles: .skip, collector: collector)
    return scanner.scan().map { (input + "/" + $0.path.string, $0.absolutePath) }
  }
}
