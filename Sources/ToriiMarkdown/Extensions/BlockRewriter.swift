/// One pass of rewriting: goes through the paragraphs that hold candidate lines.
struct BlockRewriter {
  let source: [UInt8]
  let lines: SourceLines
  let mark: MarkCharacter?
  private let shared: SharedOptions

  /// What was written anew as list items, by place.
  struct Definitions {
    var footnotes: [SourcePosition: FootnoteDefinitions.Definition] = [:]
    var terms: Set<SourcePosition> = []
  }

  private var prefixes: ContainerPrefixes
  /// The last block seen in each container.
  private var lastBlocks: [MarkdownTree.Index: MarkdownTree.Index] = [:]
  private var replacements: [(line: Int, text: [UInt8])] = []

  init(
    source: [UInt8], lines: SourceLines, mark: MarkCharacter?,
    options shared: SharedOptions
  ) {
    self.source = source
    self.lines = lines
    self.mark = mark
    self.shared = shared
    prefixes = ContainerPrefixes(source, lines)
  }

  private var options: MarkdownOptions {
    _read { yield shared.values }
  }

  mutating func run(
    candidates: [Int], in tree: borrowing MarkdownTree, tables: inout TableCollection,
    definitions: inout Definitions
  ) {
    var walk = TreeWalk(from: MarkdownTree.root)
    var nextCandidate = 0
    while let step = walk.next(in: tree) {
      let block = tree[step.node]
      guard step.isEntering else { continue }
      let previous = lastBlocks.updateValue(step.node, forKey: block.parent)
      guard block.kind == .paragraph || block.kind == .heading else { continue }
      walk.skipChildren(of: step.node, in: tree)
      let first = Int(block.line)
      guard first >= 1 else { continue }
      while nextCandidate < candidates.count, candidates[nextCandidate] < first {
        nextCandidate += 1
      }
      let containers = prefixes.containers(of: step.node, in: tree)
      let last = lastLine(of: block, in: containers, tree)
      var inside: [Int] = []
      while nextCandidate < candidates.count, candidates[nextCandidate] <= last {
        inside.append(candidates[nextCandidate])
        nextCandidate += 1
      }
      if inside.isEmpty { continue }
      if rewriteFootnotes(inside, containers, tree, &definitions.footnotes) { continue }
      if options.definitionLists, block.kind == .paragraph,
        rewriteTerms(inside, first, after: previous, containers, tree, &definitions.terms)
      {
        continue
      }
      if options.tables { rewriteTables(inside, first...last, containers, tree, &tables) }
    }
  }

  /// The source with the replaced lines, nil if there are none.
  func result() -> [UInt8]? {
    if replacements.isEmpty { return nil }
    var result: [UInt8] = []
    result.reserveCapacity(source.count + replacements.count * 8)
    var from = 0
    for replacement in replacements {
      let range = lines.range(ofLine: replacement.line)
      result.append(contentsOf: source[from..<range.lowerBound])
      result.append(contentsOf: replacement.text)
      from = range.upperBound
    }
    result.append(contentsOf: source[from...])
    return result
  }

  private var lastReplacedLine: Int { replacements.last?.line ?? 0 }

  /// The last line of a block; for a heading the line that underlines it, because libcmark mostly
  /// takes a line more to belong to such a heading.
  private mutating func lastLine(
    of block: MarkdownNode, in containers: [MarkdownTree.Index], _ tree: borrowing MarkdownTree
  ) -> Int {
    let first = Int(block.line)
    let last = min(max(first, Int(block.endLine)), lines.count)
    guard block.kind == .heading else { return last }
    for line in first...max(first, last) where line > first {
      if let content = prefixes.content(ofLine: line, in: containers, tree),
        TableScanner.isUnderline(source, content)
      {
        return line
      }
    }
    return last
  }

  // MARK: Footnotes

