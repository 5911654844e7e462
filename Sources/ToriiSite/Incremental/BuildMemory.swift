/// What a build leaves to the next: everything by which that one can tell what is still right.
///
/// It is the dependency graph of the site. Each job knows the facts that its template read, each
/// fact has a hash, and a job whose facts are all the same is not done again.
package struct BuildMemory: Sendable {
  package var keys: InputKeys
  /// Content files without problems, by path below `content`.
  package var documents: [String: DocumentMemory] = [:]
  /// Rendered Markdown by language and path.
  package var bodies: [[String: BodyMemory]] = []
  package var facts = FactMemory()
  /// By output path.
  package var jobs: [String: JobMemory] = [:]
  /// Copied files by output path.
  package var copies: [String: CopyMemory] = [:]
  /// What compressed files are beside output files, by the paths of those.
  package var archives: [String: ArchiveMemory] = [:]
  /// Whether a link led nowhere, so that all are to be looked at again.
  package var hasLinkProblems = false

  package init(keys: InputKeys) { self.keys = keys }

  /// Whether anything shows the moment of the build.
  var showsMoment: Bool {
    facts.others.contains { $0.key == SiteFacts.nowKey }
      || bodies.contains { $0.values.contains { $0.traits.contains(.usesMoment) } }
  }
}

/// What facts were.
package struct FactMemory: Sendable {
  /// The pages of all languages.
  package var rows: [SiteFacts.PageRow] = []
  /// Facts that belong to no single page.
  package var others: [Other] = []
  /// What the related pages of all pages were made of.
  package var relatedInputs: UInt64 = 0
  /// Whether ``rows`` say which pages are related.
  package var hasRelated = false

  package struct Other: Sendable {
    package let key: UInt64
    package let value: UInt64
    /// The path of a static file, which no model lists.
    package let asset: String?
  }
}

/// What a job was and read.
package struct JobMemory: Sendable {
  package struct PageRead: Sendable {
    /// The position in ``FactMemory/rows``.
    package let row: UInt32
    package let facets: PageFacets
  }

  package let signature: UInt64
  /// The hash of its template with all that belongs to it.
  package let templates: UInt64
  package let pages: [PageRead]
  /// Positions in ``FactMemory/others``.
  package let others: [UInt32]
  /// The hash of the bytes that it made.
  package let content: UInt64
  package var output: OutputMemory

  func with(_ output: OutputMemory) -> JobMemory {
    var result = self
    result.output = output
    return result
  }
}

/// Where the bytes of an output are, by which they need not be made again.
package enum OutputMemory: Sendable {
  /// In this process.
  case bytes([UInt8])
  /// On disk, as this file.
  case file(FileIdentity)
  /// Nowhere.
  case nowhere
}

/// A file that was copied.
package struct CopyMemory: Sendable {
  package let source: FileIdentity
  package let output: FileIdentity
}

/// The compressed file beside a file of the output.
package struct ArchiveMemory: Sendable {
  /// What it is; `nil` where compressing would not make it smaller.
  package let output: FileIdentity?
}

/// Rendered Markdown and what it was rendered from.
package struct BodyMemory: Sendable {
  package struct Traits: OptionSet, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let hasLinks = Traits(rawValue: 1)
    /// Links by the names of pages.
    package static let hasNames = Traits(rawValue: 2)
    package static let usesShortcodes = Traits(rawValue: 4)
    package static let usesMoment = Traits(rawValue: 8)
    package static let hasVersions = Traits(rawValue: 16)
    /// No link or image leads to a place of the site.
    package static let leadsElsewhere = Traits(rawValue: 32)

    /// Whether a link may lead nowhere.
    var leadsIntoSite: Bool { contains(.hasLinks) && !contains(.leadsElsewhere) }
  }

  package let inputs: UInt64
  /// The hash of the front matter, which shortcodes see.
  package let metadata: UInt64
  package let traits: Traits
  package let body: PageBody
  /// The hashes of the paths of output files into which links with a fragment lead.
  package var fragmentTargets: [UInt64] = []

  func with(_ body: PageBody) -> BodyMemory {
    var result = BodyMemory(inputs: inputs, metadata: metadata, traits: traits, body: body)
    result.fragmentTargets = fragmentTargets
    return result
  }

  package init(inputs: UInt64, metadata: UInt64, traits: Traits, body: PageBody) {
    self.inputs = inputs
    self.metadata = metadata
    self.traits = traits
    self.body = body
  }
}
