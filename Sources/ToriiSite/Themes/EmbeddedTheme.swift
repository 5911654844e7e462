/// The default theme as the binary carries it, so that a site needs nothing but the binary.
///
/// The files are generated from `themes/sumi`, which is the only place to change them; a test
/// compares the two, and rewrites the generated ones when `TORII_UPDATE_EMBEDDED_THEME` is set. A
/// resource bundle would be lost as soon as the binary is moved.
package enum EmbeddedTheme {
  package struct File: Sendable {
    /// Relative to the theme's folder.
    package let path: String
    package let bytes: [UInt8]

    init(_ path: String, text: String) {
      self.path = path
      bytes = Array(text.utf8)
    }

    init(_ path: String, base64 text: String) {
      self.path = path
      bytes = Base64.decode(text)
    }
  }
}
