import Synchronization

/// What `asset()` tells about static files: an address that changes with the bytes, and the hash
/// that lets a browser check them.
package final class AssetFingerprints: Sendable {
  package struct Fingerprint: Sendable, Equatable {
    /// The first digits of the hash.
    package let version: String
    /// As the attribute `integrity` wants it.
    package let integrity: String
  }

  private let files: [String: StaticFile]
  /// A file is hashed when a template first asks for it: most never are.
  private let known = Mutex<[String: Fingerprint]>([:])

  package init(_ files: [String: StaticFile]) { self.files = files }

  package var paths: [String] { files.keys.sorted() }

  /// The fingerprint of a static file by its path; `nil` when there is no such file.
  package func fingerprint(_ path: String) throws(FileSystemError) -> Fingerprint? {
    if let fingerprint = known.withLock({ $0[path] }) { return fingerprint }
    guard let file = files[path] else { return nil }
    let digest: [UInt8]
    switch file.source {
    case .bytes(let bytes): digest = SHA256.digest(bytes)
    case .copy(let source): digest = SHA256.digest(try FileSystem.read(source))
    }
    let fingerprint = Fingerprint(
      version: digest.prefix(5).map(Self.hexadecimal).joined(),
      integrity: "sha256-" + Base64.encode(digest))
    known.withLock { $0[path] = fingerprint }
    return fingerprint
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }
}
