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

  #if os(Linux)
    @Test("a file that is empty for long while somebody saves it is waited for")
    func emptyForLong() async throws {
      let folder = try TemporaryFolder()
      try folder.write("a", "old")
      let path = folder.path + "/a"
      let descriptor = open(path, O_WRONLY | O_TRUNC)
      try #require(descriptor >= 0)
      usleep(60_000)
      async let read = FileSystem.readSaved(path)
      usleep(60_000)
      try #require(write(descriptor, "new", 3) == 3)
      close(descriptor)
      #expect(try await read == Array("new".utf8))
    }
  #endif

  @Test("a file that is written in pieces is read when it is whole")
  func pieces() async throws {
    let folder = try TemporaryFolder()
    try folder.write("a", "old")
    let path = folder.path + "/a"
    for _ in 0..<5 {
      let descriptor = open(path, O_WRONLY | O_TRUNC)
      try #require(descriptor >= 0)
      try #require(write(descriptor, "ne", 2) == 2)
      async let read = FileSystem.readSaved(path)
      usleep(1000)
      try #require(write(descriptor, "wer", 3) == 3)
      close(descriptor)
      #expect(try await read == Array("newer".utf8))
    }
  }

  @Test("a file that never comes to rest is read all the same", .timeLimit(.minutes(1)))
  func restless() async throws {
    let folder = try TemporaryFolder()
    try folder.write("a", "text")
    let path = folder.path + "/a"
    let read = Task.detached { try FileSystem.readSaved(path) }
    let end = ContinuousClock.now + .milliseconds(400)
    while ContinuousClock.now < end {
      let descriptor = open(path, O_WRONLY)
      try #require(write(descriptor, "text", 4) == 4)
      close(descriptor)
      usleep(1000)
    }
    #expect(try await read.value == Array("text".utf8))
  }

  @Test("a file that stays empty is empty")
  func empty() throws {
    let folder = try TemporaryFolder()
    try folder.write("a", "")
    #expect(try FileSystem.readSaved(folder.path + "/a") == [])
  }
}
