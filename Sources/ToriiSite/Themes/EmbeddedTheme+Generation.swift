extension EmbeddedTheme {
  /// The files of a theme's folder that belong in the binary, by path: what a build needs, so
  /// neither the README nor the screenshots.
  package static func sourceFiles(
    of folder: String
  ) throws(FileSystemError) -> [(path: String, bytes: [UInt8])] {
    let folders = ["templates/", "static/", "locales/"]
    var result: [(path: String, bytes: [UInt8])] = []
    let collector = DiagnosticCollector()
    let scanner = try FileTreeScanner(
      root: folder, label: "themes/sumi", hiddenFiles: .skip, collector: collector)
    for file in scanner.scan() {
      let path = file.path.string
      guard path == "theme.yaml" || folders.contains(where: path.hasPrefix) else { continue }
      result.append((path, try FileSystem.read(file.absolutePath)))
    }
    return result
  }

  /// The Swift file that holds them.
  package static func generatedSource(_ files: [(path: String, bytes: [UInt8])]) -> String {
    var text = "// Generated from themes/sumi: change it there, then update by the test"
    text += " EmbeddedThemeTests\n// with TORII_UPDATE_EMBEDDED_THEME=1.\n\n"
    text += "// swift-format-ignore-file\n\nextension EmbeddedTheme {\n"
    text += "  package static let files: [File] = [\n"
    for file in files { text += entry(file.path, file.bytes) }
    return text + "  ]\n}\n"
  }

  private static func entry(_ path: String, _ bytes: [UInt8]) -> String {
    if let literal = literal(bytes) {
      return "    File(\n      \"\(path)\",\n      text: \(literal)),\n"
    }
    return "    File(\n      \"\(path)\",\n      base64: \"\(Base64.encode(bytes))\"),\n"
  }

  /// A raw string literal, which shows the text as it is; `nil` for what is not plain text.
  private static func literal(_ bytes: [UInt8]) -> String? {
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    for scalar in text.unicodeScalars {
      if scalar.value < 0x20 && scalar != "\n" && scalar != "\t" || scalar.value == 0x7F {
        return nil
      }
    }
    var hashes = "#"
    while text.range(of: "\"\"\"" + hashes) != nil || text.range(of: "\\" + hashes) != nil {
      hashes += "#"
    }
    return "\(hashes)\"\"\"\n\(text)\n\"\"\"\(hashes)"
  }
}
