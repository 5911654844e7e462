import Testing
import ToriiServer
import ToriiSite

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Each behaviour with each way to notice changes.
struct ChangeSourceTests {
  private let site: TestSite
  private let wakeUp: WakePipe

  init() throws {
    site = try TestSite()
    wakeUp = try #require(WakePipe())
  }

  private func source(polls: Bool) -> any ChangeSource {
    let source = PlatformWatcher.make(wakeUp, polls: polls)
    source.watch([site.path], excluding: [site.path + "/public"])
    return source
  }

  /// All changes until it is quiet.
  private func changes(_ source: any ChangeSource, polls: Bool) -> Set<String> {
    var paths: Set<String> = []
    let end = ContinuousClock.now + .milliseconds(polls ? 1200 : 200)
    while ContinuousClock.now < end {
      paths.formUnion(source.wait(milliseconds: 50).paths)
    }
    return Set(paths.map { $0.replacing(site.path + "/", with: "") })
  }

  @Test(arguments: [false, true])
  func noticesAChangedFile(polls: Bool) throws {
    let source = source(polls: polls)
    try site.write("content/about.md", "changed")
    #expect(changes(source, polls: polls) == ["content/about.md"])
  }

  @Test(arguments: [false, true])
  func noticesARename(polls: Bool) throws {
    let source = source(polls: polls)
    try site.write("content/about.md.tmp", "changed by rename")
    try site.rename("content/about.md.tmp", to: "content/about.md")
    #expect(changes(source, polls: polls).contains("content/about.md"))
  }

  @Test(arguments: [false, true])
  func noticesFilesInANewFolder(polls: Bool) throws {
    let source = source(polls: polls)
    try site.write("content/a/b/c.md", "new")
    #expect(changes(source, polls: polls).contains("content/a/b/c.md"))
    try site.write("content/a/b/d.md", "new")
    #expect(changes(source, polls: polls).contains("content/a/b/d.md"))
  }

  @Test(arguments: [false, true])
  func noticesAMovedFolder(polls: Bool) throws {
    let source = source(polls: polls)
    try site.write("content/a/b.md", "new")
    _ = changes(source, polls: polls)
    try site.rename("content/a", to: "content/z")
    _ = changes(source, polls: polls)
    try site.write("content/z/b.md", "again")
    #expect(changes(source, polls: polls).contains("content/z/b.md"))
  }

  @Test(arguments: [false, true])
  func noticesARemoval(polls: Bool) throws {
    let source = source(polls: polls)
    site.remove("content/about.md")
    #expect(changes(source, polls: polls) == ["content/about.md"])
  }

  @Test(arguments: [false, true])
  func doesNotMindWhatEditorsLeaveBehind(polls: Bool) throws {
    let source = source(polls: polls)
    for name in [".about.md.swp", "about.md~", "4913", "#about.md#", ".#about.md"] {
      try site.write("content/" + name, "x")
    }
    try site.write(".git/HEAD", "x")
    try site.write("public/index.html", "x")
    let found = changes(source, polls: polls)
    #expect(found.isEmpty, "\(found)")
  }

  @Test(arguments: [false, true])
  func survivesThatTheFolderGoesAndComes(polls: Bool) throws {
    let source = source(polls: polls)
    site.remove("")
    #expect(!changes(source, polls: polls).isEmpty)
    try site.write("content/about.md", "back")
    #expect(!changes(source, polls: polls).isEmpty)
    try site.write("content/about.md", "back and changed")
    #expect(changes(source, polls: polls).contains("content/about.md"))
  }

  @Test(arguments: [false, true])
  func wakesUp(polls: Bool) {
    let source = source(polls: polls)
    wakeUp.wake()
    #expect(source.wait(milliseconds: 5000).wasWoken)
  }

  #if os(Linux)
    /// How many events the system keeps for somebody who does not read them.
    private static var queueSize: Int? {
      guard let file = fopen("/proc/sys/fs/inotify/max_queued_events", "r") else { return nil }
      defer { fclose(file) }
      var line = [CChar](repeating: 0, count: 32)
      guard fgets(&line, Int32(line.count), file) != nil else { return nil }
      return Int(
        String(decoding: line.map(UInt8.init(bitPattern:)), as: UTF8.self)
          .prefix { $0.isNumber })
    }

    @Test func goesOnAfterTheQueueWasFull() throws {
      let source = source(polls: false)
      let size = try #require(Self.queueSize)
      for number in 0...size {
        // Two files in turn: what repeats the last event is no event.
        chmod(site.path + "/content/about.md", mode_t(0o600 + number % 2))
        chmod(site.path + "/content/other.md", mode_t(0o600 + number % 2))
      }
      // Nobody was told of this folder any more.
      try site.write("content/late/first.md", "new")
      #expect(source.wait(milliseconds: 5000).lostSome)
      try site.write("content/late/second.md", "new")
      #expect(changes(source, polls: false).contains("content/late/second.md"))
    }
  #endif
}
