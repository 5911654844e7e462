import Foundation
import Synchronization
import Testing
import ToriiSite

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

  @Test("a file that never comes to rest is read all the same")
  func restless() throws {
    let folder = try TemporaryFolder()
    try folder.write("a", "text")
    let path = folder.path + "/a"
    let writer = Writer(path, "text")
    #expect(try FileSystem.readSaved(path) == Array("text".utf8))
    #expect(writer.stop())
  }

  @Test("a file that stays empty is empty")
  func empty() throws {
    let folder = try TemporaryFolder()
    try folder.write("a", "")
    #expect(try FileSystem.readSaved(folder.path + "/a") == [])
  }

  @Test("an old file that is what it was is read")
  func unchanged() throws {
    let folder = try TemporaryFolder()
    let path = try old("text", in: folder)
    let seen = try FileSystem.status(path).identity
    #expect(try FileSystem.readSaved(path, seen: seen) == Array("text".utf8))
    #expect(throws: FileSystemError.self) {
      try FileSystem.readSaved(path, seen: seen, maximumBytes: 3)
    }
  }

  @Test(
    "an old file that was changed since is read as it is now", arguments: ["new!", "", "newer"])
  func changed(text: String) throws {
    let folder = try TemporaryFolder()
    let seen = try FileSystem.status(try old("text", in: folder)).identity
    // As old as it was, so that only the other time tells.
    let path = try old(text, in: folder)
    #expect(try FileSystem.readSaved(path, seen: seen) == Array(text.utf8))
  }

  @Test("what is no file any more is not read", .timeLimit(.minutes(1)))
  func pipe() throws {
    let folder = try TemporaryFolder()
    let path = try old("text", in: folder)
    let seen = try FileSystem.status(path).identity
    try FileSystem.removeFile(path)
    #expect(throws: FileSystemError.self) { try FileSystem.readSaved(path, seen: seen) }
    try #require(mkfifo(path, 0o600) == 0)
    #expect(throws: FileSystemError.self) { try FileSystem.readSaved(path, seen: seen) }
  }

  /// Writes a file that has not changed for an hour.
  private func old(_ text: String, in folder: TemporaryFolder) throws -> String {
    try folder.write("a", text)
    let path = folder.path + "/a"
    let hourAgo = timeval(tv_sec: time(nil) - 3600, tv_usec: 0)
    try #require(utimes(path, [hourAgo, hourAgo]) == 0)
    return path
  }

  /// Writes the same text to a file again and again, on a thread of its own, so that it goes on
  /// while tests use all threads that there are for tasks.
  private final class Writer: Sendable {
    private let isStopped = Atomic<Bool>(false)
    private let done = DispatchSemaphore(value: 0)

    init(_ path: String, _ text: String) {
      let begun = DispatchSemaphore(value: 0)
      Thread.detachNewThread { [self] in
        let end = ContinuousClock.now + .seconds(60)
        while !isStopped.load(ordering: .relaxed), ContinuousClock.now < end {
          let descriptor = open(path, O_WRONLY)
          write(descriptor, text, text.utf8.count)
          close(descriptor)
          begun.signal()
          usleep(1000)
        }
        done.signal()
      }
      begun.wait()
    }

    /// Whether it was still writing.
    func stop() -> Bool {
      let wrote = done.wait(timeout: .now()) == .timedOut
      isStopped.store(true, ordering: .relaxed)
      if wrote { done.wait() }
      return wrote
    }
  }
}
