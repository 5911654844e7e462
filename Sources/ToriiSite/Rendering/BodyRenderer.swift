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
  private let ownOptions: SharedOptions

  package init(
    configuration: SiteConfiguration, resolver: LinkResolver, shortcodes: ShortcodeRenderer,
    images: ImageLibrary, collector: DiagnosticCollector
  ) {
    self.images = images
    self.configuration = configuration
    self.resolver = resolver
    self.shortcodes = shortcodes
    self.collector = collector
    ownOptions = SharedOptions(
      Self.options(
        configuration, shortcodes.templates.translations, language: configuration.language))
  }

  /// The body of a document shown at an address; its problems are reported.
  package func render(_ document: ContentDocument, at url: URLPath) -> RenderedBody {
    let found = Findings(for: document, at: url, self)
    let options = options(for: document)
    let source = Array(document.body)
    let hasShortcodes = ShortcodeScanner.mayFind(
      in: source[...], configuration.markdown.shortcodes)
    let insertions = shortcodes.insertions(
      for: document, source, at: url, options: found.hooks.applied(to: options.values))
    do throws(MarkdownError) {
      let rendered = try Markdown.render(
        source, insertions: insertions, options: options, hooks: found.hooks)
      OmittedSource.report(found.omitted.withLock { $0 }, in: document, to: collector)
      return RenderedBody(
        html: rendered.html, summaryHTML: rendered.summaryHTML,
        firstParagraphHTML: rendered.firstParagraphHTML, cutHTML: summary(of: rendered),
        outline: OutlineEntry.nest(rendered.headings), wordCount: rendered.wordCount,
        readingMinutes: rendered.readingMinutes, links: found.links.withLock { $0 },
        imageUses: found.images.withLock { $0 }, hasShortcodes: hasShortcodes)
    } catch {
      collector.error(
        error.description, file: document.source.file,
        line: error.line + document.bodyLine - 1)
      return RenderedBody()
    }
  }

  /// The first words, where the site asks for that and the author marked no summary.
  private func summary(of document: borrowing MarkdownDocument) -> String? {
    guard configuration.summaryLength > 0, document.summaryHTML == nil else { return nil }
    return SummaryCut.cut(
      SummaryHTML.cleaned(document.html), words: configuration.summaryLength)
  }

  /// What is noted of a text while it is rendered.
  private final class Findings: Sendable {
    let links = Mutex<[LinkUse]>([])
    let omitted = Mutex<[OmittedSource]>([])
    let images = Mutex<[ImageUse]>([])
    private let renderer: BodyRenderer
    private let document: ContentDocument
    private let url: URLPath

    init(for document: ContentDocument, at url: URLPath, _ renderer: BodyRenderer) {
      self.renderer = renderer
      self.document = document
      self.url = url
    }

    /// The functions that note and answer.
    var hooks: DocumentHooks {
      var hooks = DocumentHooks()
      hooks.rewriteDestination = { kind, destination, line in
        self.address(of: destination, kind, line: line)
      }
      hooks.reportOmitted = { source, line in
        self.omitted.withLock { $0.append(OmittedSource(text: source, line: line)) }
      }
      if renderer.configuration.markdown.imageSizes {
        hooks.imageSize = { self.image($0).size }
      }
      if !renderer.images.settings.widths.isEmpty {
        let sizes = renderer.images.settings.sizes
        hooks.imageVersions = { destination in
          self.image(destination).srcset.map { ($0, sizes) }
        }
      }
      return hooks
    }

    private func address(
      of destination: String, _ kind: MarkdownOptions.DestinationKind, line: Int
    ) -> String {
      var use = LinkUse(destination: destination, line: line, isImage: kind.isImage)
      let written = use.resolve(kind, renderer.resolver, from: document.path, page: url)
      links.withLock { [use] in $0.append(use) }
      return written
    }

    private func image(_ destination: String) -> ImageUse {
      if let known = images.withLock({ $0.first { $0.destination == destination } }) {
        return known
      }
      let use = renderer.imageUse(destination, document, at: url)
      images.withLock { $0.append(use) }
      return use
    }
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

  private func options(for document: ContentDocument) -> SharedOptions {
    guard let language = document.metadata.language, language != configuration.language else {
      return ownOptions
    }
    return SharedOptions(
      Self.options(configuration, shortcodes.templates.translations, language: language))
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

extension OutlineEntry {
  /// Headings with those below them.
  static func nest(_ headings: [MarkdownHeading]) -> [OutlineEntry] {
    headings.nested { heading, children in
      OutlineEntry(
        id: heading.id, title: heading.title, level: heading.level, children: children)
    }
  }
}
