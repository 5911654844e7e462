#!/usr/bin/env python3
"""Writes the inputs of the engine's benchmarks into a folder.

usage: inputs.py FOLDER

The folder gets benchmarks.json, templates/, contexts/ and expected/, and stencil/ and mustache/
for the benchmarks that those languages can express. The data is the same in each run. What is
expected is what Jinja2 renders.
"""
import json
import pathlib
import sys

import jinja2

TEMPLATES = {
    "table": "<table>{% for row in rows %}<tr>{% for cell in row %}<td>{{ cell }}</td>"
    "{% endfor %}</tr>{% endfor %}</table>\n",
    "hello": "<p>Hello {{ name }}, you have {{ count }} messages.</p>\n",
    "posts": "<ul>{% for post in posts %}<li><a href=\"{{ post.url }}\">{{ post.title }}</a> by "
    "{{ post.author.name }}{% if post.isLong %} <em>long</em>{% else %} <em>short</em>{% endif %}"
    "{% for tag in post.tags %} <b>{{ tag }}</b>{% endfor %}</li>{% endfor %}</ul>\n",
    "blog": """<h1>{{ site.title|upper }}</h1>
{% for post in posts %}
<article id="post-{{ loop.index }}"{% if loop.first %} class="first"{% endif %}>
<h2>{{ post.title|title }}</h2><p>{{ post.text|truncate(length=60) }}</p>
{% if post.tags %}<p>{{ post.tags|join(", ") }}</p>{% else %}<p>untagged</p>{% endif %}
{% for tag in post.tags if tag != "draft" %}<a href="/{{ tag|lower|replace(" ", "-") }}/">{{ tag }}</a>{% endfor %}
</article>
{% endfor %}
{{ posts|length }} posts
""",
    "arithmetic": "{% set ns = namespace(total=0) %}{% for i in range(limit) %}"
    "{% if i % 3 == 0 or i % 5 == 0 %}{% set ns.total = ns.total + i * 2 %}"
    "{% elif i > 100 and i < 2000 %}{% set ns.total = ns.total - (i // 7) %}{% endif %}"
    "{% endfor %}{{ ns.total }}\n",
    "macros": "{% macro field(name, value='', type='text') %}<label>{{ name }}<input type=\"{{ type }}\""
    " value=\"{{ value }}\"></label>\n{% endmacro %}{% for item in items %}"
    "{{ field(item.name, item.value) }}{{ field(item.name, type='hidden') }}{% endfor %}",
    "call-blocks": "{% macro box(title) %}<div><h3>{{ title }}</h3>{{ caller(title ~ '!') }}</div>\n"
    "{% endmacro %}{% for item in items %}{% call(loud) box(item.name) %}<p>{{ loud }} "
    "{{ item.value }}</p>{% endcall %}{% endfor %}",
    "recursion": "<ul>{% for node in tree recursive %}<li>{{ node.name }}{% if node.children %}<ul>"
    "{{ loop(node.children) }}</ul>{% endif %}</li>{% endfor %}</ul>\n",
    "big-dictionary": "{% for key in keys %}{{ table[key] }}{% if key in table %},{% endif %}"
    "{% endfor %}{{ table|length }}\n",
    "includes": "{% for item in items %}{{ loop.index }}{% include 'part.html' %}{% endfor %}",
    "deep-inheritance": "{% extends 'level1.html' %}{% block title %}{{ title }} < {{ super() }}"
    "{% endblock %}{% block body %}{% for item in items %}<p>{{ item.name }}</p>{% endfor %}"
    "{{ super() }}{% endblock %}",
    "long-lists": "{{ numbers|sum }} {{ numbers|map('string')|join('-')|length }} "
    "{{ numbers|select('odd')|list|length }} {{ numbers|sort(reverse=true)|first }} "
    "{{ items|map(attribute='name')|unique|list|length }} {{ items|rejectattr('flag')|list|length }} "
    "{% for group in items|groupby('group') %}{{ group.grouper }}:{{ group.list|length }} {% endfor %}"
    "{% for row in numbers|batch(50) %}{{ row|last }} {% endfor %}\n",
    "append": "{% set ns = namespace(items=[]) %}{% for i in range(limit) %}"
    "{% set ns.items = ns.items + [i] %}{% endfor %}{{ ns.items|length }}\n",
}
PARTS = {
    "part.html": "<p class=\"{{ loop.cycle('odd', 'even') }}\">{{ item.name }}: {{ item.value }}</p>\n",
    "level6.html": "<html><title>{% block title %}base{% endblock %}</title>"
    "<body>{% block body %}<footer>{{ title }}</footer>{% endblock %}</body></html>\n",
}
for level in range(5, 0, -1):
    PARTS[f"level{level}.html"] = (
        f"{{% extends 'level{level + 1}.html' %}}{{% block title %}}{level} < {{{{ super() }}}}"
        f"{{% endblock %}}{{% block body %}}<i>{level}</i>{{{{ super() }}}}{{% endblock %}}")

