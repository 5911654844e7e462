/// Templates for what every site needs and a theme may lack.
enum BuiltInTemplates {
  static var names: [String] { templates.map(\.name) }

  static func source(_ name: String) -> SourceText? {
    guard let template = templates.first(where: { $0.name == name }) else { return nil }
    return SourceText(file: "built-in:" + name, bytes: Array(template.text.utf8))
  }

  private static let templates: [(name: String, text: String)] = [
    ("feeds/atom.xml", atom), ("feeds/rss.xml", rss), ("feeds/feed.json", jsonFeed),
    ("sitemap.xml", sitemap), ("robots.txt", robots),
    ("redirect.html", redirect),
  ]

  private static let sitemap = """
    <?xml version="1.0" encoding="utf-8"?>
    <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
    {%- for item in sitemap %}
    <url><loc>{{ item.permalink }}</loc>
    {%- if item.updated or item.date %}<lastmod>
    {{- (item.updated or item.date) | date("%Y-%m-%d") }}</lastmod>{% endif %}</url>
    {%- endfor %}
    </urlset>

    """

  private static let robots = """
    User-agent: *
    Allow: /
    {% if site.base_url %}
    Sitemap: {{ "/sitemap.xml" | absolute_url }}
    {% endif %}
    """

  private static let redirect = """
    <!DOCTYPE html>
    <html lang="{{ site.language }}">
    <head>
    <meta charset="utf-8">
    <title>{{ page.title }}</title>
    <link rel="canonical" href="{{ page.permalink }}">
    <meta name="robots" content="noindex">
    <meta http-equiv="refresh" content="0; url={{ page.permalink }}">
    </head>
    <body><a href="{{ page.url }}">{{ page.title }}</a></body>
    </html>

    """
}
