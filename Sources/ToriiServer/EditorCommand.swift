package import ToriiSite

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Opens a file at a line in the author's editor.
package struct EditorCommand: Sendable {
  private let pattern: [String]
  private let folder: String

  /// - Parameters:
  ///   - command: As `code -g {file}:{line}:{column}`; the name of an editor that is known is enough.
  ///   - folder: The site's folder.
  package init?(_ command: String?, folder: String) {
    guard let command else { return nil }
    let words = command.split(separator: " ").map(String.init)
    guard let program = words.first else { return nil }
    self.folder = folder
    if words.contains(where: { $0.contains("{file}") }) {
      pattern = words
    } else if let arguments = Self.known[String(program.split(separator: "/").last ?? "")] {
      pattern = words + arguments
    } else {
      return nil
    }
  }

  /// Editors with a window of their own; one that runs in a terminal would need ours.
  private static let known = [
    "code": ["-g", "{file}:{line}:{column}"], "code-insiders": ["-g", "{file}:{line}:{column}"],
    "codium": ["-g", "{file}:{line}:{column}"], "cursor": ["-g", "{file}:{line}:{column}"],
    "windsurf": ["-g", "{file}:{line}:{column}"], "zed": ["{file}:{line}:{column}"],
    "subl": ["{file}:{line}:{column}"], "atom": ["{file}:{line}:{column}"],
    "mate": ["-l", "{line}", "{file}"], "bbedit": ["+{line}", "{file}"],
    "xed": ["--line", "{line}", "{file}"], "kate": ["-l", "{line}", "{file}"],
    "gedit": ["+{line}", "{file}"], "gvim": ["+{line}", "{file}"], "mvim": ["+{line}", "{file}"],
    "emacsclient": ["-n", "+{line}:{column}", "{file}"],
    "idea": ["--line", "{line}", "--column", "{column}", "{file}"],
    "webstorm": ["--line", "{line}", "--column", "{column}", "{file}"],
  ]

  /// The words of the command for a problem; `nil` when no file of the site is to blame.
  package func arguments(for problem: Diagnostic) -> [String]? {
    guard let file = problem.file,
      let path = try? FileSystem.realPath(file.hasPrefix("/") ? file : folder + "/" + file),
      path.isContained(in: folder), FileSystem.isRegularFile(path)
    else { return nil }
    return pattern.map { word in
      var result = ""
      var rest = word[...]
      while let open = rest.firstIndex(of: "{") {
        result += rest[..<open]
        rest = rest[open...]
        let values = [
          "{file}": path, "{line}": String(problem.line ?? 1),
          "{column}": String(problem.column ?? 1),
        ]
        if let (name, value) = values.first(where: { rest.hasPrefix($0.key) }) {
          result += value
          rest = rest.dropFirst(name.count)
        } else {
          result += "{"
          rest = rest.dropFirst()
        }
      }
      return result + rest
    }
  }

  /// Starts the editor and does not wait for it. No shell reads the words.
  func open(_ problem: Diagnostic) {
    guard let words = arguments(for: problem) else { return }
    BackgroundThread.run { _ = Subprocess.runApart(words, in: folder) }
  }
}
