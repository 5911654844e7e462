/// The shortcodes that every site has. Embedded videos load nothing from elsewhere until they are
/// on the page, and set no cookies.
enum BuiltInShortcodes {
  static let templates: [(name: String, text: String)] = [
    ("shortcodes/details.html", details), ("shortcodes/figure.html", figure),
    ("shortcodes/gist.html", gist), ("shortcodes/raw.html", raw),
    ("shortcodes/vimeo.html", vimeo), ("shortcodes/youtube.html", youtube),
  ]

  private static let figure = """
    {% set image = image_at(kwargs.src or args[0] or "") -%}
    {% set caption = (kwargs.caption or "") | markdown | trim -%}
    {% if caption.startswith("<p>") and caption.endswith("</p>") and caption.count("<p>") == 1 -%}
    {% set caption = caption[3:-4] -%}
    {% endif -%}
    <figure{% if kwargs.class %} class="{{ kwargs.class }}"{% endif %}>
    {% if kwargs.link %}<a href="{{ kwargs.link }}">{% endif -%}
    <img src="{{ image.url }}" alt="{{ kwargs.alt or caption | striptags }}"
    {%- if kwargs.width %} width="{{ kwargs.width }}"{% endif %}
    {%- if kwargs.height %} height="{{ kwargs.height }}"{% endif %}
    {%- if image.width and not kwargs.width and not kwargs.height %} width="{{ image.width }}" height="{{ image.height }}"{% endif %}
    {%- if image.srcset %} srcset="{{ image.srcset }}" sizes="{{ image.sizes }}"{% endif %} loading="lazy" decoding="async">
    {%- if kwargs.link %}</a>{% endif %}
    {% if kwargs.title or kwargs.caption -%}
    <figcaption>
    {%- if kwargs.title %}<strong>{{ kwargs.title }}</strong>{% if kwargs.caption %} {% endif %}{% endif %}
    {{- caption }}</figcaption>
    {% endif -%}
    </figure>
    """

  private static let youtube = """
    {% set video = kwargs.id or args[0] -%}
    <div class="video"><iframe src="https://www.youtube-nocookie.com/embed/{{ video | urlencode }}"
    {#- #} title="{{ kwargs.title or 'Video on YouTube' }}" loading="lazy" allowfullscreen
    {#- #} referrerpolicy="strict-origin-when-cross-origin"></iframe></div>
    """

  private static let vimeo = """
    {% set video = kwargs.id or args[0] -%}
    <div class="video"><iframe src="https://player.vimeo.com/video/{{ video | urlencode }}?dnt=1"
    {#- #} title="{{ kwargs.title or 'Video on Vimeo' }}" loading="lazy" allowfullscreen
    {#- #} referrerpolicy="strict-origin-when-cross-origin"></iframe></div>
    """

  /// A link: GitHub's script would tell GitHub of every reader.
  private static let gist = """
    {% set path = args | join("/") if args else kwargs.id -%}
    <p class="gist"><a href="https://gist.github.com/{{ path | urlencode }}">
    {#- #}{{ kwargs.title or "Gist " ~ path }}</a></p>
    """

  private static let details = """
    <details{% if kwargs.open %} open{% endif %}
    {%- if kwargs.class %} class="{{ kwargs.class }}"{% endif %}>
    <summary>{{ kwargs.summary or args[0] or "Details" }}</summary>
    {{ body_html }}
    </details>
    """

  private static let raw = "{{ body }}"
}
