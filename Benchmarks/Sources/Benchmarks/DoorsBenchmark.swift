import Torii

/// Times the three ways in which a program's data becomes visible to a template: values made by
/// hand, `Encodable`, and `TemplateObject`. Each time is for making the context of fifty posts, and
/// for rendering it as well.
struct DoorsBenchmark {
  private let posts = (0..<50).map { number in
    Post(
      title: "The post number \(number)", url: "/posts/\(number).html", isLong: number % 3 == 0,
      words: number * 100, tags: ["tag \(number % 5)", "tag \(number % 7)"],
      author: Author(name: "Author \(number % 4)"))
  }

  private let source = """
    {% for post in posts %}<a href="{{ post.url }}">{{ post.title }}</a> by {{ post.author.name }}\
    {% if post.isLong %} ({{ post.words }} words){% endif %}\
    {% for tag in post.tags %} <b>{{ tag }}</b>{% endfor %}
    {% endfor %}
    """

  /// Prints one JSON object a line.
  func run() throws {
    let template = try Environment().template(from: source)
    try measure("values", template) { ["posts": Value(posts.map(\.values))] }
    try measure("encodable", template) { ["posts": try Value(encoding: posts)] }
    try measure("objects", template) { ["posts": Value(posts)] }
  }

  private func measure(
    _ name: String, _ template: Template, _ makeContext: () throws -> [String: Value]
  ) throws {
    let making = try medianTime { _ = try makeContext() }
    var buffer: [UInt8] = []
    let both = try medianTime {
      buffer.removeAll(keepingCapacity: true)
      try template.render(try makeContext(), into: &buffer)
    }
    print(#"{"door": "\#(name)", "context_ns": \#(making), "context_and_render_ns": \#(both)}"#)
  }
}

private struct Author: Encodable, TemplateObject {
  var name: String

  func attribute(named attribute: String) -> Value? {
    attribute == "name" ? Value(name) : nil
  }
}

private struct Post: Encodable, TemplateObject {
  var title: String
  var url: String
  var isLong: Bool
  var words: Int
  var tags: [String]
  var author: Author

  func attribute(named name: String) -> Value? {
    switch name {
    case "title": Value(title)
    case "url": Value(url)
    case "isLong": Value(isLong)
    case "words": Value(words)
    case "tags": Value(tags)
    case "author": Value(author)
    default: nil
    }
  }

  /// The same as a dictionary.
  var values: [String: Value] {
    [
      "title": Value(title), "url": Value(url), "isLong": Value(isLong), "words": Value(words),
      "tags": Value(tags), "author": Value(["name": Value(author.name)]),
    ]
  }
}
