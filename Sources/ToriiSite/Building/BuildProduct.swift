/// What a build makes, before anything is written.
struct BuildProduct: Sendable {
  /// A file that a template makes.
  struct Page: Sendable {
    let job: RenderJob
    let result: SiteBuild.JobResult

    var path: OutputPath { job.path }

    /// What was rendered; `nil` where the bytes of an earlier build are right.
    var rendered: RenderedBytes? {
      if case .rendered(let bytes) = result.made { bytes } else { nil }
    }

    /// What the next build may rely on, but for what the file is.
    var memory: JobMemory? { result.memory }

    /// The bytes that were rendered, if they can be had.
    var bytes: [UInt8]? { rendered.flatMap { try? $0.load() } }
  }

  var pages: [Page] = []
  /// The paths of the pages in byte order, where they were wanted.
  var orderedPaths: StartedWork<[String]>?
  /// Where the rendered pages wait.
  var spool: RenderSpool?
  var copies: [OutputFile] = []
  /// What the next build needs to know.
  var memory: BuildMemory
  /// What renders single pages before the next build of a session.
  var pageRenderer: PageRenderer?
  /// The pages as builds of few pages find them, where those are to be kept.
  var storedPages: StartedWork<StoredSite.Pages?>?
  /// What nobody takes apart where the process ends.
  var spent: [any Sendable] = []
  /// The model of the site, where it may be stored for the next build.
  var tables: LanguageTables?
  /// The files of the content folder that are copied.
  var assets: [StoredSite.Asset] = []
  /// How many jobs make pages rather than feeds and the like.
  var pageCount = 0

  /// The files, where all of them were rendered.
  var files: SiteFiles {
    SiteFiles(
      rendered: pages.compactMap { page in
        page.bytes.map { OutputFile(path: page.path, source: .bytes($0)) }
      }, copies: copies,
      sources: Dictionary(
        pages.map { ($0.path.string, $0.job.source) }, uniquingKeysWith: { first, _ in first }))
  }
}
