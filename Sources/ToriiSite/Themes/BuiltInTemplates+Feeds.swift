extension BuiltInTemplates {
  /// RFC 4287.
  static let atom = """
    <?xml version="1.0" encoding="utf-8"?>
    <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{{ site.language | xml_escape }}">
    <title>{{ feed.title | xml_escape }}</title>
    {%- if site.description %}
    <subtitle>{{ site.description | xml_escape }}</subtitle>
    {%- endif %}
    <id>{{ feed.page.permalink }}</id>
    <link rel="alternate" type="text/html" href="{{ feed.page.permalink }}"/>
    <link rel="self" type="application/atom+xml" href="{{ feed.permalink }}"/>
    <updated>{{ feed.updated | date("rfc3339") }}</updated>
    <generator>{{ site.generator }}</generator>
    {%- for item in feed["items"] %}
    <entry>
    <title>{{ item.title | xml_escape }}</title>
    <id>{{ item.permalink }}</id>
    <link rel="alternate" type="text/html" href="{{ item.permalink }}"/>
    <published>{{ item.date | date("rfc3339") }}</published>
    <updated>{{ (item.updated or item.date) | date("rfc3339") }}</updated>
    {%- for name in item.authors or [site.author or site.title] %}
    <author><name>{{ name | xml_escape }}</name></author>
    {%- endfor %}
    {%- for tag in item.tags or [] %}
    <category term="{{ tag.slug | xml_escape }}" label="{{ tag.name | xml_escape }}"/>
    {%- endfor %}
    <summary type="html">{{ item.summary | absolute_urls(item.permalink) | xml_escape }}</summary>
    {%- if feed.full %}
    <content type="html">{{ item.content | without_anchors | absolute_urls(item.permalink) | xml_escape }}</content>
    {%- endif %}
    </entry>
    {%- endfor %}
    </feed>

    """

  /// RSS 2.0 with the elements of its best practices profile: `atom:link`, `dc:creator`,
  /// `content:encoded`.
  static let rss = """
    <?xml version="1.0" encoding="utf-8"?>
    <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"
      xmlns:content="http://purl.org/rss/1.0/modules/content/"
      xmlns:dc="http://purl.org/dc/elements/1.1/">
    <channel>
    <title>{{ feed.title | xml_escape }}</title>
    <link>{{ feed.page.permalink }}</link>
    <description>{{ (site.description or feed.title) | xml_escape }}</description>
    <language>{{ site.language | xml_escape }}</language>
    <lastBuildDate>{{ feed.updated | date("rfc822") }}</lastBuildDate>
    <generator>{{ site.generator }}</generator>
    <atom:link rel="self" type="application/rss+xml" href="{{ feed.permalink }}"/>
    {%- for item in feed["items"] %}
    <item>
    <title>{{ item.title | xml_escape }}</title>
    <link>{{ item.permalink }}</link>
    <guid isPermaLink="true">{{ item.permalink }}</guid>
    <pubDate>{{ item.date | date("rfc822") }}</pubDate>
    {%- for name in item.authors or [site.author or site.title] %}
    <dc:creator>{{ name | xml_escape }}</dc:creator>
    {%- endfor %}
    {%- for tag in item.tags or [] %}
    <category>{{ tag.name | xml_escape }}</category>
    {%- endfor %}
    <description>{{ item.summary | absolute_urls(item.permalink) | xml_escape }}</description>
    {%- if feed.full %}
    <content:encoded>
      {{- item.content | without_anchors | absolute_urls(item.permalink) | xml_escape }}</content:encoded>
    {%- endif %}
    </item>
    {%- endfor %}
    </channel>
    </rss>

    """

  /// JSON Feed 1.1.
  static let jsonFeed = """
    {
      "version": "https://jsonfeed.org/version/1.1",
      "title": {{ feed.title | tojson }},
      "home_page_url": {{ feed.page.permalink | tojson }},
      "feed_url": {{ feed.permalink | tojson }},
    {%- if site.description %}
      "description": {{ site.description | tojson }},
    {%- endif %}
      "language": {{ site.language | tojson }},
      "items": [
    {%- for item in feed["items"] %}
        {
          "id": {{ item.permalink | tojson }},
          "url": {{ item.permalink | tojson }},
          "title": {{ item.title | tojson }},
          "summary": {{ item.summary | striptags | tojson }},
    {%- if feed.full %}
          "content_html": {{ item.content | without_anchors | absolute_urls(item.permalink) | tojson }},
    {%- else %}
          "content_text": {{ item.summary | striptags | tojson }},
    {%- endif %}
          "date_published": {{ item.date | date("rfc3339") | tojson }},
          "date_modified": {{ (item.updated or item.date) | date("rfc3339") | tojson }},
          "authors": [
    {%- for name in item.authors or [site.author or site.title] -%}
      {{ {"name": name ~ ""} | tojson }}{{ ", " if not loop.last }}
    {%- endfor %}],
          "tags": {{ (item.tags or []) | map(attribute="name") | list | tojson }}
        }{{ "," if not loop.last }}
    {%- endfor %}
      ]
    }

    """
}
