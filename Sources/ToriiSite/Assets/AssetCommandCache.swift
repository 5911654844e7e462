/// What a command made when its inputs were the same, kept in the site's cache folder.
struct AssetCommandCache {
  private let folder: String
  private let path: String
  private static let header = Array("torii command 1\n".utf8)

  /// - Parameter key: The hash of what decides the result; empty where nothing is kept.
  /// - Returns: nil where nothing is kept.
  init?(site: String, key: [UInt8]) {
    if key.isEmpty { return nil }
    folder = site + "/" + AssetCache.rootName + "/" + AssetCache.commandsName
    path = folder + "/" + AssetCache.name(key)
  }

  /// The files by path; nil when there are none, or what is there is damaged.
  func read() -> [String: [UInt8]]? {
    guard let bytes = try? FileSystem.read(path), bytes.starts(with: Self.header),
      bytes.count >= Self.header.count + 32
    else { return nil }
    let payload = bytes.dropFirst(Self.header.count + 32)
    guard SHA256.digest(Array(payload)).elementsEqual(bytes[Self.header.count...].prefix(32)) else {
      return nil
    }
    var rest = payload
    var files: [String: [UInt8]] = [:]
    while !rest.isEmpty {
      guard let name = Self.field(&rest), let content = Self.field(&rest),
        let path = String(validating: name, as: UTF8.self),
        (try? OutputPath(copying: path)) != nil
      else { return nil }
      files[path] = Array(content)
    }
    return files
  }

  /// A length in decimal, a colon, and so many bytes.
  private static func field(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let digits = rest.prefix { $0.isASCIIDigit }
    guard digits.count < 12, let count = Int(String(decoding: digits, as: UTF8.self)),
      rest.count > digits.count + count
    else { return nil }
    let start = rest.startIndex + digits.count + 1
    let field = rest[start..<(start + count)]
    rest = rest[(start + count)...]
    return field
  }

  /// Keeps what a command made. A failure only costs time later.
  func write(_ files: [String: [UInt8]]) {
    var payload: [UInt8] = []
    for (name, content) in files.sorted(by: { $0.key < $1.key }) {
      payload += Array("\(name.utf8.count):".utf8) + Array(name.utf8)
      payload += Array("\(content.count):".utf8) + content
    }
    AssetCache.write(Self.header + SHA256.digest(payload) + payload, to: path, in: folder)
  }
}
