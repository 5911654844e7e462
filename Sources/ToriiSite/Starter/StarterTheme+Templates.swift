extension StarterTheme {
  static let templates: [(name: String, text: String)] = [
    ("base.html", base), ("index.html", index), ("page.html", page), ("post.html", post),
    ("section.html", section), ("taxonomy.html", taxonomy), ("term.html", term),
    ("archive.html", archive), ("404.html", notFound), ("macros/lists.html", lists),
  ]

  private static let base = """
    {#- The frame of every page. Blocks: title, head, main. -#}
    <!doctype html>
    <html lang="{{ page.lang }}" dir="{{ site.direction }}">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>{% block title %}{% if page.kind != "home" %}{{ page.title }} · {% endif %}{{ site.title }}{% endblock %}</title>
    {% include "partials/metadata.html" %}
    {% include "partials/json_ld.html" %}
    <style>:root { --accent: {{ site.params.accent }}; }</style>
    <link rel="stylesheet" href="{{ asset('css/THEME.css') }}">
    {% block head %}{% endblock %}
    </head>
    <body>
    <a class="skip" href="#main">Skip to content</a>
    <header>
    <p><a href="{{ site.home.url }}">{{ site.title }}</a></p>
    {%- if site.menus.main %}
    <nav aria-label="Main">
    <ul>
    {%- for item in site.menus.main %}
    <li><a href="{{ item.url }}"{% if item.url == page.url %} aria-current="page"{% endif %}>{{ item.name }}</a></li>
    {%- endfor %}
    </ul>
    </nav>
    {%- endif %}
    </header>
    <main id="main">
    {% block main %}
    <h1>{{ page.title }}</h1>
    {{ page.content }}
    {% endblock %}
    </main>
    {%- if site.params.footer %}
    <footer>{{ site.params.footer }}</footer>
    {%- endif %}
    </body>
    </html>

    """

  private static let lists = """
    {#- Lists of pages. Macros see only what they are given. -#}
    {% macro day(date, format) -%}
    <time datetime="{{ date | date('%Y-%m-%d') }}">{{ date | date(format) }}</time>
    {%- endmacro %}

    {% macro list(pages, format) -%}
    <ul class="list">
    {%- for page in pages %}
    <li>{% if page.date %}{{ day(page.date, format) }} {% endif %}<a href="{{ page.url }}">{{ page.title }}</a></li>
    {%- endfor %}
    </ul>
    {%- endmacro %}

    {% macro pages(paginator) -%}
    {% if paginator and paginator.total > 1 -%}
    <nav aria-label="Pages">
    <ul class="pages">
    {%- if paginator.previous %}
    <li><a href="{{ paginator.previous }}" rel="prev">Newer</a></li>
    {%- endif %}
    <li>Page {{ paginator.number }} of {{ paginator.total }}</li>
    {%- if paginator.next %}
    <li><a href="{{ paginator.next }}" rel="next">Older</a></li>
    {%- endif %}
    </ul>
    </nav>
    {%- endif %}
    {%- endmacro %}

    """

  private static let index = """
    {#- The home page: its own text and the latest posts. -#}
    {% extends "base.html" %}
    {% from "macros/lists.html" import list, pages %}
    {% block main %}
    <h1>{{ site.title }}</h1>
    {{ page.content }}
    {{ list(paginator["items"], site.params.date_format) }}
    {{ pages(paginator) }}
    {% endblock %}

    """

  private static let page = """
    {#- A page that is no post. -#}
    {% extends "base.html" %}

    """

  private static let post = """
    {#- A post. -#}
    {% extends "base.html" %}
    {% from "macros/lists.html" import day %}
    {% block main %}
    <article>
    <h1>{{ page.title }}</h1>
    <p>{% if page.date %}{{ day(page.date, site.params.date_format) }} · {% endif %}{{ page.reading_time }} min</p>
    {{ page.content }}
    {%- if page.tags %}
    <ul class="pages">
    {%- for tag in page.tags %}
    <li><a href="{{ tag.url }}" rel="tag">{{ tag.name }}</a></li>
    {%- endfor %}
    </ul>
    {%- endif %}
    </article>
    {%- if page.previous or page.next %}
    <nav aria-label="Posts">
    <ul class="pages">
    {%- if page.previous %}
    <li><a href="{{ page.previous.url }}" rel="prev">{{ page.previous.title }}</a></li>
    {%- endif %}
    {%- if page.next %}
    <li><a href="{{ page.next.url }}" rel="next">{{ page.next.title }}</a></li>
    {%- endif %}
    </ul>
    </nav>
    {%- endif %}
    {% endblock %}

    """

  private static let section = """
    {#- A folder of pages: its own text, the sections in it, its pages. -#}
    {% extends "base.html" %}
    {% from "macros/lists.html" import list, pages %}
    {% block main %}
    <h1>{{ section.title }}</h1>
    {{ section.content }}
    {%- if section.sections %}
    {{ list(section.sections, site.params.date_format) }}
    {%- endif %}
    {{ list(paginator["items"], site.params.date_format) }}
    {{ pages(paginator) }}
    {% endblock %}

    """

  private static let taxonomy = """
    {#- All tags, or the terms of another taxonomy. -#}
    {% extends "base.html" %}
    {% block main %}
    <h1>{{ page.title }}</h1>
    <ul class="list">
    {%- for term in taxonomy.terms %}
    <li><a href="{{ term.url }}">{{ term.name }}</a> ({{ term.count }})</li>
    {%- endfor %}
    </ul>
    {% endblock %}

    """

  private static let term = """
    {#- The pages of one tag. -#}
    {% extends "base.html" %}
    {% from "macros/lists.html" import list, pages %}
    {% block main %}
    <h1>{{ term.name }}</h1>
    {{ list(paginator["items"], site.params.date_format) }}
    {{ pages(paginator) }}
    {% endblock %}

    """

  private static let archive = """
    {#- All posts by year; also the pages of years and months, which see their part only. -#}
    {% extends "base.html" %}
    {% from "macros/lists.html" import list %}
    {% block main %}
    <h1>{{ page.title }}</h1>
    {%- for year in archive %}
    <h2>{% if year.url and year.url != page.url %}<a href="{{ year.url }}">{{ year.year }}</a>{% else %}{{ year.year }}{% endif %}</h2>
    {{ list(year.pages, site.params.date_format) }}
    {%- endfor %}
    {% endblock %}

    """

  private static let notFound = """
    {#- What a reader sees at an address that leads nowhere. -#}
    {% extends "base.html" %}
    {% block main %}
    <h1>Page not found</h1>
    <p>The address may be old or mistyped. <a href="{{ site.home.url }}">Start from the home page.</a></p>
    {% endblock %}

    """
}
