import Testing
import ToriiSite

@Suite("Whole sites")
struct SiteFixtureTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(
    "a valid site builds to what its folder \"expected\" holds",
    arguments: SiteFixture.names(in: "sites"))
  func valid(_ name: String) throws {
    let fixture = try SiteFixture(name)
    let report = fixture.build(to: folder.path)
    let problems = report.diagnostics.map { $0.rendered() }.joined()
    #expect(problems == fixture.text("warnings.txt") ?? "")
    #expect(report.succeeded)
    let built = folder.files().filter { $0 != OutputManifest.name }
    #expect(built == fixture.files(in: "expected"))
    for file in built {
      #expect(folder.text(file) == fixture.text("expected/" + file), "\(file)")
    }
  }

  @Test(
    "an invalid site gives the problems of its file \"expected.txt\" and no output",
    arguments: SiteFixture.names(in: "invalid"))
  func invalid(_ name: String) throws {
    let fixture = try SiteFixture(name)
    let report = fixture.build(to: folder.path + "/out")
    #expect(report.diagnostics.map { $0.rendered() }.joined() == fixture.text("expected.txt"))
    #expect(!report.succeeded)
    #expect(!folder.exists("out"))
  }

  @Test("any number of threads gives the same bytes")
  func reproducible() throws {
    let fixture = try SiteFixture("sites/blog")
    for jobs in [1, 3, 16] {
      _ = fixture.build(to: folder.path + "/\(jobs)") { $0.jobs = jobs }
    }
    let files = folder.files(in: "1")
    #expect(files.count > 10)
    for jobs in [3, 16] {
      #expect(folder.files(in: "\(jobs)") == files)
      for file in files {
        #expect(folder.text("\(jobs)/\(file)") == folder.text("1/\(file)"))
      }
    }
  }

  @Test("the report counts pages and what was skipped")
  func report() throws {
    let report = try SiteFixture("sites/blog").build(to: folder.path)
    #expect(report.pages == 15)
    #expect(
      report.summary.hasPrefix(
        "Built 15 pages (1 draft, 1 future page, 1 expired page skipped) in "))
  }

  @Test("drafts, pages to come and expired ones are built on demand")
  func included() throws {
    let report = try SiteFixture("sites/blog").build(to: folder.path) {
      $0.includesDrafts = true
      $0.includesFuture = true
      $0.includesExpired = true
    }
    #expect(report.succeeded)
    #expect(folder.exists("posts/draft/index.html"))
    #expect(folder.exists("posts/future/index.html"))
    #expect(folder.exists("expired/index.html"))
  }

  @Test("a second build writes nothing")
  func unchanged() throws {
    let fixture = try SiteFixture("sites/blog")
    _ = fixture.build(to: folder.path)
    let report = fixture.build(to: folder.path)
    #expect(report.writtenFiles == 0)
    #expect(report.unchangedFiles > 10)
    #expect(report.deletedFiles == 0)
  }

  @Test("--base-url replaces the configuration's")
  func baseURL() throws {
    _ = try SiteFixture("sites/blog").build(to: folder.path) {
      $0.baseURL = "http://localhost:8000/"
    }
    #expect(folder.text("robots.txt")?.contains("http://localhost:8000/sitemap.xml") == true)
    #expect(folder.text("index.html")?.contains("\"/about/\"") == true)
  }
}
