package import ToriiFrontMatter

/// A file's name and bytes, for messages about places in it.
package struct SourceText: Sendable {
  package let file: String
  package let bytes: [UInt8]

  package init(file: String, bytes: [UInt8]) {
    self.file = file
    self.bytes = bytes
  }

  package func diagnostic(
    _ severity: Diagnostic.Severity = .error, _ message: String, at position: DataPosition,
    hint: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      severity, message, file: file, line: position.line, column: position.column,
      excerpt: LineExcerpt.line(position.line, of: bytes), hint: hint)
  }

  package func diagnostic(_ error: DataError) -> Diagnostic {
    diagnostic(.error, error.message, at: error.position)
  }
}
