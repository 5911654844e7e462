/// What `templates/blog.html` renders.
struct BlogPage: HandWrittenPage {
  var site: Site
  var posts: [Post]

  struct Site: Decodable {
    var title: String
  }

  struct Post: Decodable {
    var title: String
    var text: String
    var tags: [String]
  }

  func write<Writer: PageWriter & ~Copyable>(into html: inout Writer) {
    html.write("<h1>")
    html.write(escaping: site.title.uppercased())
    html.write("</h1>\n")
    for index in posts.indices {
      write(posts[index], at: index, into: &html)
    }
    html.write("\n")
    html.write(posts.count)
    html.write(" posts")
  }

  private func write(_ post: Post, at index: Int, into html: inout some PageWriter & ~Copyable) {
    html.write("\n<article id=\"post-")
    html.write(index + 1)
    html.write(index == 0 ? "\" class=\"first\">\n<h2>" : "\">\n<h2>")
    html.write(capitalizing: post.title)
    html.write("</h2><p>")
    html.write(truncating: post.text, to: 60)
    html.write("</p>\n<p>")
    if post.tags.isEmpty { html.write("untagged") }
    for index in post.tags.indices {
      if index > 0 { html.write(", ") }
      html.write(escaping: post.tags[index])
    }
    html.write("</p>\n")
    for tag in post.tags where tag != "draft" {
      html.write("<a href=\"/")
      html.write(addressOf: tag)
      html.write("/\">")
      html.write(escaping: tag)
      html.write("</a>")
    }
    html.write("\n</article>\n")
  }
}
