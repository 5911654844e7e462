import Synchronization
package import ToriiMarkdown

/// Renders the Markdown of content files.
package struct BodyRenderer: Sendable {
  private let configuration: SiteConfiguration
  private let resolver: LinkResolver
  private let collector: DiagnosticCollector

  package init(
    configuration: SiteConfiguration, resolver: LinkResolver, collector: DiagnosticCollector
  ) {
    self.configuration = configuration
    self.resolver = resolver
    self.collector = collector
  }

  /// The body of a document shown at an address; its problems are reported.
  package func render(_ document: ContentDocument, at url: URLPath) -> RenderedBody {
    let missing = Mutex<[String]>([])
    var options = options
    let resolver = resolver
    let path = document.path
    options.rewriteDestination = { _, destination, _ in
      switch resolver.resolve(destination, from: path, page: url) {
      case .unchanged: return destination
      case .address(let address): return address
      case .missing(let target):
        missing.withLock { $0.append(target) }
        return destination
      }
    }
    do throws(MarkdownError) {
      let rendered = try Markdown.render(Array(document.body), options: options)
      reportMissing(missing.withLock { $0 }, rendered, document)
      return RenderedBody(rendered)
    } catch {
      collector.error(
        error.description, file: document.source.file,
        line: error.line + document.bodyLine - 1)
      return RenderedBody()
    }
  }

  /// Markdown of templates and data, which belongs to no file.
  package static func options(_ settings: MarkdownSettings) -> MarkdownOptions {
    var options = MarkdownOptions()
    options.allowsRawHTML = settings.allowsHTML
    options.smartPunctuation = settings.smartPunctuation
    return options
  }

  private var options: MarkdownOptions {
    var options = Self.options(configuration.markdown)
    options.headingAnchors = configuration.markdown.headingAnchors
    options.wrapsCode = true
    options.wrapsTables = true
    return options
  }

  private func reportMissing(
    _ targets: [String], _ rendered: MarkdownDocument, _ document: ContentDocument
  ) {
    for target in Set(targets).sorted() {
      let link = (rendered.links + rendered.images).first {
        ($0.destination.range(of: target) ?? $0.destination.startIndex..<$0.destination.startIndex)
          .isEmpty == false
      }
      let line = link.map { $0.line + document.bodyLine - 1 }
      collector.add(
        Diagnostic(
          .warning, "the link to \"\(TableReader.clipped(target))\" leads to no page",
          file: document.source.file, line: line, column: nil,
          excerpt: line.flatMap { LineExcerpt.line($0, of: document.source.bytes) },
          hint: "drafts and pages to come are not built"))
    }
  }
}

extension RenderedBody {
  init(_ document: MarkdownDocument) {
    self.init()
    html = document.html
    summaryHTML = document.summaryHTML
    firstParagraphHTML = document.firstParagraphHTML
    outline = document.tableOfContents.map(OutlineEntry.init)
    wordCount = document.wordCount
    readingMinutes = document.readingMinutes
  }
}

extension OutlineEntry {
  init(_ entry: MarkdownOutlineEntry) {
    self.init(
      id: entry.heading.id, title: entry.heading.title, level: entry.heading.level,
      children: entry.children.map(OutlineEntry.init))
  }
}
