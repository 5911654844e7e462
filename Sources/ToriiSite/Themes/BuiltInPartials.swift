/// Templates that any theme may include in the head of its pages. A theme or a site replaces one by
/// a file of the same name. They read `page`, `site` and, on lists, `paginator`.
enum BuiltInPartials {
  static let templates: [(name: String, text: String)] = [
    ("partials/metadata.html", metadata), ("partials/feed_links.html", feedLinks),
    ("partials/open_graph.html", openGraph), ("partials/twitter_card.html", twitterCard),
    ("partials/json_ld.html", structuredData), ("macros/metadata.html", macros),
    ("macros/page_title.html", pageTitle),
  ]

  /// Pages that nobody wrote have English titles.
  private static let pageTitle = """
    {% macro title(page) -%}
    {{ page.title if page.path or page.kind == "term" else _(page.title) }}
    {%- endmacro %}

    """

  /// What every head wants to know of a page, once.
  private static let macros = """
    {% macro description(page, site) -%}
    {{ page.description or ((page.summary or "") | striptags | truncate(160)) or site.description or "" }}
    {%- endmacro %}

    {% macro canonical(page, site, paginator=none) -%}
    {% if paginator and paginator.number > 1 -%}
    {{ (paginator.pages | selectattr("is_current") | first).url | absolute_url }}
    {%- else -%}
    {{ (page.original or page).permalink }}
    {%- endif %}
    {%- endmacro %}

    {% macro image(page, site) -%}
    {% set image = page.params.image | default("") or site.params.image | default("") -%}
    {% if image -%}
    {% set own = page.assets | selectattr("name", "equalto", image) | first -%}
    {{ (own.url if own else image) | absolute_url }}
    {%- endif %}
    {%- endmacro %}

    """

  /// Everything but what is the theme's own: description, robots, canonical address, neighbours of
  /// a list's page, author, feeds, translations, Open Graph, Twitter card.
  private static let metadata = """
    {% from "macros/metadata.html" import description, canonical with context -%}
    {% set list = paginator if paginator is defined else none -%}
    {% set text = description(page, site) | trim -%}
    {% if text -%}
    <meta name="description" content="{{ text }}">
    {% endif -%}
    {% if page.kind == "404" or page.params.noindex | default(false) -%}
    <meta name="robots" content="noindex">
    {% else -%}
    <link rel="canonical" href="{{ canonical(page, site, list) | trim }}">
    {% endif -%}
    {% if list and list.previous -%}
    <link rel="prev" href="{{ list.previous }}">
    {% endif -%}
    {% if list and list.next -%}
    <link rel="next" href="{{ list.next }}">
    {% endif -%}
    {% if page.authors or site.author -%}
    <meta name="author" content="{{ (page.authors or [site.author]) | join(', ') }}">
    {% endif -%}
    <meta name="generator" content="{{ site.generator }}">
    {% include "partials/feed_links.html" -%}
    {% for other in page.translations if not page.original -%}
    <link rel="alternate" hreflang="{{ other.lang }}" href="{{ other.permalink }}">
    {% endfor -%}
    {% include "partials/open_graph.html" -%}
    {% include "partials/twitter_card.html" -%}

    """

  private static let feedLinks = """
    {% for feed in site.feeds + (page.feeds if page.kind != "home" else []) -%}
    <link rel="alternate" type="{{ feed.type }}" title="{{ feed.title }}" href="{{ feed.url }}">
    {% endfor -%}

    """

