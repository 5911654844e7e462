/// What a build has to write, and what is right already.
struct OutputPlan: Sendable {
  /// The files that may have to be written: those of pages first.
  var files: [OutputFile] = []
  /// The paths of files that are right, and what these are as far as that is known.
  var kept: [String: FileIdentity?] = [:]
  /// What the files of the pages are, in the order of the pages, as far as that is known.
  private(set) var outputs: [FileIdentity?] = []
  /// Copied files that can be relied on, by output path.
  private(set) var copies: [String: CopyMemory] = [:]
  /// Which pages the first of the files are.
  private var positions: [Int] = []

  /// - Parameters:
  ///   - old: What the last build left.
  ///   - presence: What is in the output folder.
  init(_ product: BuildProduct, since old: BuildMemory?, _ presence: OutputPresence) {
    files.reserveCapacity(product.pages.count + product.copies.count)
    outputs.reserveCapacity(product.pages.count)
    positions.reserveCapacity(product.pages.count)
    for (position, page) in product.pages.enumerated() {
      add(page, position, since: old, presence)
    }
    for copy in product.copies {
      let path = copy.path.string
      if let known = old?.copies[path], let identity = copy.identity, known.source == identity,
        presence.has(path, known.output)
      {
        copies[path] = known
        kept.updateValue(known.output, forKey: path)
      } else {
        files.append(copy)
      }
    }
  }

  private mutating func add(
    _ page: BuildProduct.Page, _ position: Int, since old: BuildMemory?,
    _ presence: OutputPresence
  ) {
    guard let rendered = page.rendered else {
      return keep(page.path.string, page.memory?.output.file)
    }
    // The same bytes as before, though something that the page read is another.
    if let old, let known = old.jobs[page.path.string], let identity = known.output.file,
      known.content == page.memory?.content, presence.has(page.path.string, identity)
    {
      return keep(page.path.string, identity)
    }
    outputs.append(rendered.placed)
    positions.append(position)
    files.append(OutputFile(path: page.path, rendered: rendered))
  }

  private mutating func keep(_ path: String, _ identity: FileIdentity?) {
    outputs.append(identity)
    kept.updateValue(identity, forKey: path)
  }

  /// Notes what the written files are, for those that can be relied on.
  mutating func remember(_ written: [FileIdentity?]) {
    let moment = FileIdentity.now
    for (position, identity) in zip(positions, written) { outputs[position] = identity }
    for (file, identity) in zip(files, written).dropFirst(positions.count) {
      guard case .copy = file.source, let identity, let source = file.identity,
        source.isSettled(at: moment)
      else { continue }
      copies[file.path.string] = CopyMemory(source: source, output: identity)
    }
  }
}

extension OutputMemory {
  /// The file, where it is one.
  var file: FileIdentity? { if case .file(let identity) = self { identity } else { nil } }
}
