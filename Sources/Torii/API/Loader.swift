/// Finds templates by name (Jinja2 documentation, "Loaders").
public protocol Loader: Sendable {
  /// Finds a template.
  ///
  /// - Parameter name: Its name, parts separated by `/`.
  /// - Returns: Its text; nil when there is no such template.
  /// - Throws: What keeps an existing template from being read.
  func load(_ name: String) throws -> LoadedSource?

  /// The names of all templates, sorted; nil when the loader cannot know them.
  func templateNames() throws -> [String]?
}

extension Loader {
  /// The names of all templates; nil unless a loader says otherwise.
  public func templateNames() throws -> [String]? { nil }
}

/// A template's text as a loader found it.
public struct LoadedSource: Sendable {
  /// The template's text.
  public var text: String
  /// The name that the template knows itself by; a `PrefixLoader` drops its prefix.
  public var name: String?
  /// Tells whether the text is still what the loader would find; nil if it never changes.
  public var isCurrent: (@Sendable () -> Bool)?

  /// Text that a loader found.
  ///
  /// - Parameters:
  ///   - text: The template's text.
  ///   - name: The name that the template knows itself by; the asked name unless given.
  ///   - isCurrent: Tells whether the text is still what the loader would find.
  public init(_ text: String, name: String? = nil, isCurrent: (@Sendable () -> Bool)? = nil) {
    self.text = text
    self.name = name
    self.isCurrent = isCurrent
  }
}

/// Templates held in memory (Jinja2 documentation, `DictLoader`).
public struct DictionaryLoader: Loader {
  private let sources: [[UInt8]: String]
  private let names: [String]

  /// A loader of the given templates.
  ///
  /// - Parameter templates: Their texts by name.
  public init(_ templates: [String: String]) {
    sources = Dictionary(
      templates.map { (Array($0.key.utf8), $0.value) }, uniquingKeysWith: { first, _ in first })
    names = templates.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Finds a template.
  public func load(_ name: String) -> LoadedSource? {
    sources[Array(name.utf8)].map { LoadedSource($0) }
  }

  /// The names of all templates.
  public func templateNames() -> [String]? { names }
}

/// Templates that a function finds (Jinja2 documentation, `FunctionLoader`).
public struct FunctionLoader: Loader {
  private let find: @Sendable (String) throws -> LoadedSource?

  /// A loader that asks a function.
  ///
  /// - Parameter find: Gets a name and returns the template, nil when there is none.
  public init(_ find: @escaping @Sendable (_ name: String) throws -> LoadedSource?) {
    self.find = find
  }

  /// Finds a template.
  public func load(_ name: String) throws -> LoadedSource? { try find(name) }
}

/// Asks several loaders, the first that knows a template wins
/// (Jinja2 documentation, `ChoiceLoader`).
public struct ChoiceLoader: Loader {
  private let loaders: [any Loader]

  /// A loader over others.
  ///
  /// - Parameter loaders: In the order in which they are asked.
  public init(_ loaders: [any Loader]) { self.loaders = loaders }

  /// Finds a template.
  public func load(_ name: String) throws -> LoadedSource? {
    for loader in loaders {
      if let found = try loader.load(name) { return found }
    }
    return nil
  }

  /// The names that any of the loaders knows; nil if one of them cannot tell.
  public func templateNames() throws -> [String]? {
    var names = Set<String>()
    for loader in loaders {
      guard let more = try loader.templateNames() else { return nil }
      names.formUnion(more)
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}

/// Gives each of several loaders a prefix of the name (Jinja2 documentation, `PrefixLoader`).
public struct PrefixLoader: Loader {
  private let loaders: [String: any Loader]
  private let delimiter: String

  /// A loader over others.
  ///
  /// - Parameters:
  ///   - loaders: The loader of each prefix.
  ///   - delimiter: What stands between the prefix and the rest of a name.
  public init(_ loaders: [String: any Loader], delimiter: String = "/") {
    self.loaders = loaders
    self.delimiter = delimiter
  }

  /// Finds a template. It knows itself by the name without the prefix.
  public func load(_ name: String) throws -> LoadedSource? {
    let bytes = Array(name.utf8)
    let separator = Array(delimiter.utf8)
    guard !separator.isEmpty, bytes.count >= separator.count else { return nil }
    for start in 0...(bytes.count - separator.count)
    where bytes[start..<start + separator.count].elementsEqual(separator) {
      let prefix = String(decoding: bytes[..<start], as: UTF8.self)
      let rest = String(decoding: bytes[(start + separator.count)...], as: UTF8.self)
      guard let loader = loaders[prefix], var found = try loader.load(rest) else { return nil }
      found.name = found.name ?? rest
      return found
    }
    return nil
  }

  /// The names of all templates with their prefixes; nil if one of the loaders cannot tell.
  public func templateNames() throws -> [String]? {
    var names: [String] = []
    for (prefix, loader) in loaders {
      guard let more = try loader.templateNames() else { return nil }
      names += more.map { prefix + delimiter + $0 }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
