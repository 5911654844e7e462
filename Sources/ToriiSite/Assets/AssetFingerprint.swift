/// What tells one version of a file from another.
package struct AssetFingerprint: Sendable, Equatable {
  /// The first digits of the hash.
  package let version: String
  /// As the attribute `integrity` wants it (W3C, Subresource Integrity).
  package let integrity: String

  package init(of bytes: [UInt8]) {
    let digest = SHA256.digest(bytes)
    version = digest.prefix(5).map(Self.hexadecimal).joined()
    integrity = "sha256-" + Base64.encode(digest)
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }

  /// The name with the version before its extension: `site.0a1b2c3d4e.css`.
  package func name(of path: SourcePath) -> String {
    let ending = path.name.utf8.dropFirst(path.stem.utf8.count)
    return path.stem + "." + version + (String(ending) ?? "")
  }
}
