import Synchronization

/// The sizes of image files, each read once.
final class ImageSizes: Sendable {
  private let known = Mutex<[String: ImageSize?]>([:])

  func size(ofFile path: String) -> (width: Int, height: Int)? {
    if let size = known.withLock({ $0[path] }) { return size.map { ($0.width, $0.height) } }
    let bytes = (try? FileSystem.readStart(of: path, maximumBytes: ImageSize.headerBytes)) ?? []
    let size = ImageSize(bytes)
    known.withLock { $0[path] = size }
    return size.map { ($0.width, $0.height) }
  }
}
