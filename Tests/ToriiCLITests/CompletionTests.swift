import Foundation
import Testing

/// The completion scripts in the shells that are installed here.
@Suite("Completions")
struct CompletionTests {
  let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  private static let shells = ["bash", "zsh", "fish"].filter { path($0) != nil }

  private static func path(_ shell: String) -> String? {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
      .map { "\($0)/\(shell)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// What each shell needs to complete the line `$1` and print the words it offers.
  private static let drivers = [
    "bash": #"""
    source ./completions
    IFS=' ' read -ra COMP_WORDS <<< "$1"
    [[ $1 == *' ' ]] && COMP_WORDS+=("")
    COMP_LINE=$1 COMP_POINT=${#1} COMP_CWORD=$(( ${#COMP_WORDS[@]} - 1 ))
    _torii torii "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
    printf '%s\n' "${COMPREPLY[@]}"
    """#,
    "fish": #"""
    source ./completions
    complete -C $argv[1]
    """#,
    "zsh": #"""
    zmodload zsh/zpty
    zpty -b shell zsh -f -i
    zpty -w shell 'stty rows 100 columns 120; fpath=($PWD $fpath); autoload -U compinit
      compinit -u -D; LISTMAX=1000; bindkey "^I" list-choices; PS1="ready"">"'
    read_until() {
      local line text="" end=$(( SECONDS + 30 ))
      while (( SECONDS < end )); do
        zpty -r -t shell line && text+=$line || sleep 0.05
        [[ $text == *$1* ]] && break
      done
      print -r -- "$text"
    }
    read_until 'ready>' > /dev/null
    zpty -w -n shell "$1"$'\t\x15print the""end\n'
    read_until theend
    zpty -d shell
    """#,
  ]

  private func offered(_ line: String, in shell: String) throws -> String {
    let script = try ToriiProcess(["--generate-completion-script", shell])
    try folder.write(shell == "zsh" ? "_torii" : "completions", script.output)
    try folder.write("driver", try #require(Self.drivers[shell]))
    try folder.write("templates/letter.txt", "x")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(Self.path(shell)))
    let withoutStartFiles = ["bash": "--norc", "zsh": "-f", "fish": "--no-config"]
    process.arguments = [try #require(withoutStartFiles[shell]), "driver", line]
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    let bin = ToriiProcess.executable.deletingLastPathComponent().path
    process.environment = [
      "PATH": bin + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? ""),
      "HOME": folder.path, "TERM": "xterm",
    ]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(
    "commands, options, values, themes and files",
    arguments: shells,
    [
      ("torii ", ["build", "serve", "check", "import"]),
      ("torii build --", ["--output", "--jobs"]),
      ("torii new ", ["site", "post", "page", "theme"]),
      ("torii import ", ["jekyll", "hugo", "pelican", "zola"]),
      ("torii list ", ["all", "drafts", "future", "expired"]), ("torii theme info ", ["sumi"]),
      ("torii build --source ", ["templates"]), ("torii render templates/", ["letter.txt"]),
    ] as [(String, [String])])
  func offers(_ shell: String, _ line: (typed: String, words: [String])) throws {
    let text = try offered(line.typed, in: shell)
    for word in line.words { #expect(text.contains(word), "\(shell): \(text)") }
  }
}
