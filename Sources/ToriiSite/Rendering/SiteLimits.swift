package import Torii

/// What a render of the site may use: far more than any sensible page, and the more the larger the
/// site is, because some files hold all of it.
package enum SiteLimits {
  /// - Parameters:
  ///   - pages: How many pages there are.
  ///   - textBytes: How much HTML their texts are together, where that is known.
  package static func limits(pages: Int, textBytes: Int) -> RenderLimits {
    var limits = RenderLimits()
    limits.steps = grown(100_000_000, by: 2_000, pages, by: 8, textBytes)
    limits.outputBytes = grown(256 << 20, by: 8 << 10, pages, by: 4, textBytes)
    limits.valueSize = 64 << 20
    return limits
  }

  private static func grown(
    _ base: Int, by perPage: Int, _ pages: Int, by perByte: Int, _ bytes: Int
  ) -> Int {
    [(perPage, pages), (perByte, bytes)].reduce(base) { sum, factors in
      let (product, isTooLarge) = factors.0.multipliedReportingOverflow(by: max(0, factors.1))
      let (result, overflows) = sum.addingReportingOverflow(product)
      return isTooLarge || overflows ? .max : result
    }
  }
}

extension SiteModel {
  /// How much HTML the texts of all pages are, as far as that is known without looking for them.
  var textBytes: Int {
    if isSparse { return 0 }
    return pages.reduce(0) { sum, page in
      let (result, overflows) = sum.addingReportingOverflow(page.body?.byteCount ?? 0)
      return overflows ? .max : result
    }
  }
}