  private mutating func rewriteFootnotes(
    _ candidates: [Int], _ containers: [MarkdownTree.Index], _ tree: borrowing MarkdownTree,
    _ definitions: inout [SourcePosition: FootnoteDefinitions.Definition]
  ) -> Bool {
    guard options.footnotes, let mark else { return false }
    var found = false
    for line in candidates where line > lastReplacedLine {
      guard
        let content = prefixes.content(
          ofLine: line, in: containers, tree, acceptsLazyLines: true),
        content.indentation <= 3,
        let definition = FootnoteDefinitions.parse(source, content.text..<content.end, mark)
      else { continue }
      var text = Array(source[lines.range(ofLine: line).lowerBound..<content.start])
      definitions[SourcePosition(line: line, column: text.count + 1)] = definition
      text.append(definition.isEmpty ? "+   <!---->" : "+   ")
      text.append(contentsOf: source[definition.textStart..<content.end])
      replacements.append((line, text))
      found = true
    }
    return found
  }

  // MARK: Definition lists

  private mutating func rewriteTerms(
    _ candidates: [Int], _ first: Int, after previous: MarkdownTree.Index?,
    _ containers: [MarkdownTree.Index], _ tree: borrowing MarkdownTree,
    _ terms: inout Set<SourcePosition>
  ) -> Bool {
    var found = false
    for line in candidates where line > lastReplacedLine {
      guard line > first || canHoldTerms(previous, tree, terms),
        let content = prefixes.content(
          ofLine: line, in: containers, tree, acceptsLazyLines: true),
        content.indentation <= 3, DefinitionLists.begins(source, content.text..<content.end)
      else { continue }
      var text = Array(source[lines.range(ofLine: line).lowerBound..<content.start])
      terms.insert(SourcePosition(line: line, column: text.count + 1))
      text.append(ASCII.plus)
      text.append(contentsOf: source[(content.text + 1)..<content.end])
      replacements.append((line, text))
      found = true
    }
    return found
  }

  /// Whether a block before a definition is its term, or ends in a definition of the same term.
  private func canHoldTerms(
    _ block: MarkdownTree.Index?, _ tree: borrowing MarkdownTree, _ terms: Set<SourcePosition>
  ) -> Bool {
    guard let block else { return false }
    if tree[block].kind == .paragraph { return true }
    guard tree[block].kind == .list else { return false }
    let item = tree[tree[block].lastChild]
    return terms.contains(SourcePosition(line: Int(item.line), column: Int(item.column)))
  }

  // MARK: Tables

  private mutating func rewriteTables(
    _ candidates: [Int], _ block: ClosedRange<Int>, _ containers: [MarkdownTree.Index],
    _ tree: borrowing MarkdownTree, _ tables: inout TableCollection
  ) {
    // Two blocks can share a line: a heading's last one may be the next block's first.
    var free = max(block.lowerBound, lastReplacedLine + 1)
    for delimiterLine in candidates where delimiterLine > free {
      guard
        let delimiter = prefixes.content(ofLine: delimiterLine, in: containers, tree),
        delimiter.indentation <= 3,
        let alignments = TableScanner.alignments(source, delimiter.text..<delimiter.end),
        let header = prefixes.content(ofLine: delimiterLine - 1, in: containers, tree)
      else { continue }
      let names = TableScanner.cells(source, header.text..<header.end)
      guard names.count == alignments.count else { continue }
      var table = TableCollection.Table(line: delimiterLine - 1, alignments: alignments)
      tables.addRow(names, of: source, line: delimiterLine - 1, to: &table)
      replace(delimiterLine - 1, header, with: "<!--")
      var last = (line: delimiterLine, content: delimiter)
      while last.line < block.upperBound,
        let row = prefixes.content(ofLine: last.line + 1, in: containers, tree),
        !TableScanner.endsTable(source, row)
      {
        replace(last.line, last.content, with: ".")
        last = (last.line + 1, row)
        let cells = TableScanner.cells(source, row.text..<row.end)
        tables.addRow(cells, of: source, line: last.line, to: &table)
      }
      replace(last.line, last.content, with: "-->")
      tables.add(table)
      free = last.line + 1
    }
  }

  private mutating func replace(
    _ line: Int, _ content: ContainerPrefixes.Content, with text: StaticString
  ) {
    let start = lines.range(ofLine: line).lowerBound
    let prefixEnd = content.indentation <= 3 ? content.text : content.start
    var replacement = Array(source[start..<prefixEnd])
    replacement.append(text)
    replacements.append((line, replacement))
  }
}
