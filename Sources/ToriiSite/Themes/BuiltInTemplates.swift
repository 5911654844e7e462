/// Templates for what every site needs and a theme may lack.
enum BuiltInTemplates {
  static var names: [String] { templates.map(\.name) }

  static func source(_ name: String) -> SourceText? {
    guard let template = templates.first(where: { $0.name == name }) else { return nil }
    return SourceText(file: "built-in:" + name, bytes: Array(template.text.utf8))
  }

  private static let templates: [(name: String, text: String)] =
    [
      ("feeds/atom.xml", atom), ("feeds/rss.xml", rss), ("feeds/feed.json", jsonFeed),
      ("sitemap.xml", sitemap),
      ("sitemap_index.xml", sitemapIndex), ("search.json", search), ("llms.txt", llms),
      ("robots.txt", robots),
      ("redirect.html", redirect),
    ] + BuiltInPartials.templates + BuiltInShortcodes.templates

  /// With the versions in other languages, as search engines want them told.
  private static let sitemap = """
    <?xml version="1.0" encoding="utf-8"?>
    <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
      {%- if site.languages | length > 1 %} xmlns:xhtml="http://www.w3.org/1999/xhtml"{% endif %}>
    {%- for item in sitemap %}
    <url><loc>{{ item.permalink }}</loc>
    {%- if item.updated or item.date %}<lastmod>
    {{- (item.updated or item.date) | date("%Y-%m-%d") }}</lastmod>{% endif %}
    {%- for other in [item] + item.translations if item.translations %}
    <xhtml:link rel="alternate" hreflang="{{ other.lang }}" href="{{ other.permalink }}"/>
    {%- endfor %}</url>
    {%- endfor %}
    </urlset>

    """

  private static let sitemapIndex = """
    <?xml version="1.0" encoding="utf-8"?>
    <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
    {%- for address in sitemaps %}
    <sitemap><loc>{{ address }}</loc></sitemap>
    {%- endfor %}
    </sitemapindex>

    """

  /// What a search page in the browser reads.
  private static let search = """
    [
    {%- for item in site.pages if not item.params.noindex %}
    {"url": {{ item.url | tojson }}, "title": {{ item.title | tojson }},
    {%- if item.date %} "date": "{{ item.date | date("%Y-%m-%d") }}",{% endif %}
     "tags": [
    {%- for tag in item.tags or [] %}{{ tag.name | tojson }}{{ ", " if not loop.last }}{% endfor %}],
     "text": {{ item.text | tojson }}}{{ "," if not loop.last }}
    {%- endfor %}
    ]

    """

  /// The form that llmstxt.org proposes.
  private static let llms = """
    # {{ site.title }}
    {%- if site.description %}

    > {{ site.description }}
    {%- endif %}
    {%- for group in site.sections + [get_section("/")] if group.pages %}

    ## {{ group.title if group.url != site.home.url else "Pages" }}
    {% for item in group.pages if not item.params.noindex %}
    - [{{ item.title }}]({{ item.permalink }})
    {%- if item.description %}: {{ item.description }}{% endif %}
    {%- endfor %}
    {%- endfor %}

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
