import Testing
import ToriiServer

/// What is made of changes that arrive together.
struct ChangeBurstTests {
  private let site: TestSite

  init() throws { site = try TestSite() }

  private func path(_ name: String) -> String { site.path + "/content/" + name }

  private func batch(made: Set<String> = [], changed: Set<String> = []) -> ChangeBatch {
    var batch = ChangeBatch()
    batch.made = Set(made.map(path))
    batch.paths = batch.made.union(changed.map(path))
    return batch
  }

  @Test func aFileThatCameAndWentIsNoChange() {
    var burst = ChangeBurst()
    burst.add(batch(made: ["about.md.k3J"]), lost: [])
    burst.add(batch(changed: ["about.md.k3J", "about.md"]), lost: [])
    let changed = burst.take()
    #expect(changed == [path("about.md")])
  }

  @Test func aNewFileIsAChange() {
    var burst = ChangeBurst()
    burst.add(batch(made: ["other.md"]), lost: [])
    let changed = burst.take()
    #expect(changed == [path("other.md")])
  }

  @Test func aFileThatWasThereAndIsGoneIsAChange() {
    var burst = ChangeBurst()
    burst.add(batch(changed: ["gone.md"]), lost: [])
    burst.add(batch(made: ["gone.md"]), lost: [])
    let changed = burst.take()
    #expect(changed == [path("gone.md")])
  }

  @Test func whereTheSystemLostCountAllIsChanged() {
    var burst = ChangeBurst()
    var batch = ChangeBatch()
    batch.lostSome = true
    burst.add(batch, lost: [site.path])
    let changed = burst.take()
    #expect(changed == [site.path])
  }

  @Test func startsAnew() {
    var burst = ChangeBurst()
    burst.add(batch(made: ["other.md"]), lost: [])
    _ = burst.take()
    let changed = burst.take()
    #expect(changed.isEmpty)
  }
}
