extension EditedSite {
  static let configuration = """
    title: Tea
    base_url: https://example.org/tea
    theme: plain
    llms: true
    feeds: {sections: true}
    languages:
      en: {}
      de: {}
    markdown: {links: warn, wikilinks: true, shortcodes: hugo, image_sizes: true}
    params: {mood: calm}

    """

  static let theme = """
    name: Plain
    version: 0.1.0
    params:
      mood: {default: none}

    """

  static func catalog(_ word: String) -> String {
    """
    msgid ""
    msgstr "Content-Type: text/plain; charset=UTF-8\\n"

    msgid "Read on"
    msgstr "\(word)"

    """
  }

  static let about = "---\ntitle: About\nmenu: main\n---\n## Us\n\nWe drink tea. [up](#us)\n\n"
  static let box =
    "<div>{{ args[0] }}{{ body }}{{ page.title }}{{ (site.data.facts or {}).steep }}</div>"

  static let page = """
    {% extends "base.html" %}{% from "macros.html" import line %}
    {% block main %}{{ page.title }} {{ page.date }} {{ page.params.mood }}
    {{ page.content }}{{ page.word_count }} {{ page.reading_time }}
    {% for t in page.tags %}{{ t.name }}({{ t.count }}) {% endfor %}
    {% if page.previous %}{{ line(page.previous) }}{% endif %}
    {% if page.next %}{{ line(page.next) }}{% endif %}
    {% for p in page.related %}{{ line(p) }}{% endfor %}
    {% for e in page.toc %}{{ e.title }}{% endfor %}
    {% for a in page.assets %}{{ a.url }}{% endfor %}
    {% for a in page.ancestors %}{{ a.title }}{% endfor %}
    {% for t in page.translations %}{{ t.lang }} {{ t.title }} {{ t.url }}{% endfor %}
    {% endblock %}

    """

  static let list = """
    {% extends "base.html" %}{% from "macros.html" import line %}
    {% block main %}{{ page.title }}{% for p in paginator["items"] %}{{ line(p) }}
    {{ p.summary }}{% endfor %}{{ paginator.number }}/{{ paginator.total }}{% endblock %}
    """

  static let base = """
    <title>{{ page.title }} {{ site.title }} {{ site.description }} {{ site.params.shade }}</title>
    <link href="{{ asset('site.css') }}">
    {% for m in site.menus.main %}<a href="{{ m.url }}">{{ m.name }}</a>{% endfor %}
    {% for l in site.languages %}{{ l.code }}{% endfor %}
    {% block main %}{% endblock %}{% include "partials/foot.html" %}{% block end %}{% endblock %}
    """

  static let home = """
    {% extends "base.html" %}{% from "macros.html" import line %}
    {% block main %}{{ site.posts | length }} {{ site.build.date }}
    {% if site.data.facts %}{{ site.data.facts.steep }} {{ load_data("facts.yaml").name }}{% endif %}
    {{ site.data.more }} {{ site.data.renamed }}
    {% for p in paginator["items"] %}{{ line(p) }}{% endfor %}
    {% set about = get_page("about.md") %}{{ about.title }} {{ about.content }}
    {% for s in site.sections %}{{ s.title }} {{ s.pages | length }}{% endfor %}{% endblock %}
    """

  static let files =
    [
      ("torii.yaml", configuration), ("content/about.md", about),
      ("content/clock.md", "---\ntitle: Clock\ntemplate: clock.html\n---\nTick.\n"),
      ("data/facts.yaml", "steep: 3\nname: oolong\n"), ("static/site.css", "body {}\n"),
      ("static/robots-note.txt", "hello\n"), ("locales/en.po", catalog("More")),
      ("templates/shortcodes/box.html", box), ("themes/plain/theme.yaml", theme),
      ("themes/plain/static/plain.txt", "plain\n"),
    ] + themeTemplates.map { ("themes/plain/templates/" + $0.0, $0.1) }

  private static let themeTemplates = [
    ("base.html", base), ("page.html", page), ("section.html", list), ("term.html", list),
    ("index.html", home),
    ("partials/foot.html", "<footer>{% trans %}Read on{% endtrans %}</footer>"),
    (
      "macros.html",
      "{% macro line(p) %}<a href=\"{{ p.url }}\">{{ p.title }}</a>{% endmacro %}"
    ),
    (
      "taxonomy.html",
      "{% for t in taxonomy.terms %}{{ t.name }} {{ t.count }} {{ t.url }};{% endfor %}"
    ),
    ("archive.html", "{% for y in archive %}{{ y.year }}: {{ y.count }};{% endfor %}"),
    ("404.html", "Nothing."), ("clock.html", "{{ now() }} {{ page.content }}"),
    ("search.html", "Search."),
  ]

  /// The header of a PNG file, which is all that tells its size.
  static func picture(width: UInt8) -> [UInt8] {
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
      + [0, 0, 0, width, 0, 0, 0, 9, 8, 6, 0, 0, 0]
  }
}
