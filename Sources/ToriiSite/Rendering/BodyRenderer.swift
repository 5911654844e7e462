import Synchronization
import Torii
package import ToriiMarkdown

/// Renders the Markdown of content files.
///
/// A class: each body holds one, to be made again where it can no longer be read.
package final class BodyRenderer: Sendable {
  private let configuration: SiteConfiguration
  private let resolver: LinkResolver
  private let shortcodes: ShortcodeRenderer
  private let sizes = ImageSizes()
  private let images: ImageLibrary
  private let collector: DiagnosticCollector
  /// For pages in the language of the site.
  private let ownOptions: MarkdownOptions

  package init(
    configuration: SiteConfiguration, resolver: LinkResolver, shortcodes: ShortcodeRenderer,
    images: ImageLibrary, collector: DiagnosticCollector
  ) {
    self.images = images
    self.configuration = configuration
    self.resolver = resolver
    self.shortcodes = shortcodes
    self.collector = collector
    ownOptions = Self.options(
      configuration, shortcodes.templates.translations, language: configuration.language)
  }

  /// The body of a document shown at an address; its problems are reported.
  package func render(_ document: ContentDocument, at url: URLPath) -> RenderedBody {
    let found = Findings()
    let options = SharedOptions(options(for: document, at: url, found))
    let source = Array(document.body)
    let hasShortcodes = ShortcodeScanner.mayFind(
      in: source[...], configuration.markdown.shortcodes)
    let insertions = shortcodes.insertions(
      for: document, source, at: url, options: options.values)
    do throws(MarkdownError) {
      let rendered = try Markdown.render(
        source, insertions: insertions, options: options)
      var body = RenderedBody(rendered)
      if configuration.summaryLength > 0, body.summaryHTML == nil {
        body.cutHTML = SummaryCut.cut(
          SummaryHTML.cleaned(body.html), words: configuration.summaryLength)
      }
      body.links = found.links.withLock { $0 }
      body.imageUses = found.images.withLock { $0 }
      body.hasShortcodes = hasShortcodes
      OmittedSource.report(found.omitted.withLock { $0 }, in: document, to: collector)
      return body
    } catch {
      collector.error(
        error.description, file: document.source.file,
        line: error.line + document.bodyLine - 1)
      return RenderedBody()
    }
  }

  /// What is noted of a text while it is rendered.
  private final class Findings: Sendable {
    let links = Mutex<[LinkUse]>([])
    let omitted = Mutex<[OmittedSource]>([])
    let images = Mutex<[ImageUse]>([])
  }

  private func options(
    for document: ContentDocument, at url: URLPath, _ found: Findings
  ) -> MarkdownOptions {
    var options = options(for: document)
    let resolver = resolver
    let path = document.path
    options.rewriteDestination = { kind, destination, line in
      var use = LinkUse(destination: destination, line: line, isImage: kind.isImage)
      let written = use.resolve(kind, resolver, from: path, page: url)
      found.links.withLock { $0.append(use) }
      return written
    }
    options.reportOmitted = { source, line in
      found.omitted.withLock { $0.append(OmittedSource(text: source, line: line)) }
    }
    let use: @Sendable (String) -> ImageUse = { destination in
      if let known = found.images.withLock({ $0.first { $0.destination == destination } }) {
        return known
      }
      let use = self.imageUse(destination, document, at: url)
      found.images.withLock { $0.append(use) }
      return use
    }
    if configuration.markdown.imageSizes { options.imageSize = { use($0).size } }
    if !images.settings.widths.isEmpty {
      let sizes = images.settings.sizes
      options.imageVersions = { destination in use(destination).srcset.map { ($0, sizes) } }
    }
    return options
  }

  private func imageUse(
    _ destination: String, _ document: ContentDocument, at url: URLPath
  ) -> ImageUse {
    let file = resolver.file(destination, from: document.path, page: url)
    let size =
      configuration.markdown.imageSizes ? file.flatMap { sizes.size(ofFile: $0.absolutePath) } : nil
    return ImageUse(
      destination: destination, width: size?.width, height: size?.height,
      srcset: file.flatMap { images.srcset(of: $0, basePath: configuration.basePath) })
  }

  /// Whether every link and image of a body that was rendered earlier leads where it led, so that
  /// the same body would be made again.
  func resolvesAlike(_ body: RenderedBody, _ document: ContentDocument, at url: URLPath) -> Bool {
    body.links.allSatisfy { use in
      var again = LinkUse(destination: use.destination, line: use.line, isImage: use.isImage)
      _ = again.resolve(use.kind, resolver, from: document.path, page: url)
      return again == use
    } && body.imageUses.allSatisfy { imageUse($0.destination, document, at: url) == $0 }
  }

  /// Markdown of templates and data, which belongs to no file.
  package static func options(_ settings: MarkdownSettings) -> MarkdownOptions {
    var options = MarkdownOptions()
    options.allowsRawHTML = settings.allowsHTML
    options.smartPunctuation = settings.smartPunctuation
    options.admonitions = settings.admonitions
    options.math = settings.math
    options.emoji = settings.emoji
    options.definitionLists = settings.definitionLists
    options.attributes = settings.attributes
    options.blockAttributes = settings.blockAttributes
    options.containers = settings.containers
    options.mark = settings.mark
    options.superscript = settings.superscript
    options.subscript = settings.subscript
    options.abbreviations = settings.abbreviations
    options.figures = settings.figures
    options.lazyImages = settings.lazyImages
    options.externalLinks = (settings.externalRel, settings.externalTarget)
    if settings.highlightsCode {
      let numbers = settings.lineNumbers
      options.renderCodeBytes = { CodeBlock.html($0, CodeFence($1), numbers: numbers) }
    }
    if settings.quotes != "page" { options.quotationMarks = .of(language: settings.quotes) }
    return options
  }

  private func options(for document: ContentDocument) -> MarkdownOptions {
    let language = document.metadata.language ?? configuration.language
    if language == configuration.language { return ownOptions }
    return Self.options(configuration, shortcodes.templates.translations, language: language)
  }

  private static func options(
    _ configuration: SiteConfiguration, _ translations: SiteTranslations, language: String
  ) -> MarkdownOptions {
    let settings = configuration.markdown
    var options = options(settings)
    options.headingAnchors = settings.headingAnchors
    options.wrapsCode = true
    options.wrapsTables = true
    options.alignsByStyle = true
    options.wikiLinks = settings.wikiLinks
    options.labelsTasks = true
    if let catalog = translations[language] {
      // A rule for plural forms that fails has no part in single words.
      options.translate = { (try? catalog.translation(of: $0, context: nil)) ?? $0 }
    }
    options.ownAddress = configuration.baseURL
    if settings.quotes == "page" {
      options.quotationMarks = .of(language: language)
    }
    return options
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
