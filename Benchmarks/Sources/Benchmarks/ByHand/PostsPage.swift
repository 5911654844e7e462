/// What `templates/posts.html` renders.
struct PostsPage: HandWrittenPage {
  var posts: [Post]

  struct Post: Decodable {
    var url: String
    var title: String
    var author: Author
    var isLong: Bool
    var tags: [String]
  }

  struct Author: Decodable {
    var name: String
  }

  func write<Writer: PageWriter & ~Copyable>(into page: inout Writer) {
    page.write("<ul>")
    for post in posts {
      page.write("<li><a href=\"")
      page.write(escaping: post.url)
      page.write("\">")
      page.write(escaping: post.title)
      page.write("</a> by ")
      page.write(escaping: post.author.name)
      page.write(post.isLong ? " <em>long</em>" : " <em>short</em>")
      for tag in post.tags {
        page.write(" <b>")
        page.write(escaping: tag)
        page.write("</b>")
      }
      page.write("</li>")
    }
    page.write("</ul>")
  }
}