  /// The Open Graph protocol (ogp.me).
  private static let openGraph = """
    {% from "macros/page_title.html" import title -%}
    {% from "macros/metadata.html" import description, canonical, image with context -%}
    {% set list = paginator if paginator is defined else none -%}
    {% set text = description(page, site) | trim -%}
    {% set picture = image(page, site) | trim -%}
    {% set is_article = page.kind == "page" and page.date -%}
    <meta property="og:type" content="{{ 'article' if is_article else 'website' }}">
    <meta property="og:site_name" content="{{ site.title }}">
    <meta property="og:title" content="{{ (title(page) | trim) or site.title }}">
    <meta property="og:url" content="{{ canonical(page, site, list) | trim }}">
    <meta property="og:locale" content="{{ page.lang | replace('-', '_') }}">
    {% for other in page.translations if other.lang != page.lang -%}
    <meta property="og:locale:alternate" content="{{ other.lang | replace('-', '_') }}">
    {% endfor -%}
    {% if text -%}
    <meta property="og:description" content="{{ text }}">
    {% endif -%}
    {% if is_article -%}
    <meta property="article:published_time" content="{{ page.date | date('rfc3339') }}">
    <meta property="article:modified_time" content="{{ (page.updated or page.date) | date('rfc3339') }}">
    {% for tag in page.tags or [] -%}
    <meta property="article:tag" content="{{ tag.name }}">
    {% endfor -%}
    {% endif -%}
    {% if picture -%}
    <meta property="og:image" content="{{ picture }}">
    {% if page.params.image_alt | default("") -%}
    <meta property="og:image:alt" content="{{ page.params.image_alt }}">
    {% endif -%}
    {% endif -%}

    """

  private static let twitterCard = """
    {% from "macros/metadata.html" import image with context -%}
    <meta name="twitter:card" content="{{ 'summary_large_image' if image(page, site) | trim else 'summary' }}">
    {% if site.params.twitter | default("") -%}
    <meta name="twitter:site" content="{{ site.params.twitter }}">
    {% endif -%}

    """

  /// JSON-LD with the vocabulary of schema.org.
  private static let structuredData = """
    {% from "macros/page_title.html" import title -%}
    {% from "macros/metadata.html" import description, image with context -%}
    {% set text = description(page, site) | trim | striptags -%}
    {% set picture = image(page, site) | trim -%}
    {% if page.kind == "page" and page.date -%}
    {% set ns = namespace(people=[]) -%}
    {% for name in page.authors or [site.author or site.title] -%}
    {% set ns.people = ns.people + [{"@type": "Person", "name": name ~ ""}] -%}
    {% endfor -%}
    {% set data = {
      "@context": "https://schema.org",
      "@type": "BlogPosting",
      "headline": page.title,
      "description": text,
      "datePublished": page.date | date("rfc3339"),
      "dateModified": (page.updated or page.date) | date("rfc3339"),
      "author": ns.people,
      "url": page.permalink,
      "mainEntityOfPage": page.permalink,
      "inLanguage": page.lang,
      "wordCount": page.word_count,
      "keywords": (page.tags or []) | map(attribute="name") | list,
      "isPartOf": {"@type": "Blog", "name": site.title, "url": site.home.permalink}
    } -%}
    <script type="application/ld+json">{{ (dict(data, image=picture) if picture else data) | tojson }}</script>
    {% elif page.kind == "home" -%}
    <script type="application/ld+json">{{ {
      "@context": "https://schema.org",
      "@type": "WebSite",
      "name": site.title,
      "description": site.description or "",
      "inLanguage": page.lang,
      "url": page.permalink
    } | tojson }}</script>
    {% elif page.ancestors -%}
    {% set crumbs = namespace(items=[]) -%}
    {% for above in page.ancestors -%}
    {% set crumbs.items = crumbs.items + [{"@type": "ListItem", "position": loop.index,
      "name": title(above) | trim | string, "item": above.permalink}] -%}
    {% endfor -%}
    <script type="application/ld+json">{{ {
      "@context": "https://schema.org",
      "@type": "BreadcrumbList",
      "itemListElement": crumbs.items + [{"@type": "ListItem",
        "position": page.ancestors | length + 1, "name": title(page) | trim | string, "item": page.permalink}]
    } | tojson }}</script>
    {% endif -%}

    """
}
