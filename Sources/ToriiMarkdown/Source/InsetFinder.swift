/// Finds everything that libcmark must not read.
enum InsetFinder {
  static func mayFind(in source: [UInt8], _ options: MarkdownOptions) -> Bool {
    (options.math && MathScanner.mayOccur(in: source))
      || (options.containers && ContainerFence.mayOccur(in: source))
  }

  /// Replacements in ascending order that do not overlap.
  static func find(
    in source: [UInt8], _ insertions: [MarkdownInsertion], _ options: SharedOptions
  ) -> [InsetCollection.Replacement] {
    let regions = SourceRegions(of: source)
    var taken: [InsetCollection.Replacement] = []
    var end = 0
    for insertion in insertions {
      guard insertion.range.lowerBound >= end, insertion.range.upperBound <= source.count else {
        continue
      }
      taken.append(
        InsetCollection.Replacement(
          range: insertion.range, inset: .html(Array(insertion.html.utf8)),
          isBlock: insertion.isBlock, code: insertion.code.map { Array($0.utf8) }))
      end = insertion.range.upperBound
    }
    if options.values.containers {
      taken = merge(taken, ContainerFence.scan(source, regions))
    }
    guard options.values.math else { return taken }
    let formulas = MathScanner.scan(source, regions, taken: taken.map(\.range))
    return merge(taken, formulas)
  }

  /// Two ascending lists as one; what overlaps something of the first is left out.
  private static func merge(
    _ first: [InsetCollection.Replacement], _ second: [InsetCollection.Replacement]
  ) -> [InsetCollection.Replacement] {
    var result: [InsetCollection.Replacement] = []
    result.reserveCapacity(first.count + second.count)
    var next = 0
    for replacement in first {
      while next < second.count, second[next].range.lowerBound < replacement.range.upperBound {
        if second[next].range.upperBound <= replacement.range.lowerBound {
          result.append(second[next])
        }
        next += 1
      }
      result.append(replacement)
    }
    result.append(contentsOf: second[next...])
    return result
  }
}
