/// What `templates/blog-index.html` renders, with the templates that it extends, includes and
/// imports.
struct BlogIndexPage: HandWrittenPage {
  var site: Site
  var page: Page
  var posts: [Post]

  struct Site: Decodable {
    var title: String
    var language: String
    var author: String
    var year: Int
    var menu: [MenuItem]
  }

  struct MenuItem: Decodable {
    var name: String
    var url: String
  }

  struct Page: Decodable {
    var title: String
    var url: String
  }

  struct Post: Decodable {
    var url: String
    var title: String
    var date: String
    var author: Author
    var text: String
    var tags: [String]
    var words: Int
    var draft: Bool
  }

  struct Author: Decodable {
    var name: String
  }

  func write<Writer: PageWriter & ~Copyable>(into html: inout Writer) {
    writeHead(into: &html)
    html.write("<body>\n<header><a href=\"/\">")
    html.write(escaping: site.title.uppercased())
    html.write("</a></header>\n")
    writeMenu(into: &html)
    html.write("\n<main>\n<h1>")
    html.write(escaping: page.title)
    html.write("</h1>\n<ol class=\"posts\">\n")
    for index in posts.indices { writePost(at: index, into: &html) }
    html.write("\n</ol>\n<p>")
    html.write(posts.count)
    html.write(" posts</p>\n</main>\n<footer>")
    html.write(escaping: site.author)
    html.write(", ")
    html.write(site.year)
    html.write(", <a href=\"/feed.xml\">feed</a></footer>\n</body>\n</html>")
  }

  private func writeHead(into html: inout some PageWriter & ~Copyable) {
    html.write("<!doctype html>\n<html lang=\"")
    html.write(escaping: site.language)
    html.write("\">\n<head>\n<meta charset=\"utf-8\">\n<title>")
    html.write(escaping: page.title)
    html.write(" | ")
    html.write(escaping: site.title)
    html.write("</title>\n<link rel=\"stylesheet\" href=\"/site.css\">\n")
    html.write("<link rel=\"alternate\" type=\"application/atom+xml\" href=\"/feed.xml\" title=\"")
    html.write(escaping: site.title)
    html.write("\">\n</head>\n")
  }

  private func writeMenu(into html: inout some PageWriter & ~Copyable) {
    html.write("<nav>\n")
    for item in site.menu {
      html.write("<a href=\"")
      html.write(escaping: item.url)
      html.write(item.url == page.url ? "\" aria-current=\"page\">" : "\">")
      html.write(escaping: item.name)
      html.write("</a>\n")
    }
    html.write("</nav>")
  }

  private func writePost(at index: Int, into html: inout some PageWriter & ~Copyable) {
    let post = posts[index]
    html.write("\n<li id=\"post-")
    html.write(index + 1)
    html.write("\" class=\"post")
    if index == 0 {
      html.write(" first")
    } else if index == posts.count - 1 {
      html.write(" last")
    }
    html.write("\">\n<h2><a href=\"")
    html.write(escaping: post.url)
    html.write("\">")
    html.write(escaping: post.title)
    html.write("</a></h2>\n<p class=\"by\"><time datetime=\"")
    html.write(escaping: post.date)
    html.write("\">")
    html.write(escaping: post.date)
    html.write("</time>, ")
    html.write(escaping: post.author.name.uppercased())
    html.write("</p>\n<p>")
    html.write(truncating: post.text, to: 80)
    html.write("</p>\n")
    writeTags(post.tags, into: &html)
    if post.draft {
      html.write("\n<em>draft</em>\n</li>\n")
    } else if post.words > 1000 {
      html.write("\n<em>")
      html.write(post.words)
      html.write(" words</em>\n</li>\n")
    } else {
      html.write("\n<em>short</em>\n</li>\n")
    }
  }

  private func writeTags(_ tags: [String], into html: inout some PageWriter & ~Copyable) {
    guard !tags.isEmpty else {
      html.write("<p class=\"none\">No tags</p>")
      return
    }
    html.write("<ul class=\"tags\">\n")
    for tag in tags {
      html.write("<li><a class=\"tag\" href=\"/tags/")
      html.write(addressOf: tag)
      html.write("/\">")
      html.write(escaping: tag)
      html.write("</a></li>\n")
    }
    html.write("</ul>\n<p class=\"all\">")
    for index in tags.indices {
      if index > 0 { html.write(", ") }
      html.write(escaping: tags[index])
    }
    html.write("</p>")
  }
}
