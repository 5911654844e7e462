import Testing
import Torii
import ToriiSite

@Suite struct SiteLimitsTests {
  @Test func aSiteWithoutPagesHasRoomForAnySensiblePage() {
    let limits = SiteLimits.limits(pages: 0, textBytes: 0)
    #expect(limits.outputBytes == 256 << 20)
    #expect(limits.steps == 100_000_000)
  }

  @Test func filesThatHoldTheWholeSiteGrowWithItsPages() {
    let limits = SiteLimits.limits(pages: 100_000, textBytes: 0)
    #expect(limits.outputBytes == 256 << 20 + 100_000 * 8192)
    #expect(limits.steps ?? 0 > 100_000 * 2000)
  }

  @Test func filesThatHoldTheWholeSiteGrowWithItsText() {
    let limits = SiteLimits.limits(pages: 10, textBytes: 1 << 30)
    #expect(limits.outputBytes > 1 << 32)
    #expect(limits.steps ?? 0 > 1 << 32)
  }

  @Test(arguments: [Int.max, Int.max / 2, Int.max / 4096])
  func noSizeOverflows(size: Int) {
    let limits = SiteLimits.limits(pages: size, textBytes: size)
    #expect(limits.outputBytes == .max)
    #expect(limits.steps ?? 0 > size / 2)
  }
}
