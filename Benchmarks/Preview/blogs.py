"""Blogs of any size, laid out for `torii` and for Hugo, with the same posts."""

import pathlib
import random
import shutil
import subprocess
import sys

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
THEME = REPOSITORY / "themes/sumi/templates"

WORDS = """archive balance candle danger early fabric garden harbor island journey kitchen ladder
market nature orange paper quiet river season timber under valley winter yellow zero bridge copper
double engine forest gentle hollow little morning number open pencil round silver table voice""".split()
TAGS = [f"topic-{number}" for number in range(60)]

TORII = """title: Blog
base_url: https://blog.example.org
theme: sumi
"""

HUGO = """baseURL = "https://blog.example.org/"
title = "Blog"
disableKinds = ["categories"]
[pagination]
pagerSize = 10
[outputs]
home = ["html", "rss"]
section = ["html"]
taxonomy = ["html"]
term = ["html"]
[markup.highlight]
noClasses = false
"""

LIST = """{{ range .Paginator.Pages }}<article><h2><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2>
<time>{{ .Date.Format "2006-01-02" }}</time><p>{{ .Summary }}</p></article>
{{ end }}{{ with .Paginator }}{{ if .HasPrev }}<a href="{{ .Prev.URL }}">Newer</a>{{ end }}
{{ if .HasNext }}<a href="{{ .Next.URL }}">Older</a>{{ end }}{{ end }}"""

HUGO_LAYOUTS = {
    "baseof.html": """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title>
<link rel="stylesheet" href="/site.css"></head>
<body><header><a href="/">{{ site.Title }}</a></header>
<main>{{ block "main" . }}{{ end }}</main></body></html>
""",
    "home.html": '{{ define "main" }}' + LIST + "{{ end }}\n",
    "section.html": '{{ define "main" }}<h1>{{ .Title }}</h1>' + LIST + "{{ end }}\n",
    "term.html": '{{ define "main" }}<h1>{{ .Title }}</h1>' + LIST + "{{ end }}\n",
    "taxonomy.html": """{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Data.Terms.ByCount }}
<li><a href="{{ .Page.RelPermalink }}">{{ .Page.LinkTitle }}</a> ({{ .Count }})</li>{{ end }}</ul>{{ end }}
""",
    "page.html": """{{ define "main" }}<article><h1>{{ .Title }}</h1>
<time>{{ .Date.Format "2 January 2006" }}</time>
{{ .Content }}
{{ range .GetTerms "tags" }}<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a> {{ end }}
{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</article>{{ end }}
""",
}


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def sentence(dice):
    words = " ".join(dice.choice(WORDS) for _ in range(dice.randint(6, 16)))
    return words.capitalize() + "."


def post(number):
    """About 500 words with headings, a list, code and a link."""
    dice = random.Random(number)
    tags = ", ".join(dice.sample(TAGS, dice.randint(1, 4)))
    year, month, day = 2010 + number % 15, 1 + number % 12, 1 + number % 28
    parts = [f"---\ntitle: {sentence(dice)[:-1]} {number}\ndate: {year}-{month:02}-{day:02}\n"
             f"tags: [{tags}]\n---\n"]
    for part in range(4):
        parts.append(f"## {sentence(dice)[:-1]}\n")
        parts += [" ".join(sentence(dice) for _ in range(5)) + "\n" for _ in range(2)]
        if part == 1:
            parts.append("\n".join(f"- {sentence(dice)}" for _ in range(4)) + "\n")
        if part == 2:
            name = dice.choice(WORDS)
            parts.append(f"```python\ndef {name}(items):\n    return [x for x in items if x]\n```\n")
    parts.append("See [more](https://example.org/more).\n")
    return "\n".join(parts)


def make(tool, folder, count, generator):
    """Writes a blog; hands back the files that a measurement edits.

    With a generator, `GENERATOR FOLDER COUNT --layout hugo` writes the posts to content/posts.
    """
    shutil.rmtree(folder, ignore_errors=True)
    if generator:
        command = [sys.executable, generator, str(folder), str(count), "--layout", "hugo"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    else:
        for number in range(count):
            write(folder / f"content/posts/post-{number}.md", post(number))
    write(folder / "static/site.css", "body { max-width: 40em }\n")
    edited = folder / "content/posts/edited-post.md"
    write(edited, "---\ntitle: Edited post\ndate: 2020-02-02\n---\nThe text.\n")
    if tool == "torii":
        write(folder / "torii.yaml", TORII)
        template = folder / "templates/base.html"
        write(template, (THEME / "base.html").read_text())
    else:
        write(folder / "hugo.toml", HUGO)
        for name, text in HUGO_LAYOUTS.items():
            write(folder / "layouts" / name, text)
        template = folder / "layouts/baseof.html"
    return edited, template
