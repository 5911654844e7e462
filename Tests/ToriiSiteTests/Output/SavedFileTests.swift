import Testing
import ToriiSite

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

@Suite("Files that are being saved")
struct SavedFileTests {
  @Test("a file that was emptied just now is waited for")
  func emptied() async throws {
    let folder = try TemporaryFolder()
    try folder.write("a", "old")
    let path = folder.path + "/a"
    for _ in 0..<5 {
      let descriptor = open(path, O_WRONLY | O_TRUNC)
      try #require(descriptor >= 0)
      async let read = FileSystem.readSaved(path)
      usleep(10_000)
      try #require(write(descriptor, "new", 3) == 3)
      close(descriptor)
      #expect(try await read == Array("new".utf8))
    }
  }

  @Test("a file that stays empty is empty")
  func empty() throws {
    let folder = try TemporaryFolder()
    try folder.write("a", "")
    #expect(try FileSystem.readSaved(folder.path + "/a") == [])
  }
}
