#if os(Linux)
  import Testing
  import ToriiServer

  #if canImport(Glibc)
    import Glibc
  #else
    import Musl
  #endif

  /// Editors that empty a file and write it some time later. Only inotify tells when they are done.
  struct SlowSaveTests {
    /// How long a file is empty, in milliseconds, and whether an open tab shows its page.
    @Test(arguments: [5, 60, 200], [false, true])
    func thePageIsNeverEmpty(milliseconds: Int, isOpen: Bool) async throws {
      let site = try TestSite()
      try await withPreview(of: site) { (server) async throws in
        let tab = isOpen ? try await server.listen(to: "/about/") : nil
        for number in 0..<6 {
          try site.saveSlowly("content/about.md", "About *us*. \(number)", milliseconds) {
            // Makes a build begin while the file is empty.
            try site.write("content/other.md", "---\ntitle: Other\n---\n\(number)\n")
          }
          for _ in 0..<20 {
            #expect(try await server.get("/about/").text.contains("About <em>us</em>."))
          }
        }
        let last = try await server.text(of: "/about/", containing: "us</em>. 5")
        #expect(last.contains("us</em>. 5"))
        #expect(try await server.text(of: "/other/", containing: "5").contains("<p>5</p>"))
        withExtendedLifetime(tab) {}
      }
    }

    @Test func aFileThatStaysEmptyIsShown() async throws {
      let site = try TestSite()
      try await withPreview(of: site) { (server) async throws in
        try site.write("content/about.md", "")
        let page = try await server.text(of: "/about/", containing: "</h1><script")
        #expect(page.contains("</h1><script"))
      }
    }

    @Test func aFileThatStaysOpenIsShown() async throws {
      let site = try TestSite()
      try await withPreview(of: site) { (server) async throws in
        let file = open(site.path + "/content/about.md", O_WRONLY | O_TRUNC)
        try #require(file >= 0)
        defer { close(file) }
        try #require(TestSite.write(Array("Still open".utf8), to: file) == 10)
        let page = try await server.text(of: "/about/", containing: "Still open")
        #expect(page.contains("Still open"))
      }
    }
  }

  extension TestSite {
    /// Empties a file, does something, and writes it after some time.
    fileprivate func saveSlowly(
      _ name: String, _ text: String, _ milliseconds: Int, _ meanwhile: () throws -> Void
    ) throws {
      let file = open(path + "/" + name, O_WRONLY | O_TRUNC)
      try #require(file >= 0)
      defer { close(file) }
      try meanwhile()
      usleep(UInt32(milliseconds) * 1000)
      let bytes = Array(text.utf8)
      try #require(Self.write(bytes, to: file) == bytes.count)
    }
  }

  extension PreviewServer {
    /// The page as soon as it has some text, or what it is after three seconds.
    fileprivate func text(of path: String, containing text: String) async throws -> String {
      let end = ContinuousClock.now + .seconds(3)
      while true {
        let page = try await get(path).text
        if page.contains(text) || ContinuousClock.now > end { return page }
        try await Task.sleep(for: .milliseconds(10))
      }
    }
  }
#endif
