import Testing
import ToriiSite

@Suite("Related pages")
struct RelatedPagesTests {
  private struct Post {
    let name: String
    let day: Int
    let tags: Set<Int>
  }

  /// Numbers that are the same in every run.
  private struct Numbers: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ state >> 29
    }
  }

  private func posts(_ seed: UInt64) -> [Post] {
    var numbers = Numbers(state: seed)
    // Some have more terms than the index makes sets of.
    return (100..<220).map { number in
      let count = Int.random(in: 0...9, using: &numbers)
      return Post(
        name: "p\(number)", day: Int.random(in: 10...28, using: &numbers),
        tags: Set((0..<12).shuffled(using: &numbers).prefix(count)))
    }
  }

  /// The definition: most terms in common first, then the newest, then by title.
  private func related(to post: Post, among posts: [Post]) -> [String] {
    posts
      .filter { $0.name != post.name && !$0.tags.isDisjoint(with: post.tags) }
      .sorted { left, right in
        let shared = (
          left.tags.intersection(post.tags).count, right.tags.intersection(post.tags).count
        )
        if shared.0 != shared.1 { return shared.0 > shared.1 }
        return left.day == right.day ? left.name < right.name : left.day > right.day
      }
      .prefix(5).map(\.name)
  }

  @Test("are those that comparing all pages finds", arguments: [1, 2, 3])
  func followTheDefinition(seed: UInt64) throws {
    let posts = posts(seed)
    let folder = try TemporaryFolder()
    try folder.write("torii.yaml", "title: T\ntheme: false\nbase_url: https://example.org\n")
    for name in ["index", "term", "taxonomy"] {
      try folder.write("templates/\(name).html", "{{ page.title }}")
    }
    try folder.write(
      "templates/page.html", "{{ page.related | map(attribute='title') | join(' ') }}")
    for post in posts {
      let tags = post.tags.map { "t\($0)" }.joined(separator: ", ")
      try folder.write(
        "content/\(post.name).md",
        "---\ntitle: \(post.name)\ndate: 2024-01-\(post.day)\ntags: [\(tags)]\n---\nx\n")
    }
    #expect(SiteBuilder(BuildOptions(source: folder.path)).build().diagnostics.isEmpty)
    for post in posts {
      let expected = related(to: post, among: posts).joined(separator: " ")
      #expect(folder.text("public/\(post.name)/index.html") == expected)
    }
  }
}