STENCIL = {
    "table": TEMPLATES["table"],
    "hello": TEMPLATES["hello"],
    "posts": TEMPLATES["posts"],
}
MUSTACHE = {
    "table": "<table>{{#rows}}<tr>{{#.}}<td>{{.}}</td>{{/.}}</tr>{{/rows}}</table>\n",
    "hello": "<p>Hello {{name}}, you have {{count}} messages.</p>\n",
    "posts": "<ul>{{#posts}}<li><a href=\"{{url}}\">{{title}}</a> by {{author.name}}"
    "{{#isLong}} <em>long</em>{{/isLong}}{{^isLong}} <em>short</em>{{/isLong}}"
    "{{#tags}} <b>{{.}}</b>{{/tags}}</li>{{/posts}}</ul>\n",
}
#: What is compiled only: many tags in little text.
COMPILED = "dense"


def posts(count):
    return [{
        "url": f"/posts/{number}.html", "title": f"the {number}th post about paper and ink",
        "author": {"name": f"Author {number % 7}"}, "isLong": number % 3 == 0,
        "text": "Some words that make a summary which is cut somewhere. " * 3,
        "tags": [f"tag {number % 5}", "draft", f"Tag {number % 11}"][:number % 4],
    } for number in range(count)]


def tree(depth, width):
    if depth == 0:
        return []
    return [{"name": f"{depth}.{number}", "children": tree(depth - 1, width)}
            for number in range(width)]


def contexts():
    items = [{"name": f"item {number % 400}", "value": number, "flag": number % 2 == 0,
              "group": f"g{number % 10}"} for number in range(500)]
    keys = [f"key number {number}" for number in range(2000)]
    return {
        "table": {"rows": [[row * 10 + column for column in range(10)] for row in range(300)]},
        "hello": {"name": "World", "count": 42},
        "posts": {"posts": posts(50)},
        "blog": {"site": {"title": "Ink & paper"}, "posts": posts(50)},
        "arithmetic": {"limit": 5000},
        "macros": {"items": items},
        "call-blocks": {"items": items},
        "recursion": {"tree": tree(5, 4)},
        "big-dictionary": {"keys": keys, "table": {key: len(key) for key in keys}},
        "includes": {"items": items},
        "deep-inheritance": {"title": "A page", "items": items[:40]},
        "long-lists": {"numbers": [number * 7919 % 5003 for number in range(5000)], "items": items},
        "append": {"limit": 2000},
        COMPILED: {},
    }


def write(folder, name, text):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    folder = pathlib.Path(sys.argv[1])
    templates = dict(TEMPLATES)
    templates[COMPILED] = (TEMPLATES["blog"] + TEMPLATES["posts"]) * 40
    entries = []
    for name, data in contexts().items():
        write(folder, f"templates/{name}.html", templates[name])
        write(folder, f"contexts/{name}.json", json.dumps(data, indent=1))
        entry = {"name": name, "template": f"{name}.html", "context": f"{name}.json",
                 "autoescape": name in ("hello", "posts", "blog")}
        if name == COMPILED:
            entry["compile_only"] = True
        entries.append(entry)
    for name, text in PARTS.items():
        write(folder, f"templates/{name}", text)
    for language, texts in (("stencil", STENCIL), ("mustache", MUSTACHE)):
        for name, text in texts.items():
            write(folder, f"{language}/{name}.html", text)
    write(folder, "benchmarks.json", json.dumps(entries, indent=1))
    for entry in entries:
        if entry.get("compile_only"):
            continue
        environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(folder / "templates"), autoescape=entry["autoescape"])
        template = environment.from_string(templates[entry["name"]])
        output = template.render(contexts()[entry["name"]])
        write(folder, f"expected/{entry['name']}.out", output)


if __name__ == "__main__":
    main()
