#!/usr/bin/env python3
"""Checks the feeds and sitemaps of the repository's sites and of the specimen.

  check_feeds.py [FOLDER...]    folders of built sites; without one the sites are built

XML must be well-formed to xmllint. Atom must keep the rules of RFC 4287, RSS those of its
specification 2.0, JSON feeds those of version 1.1, sitemaps those of sitemaps.org. Every address of
the site that one of them names must be a file of the site.
"""

import json
import pathlib
import subprocess
import sys

import built_site
from feed_rules import atom, json_feed, rss
from sitemap_rules import robots, sitemap, sitemap_index

KINDS = {"feed": atom, "rss": rss, "urlset": sitemap, "sitemapindex": sitemap_index}


def check(folder, report):
    """Checks all files of a built site; gives their number."""
    count = 0
    for path in sorted(folder.rglob("*.xml")):
        count += check_xml(path, folder, report)
    for path in sorted(folder.rglob("*.json")):
        count += check_json(path, folder, report)
    robots_file = folder / "robots.txt"
    if robots_file.exists():
        site = Site(folder, robots_file, report)
        robots.check(robots_file.read_text(), site)
        count += 1
    return count


def check_xml(path, folder, report):
    site = Site(folder, path, report)
    lint = subprocess.run(
        ["xmllint", "--noout", "--nonet", str(path)], capture_output=True, text=True)
    if lint.returncode:
        site.problem(lint.stderr.strip())
        return 1
    from xml.etree import ElementTree

    root = ElementTree.parse(path).getroot()
    kind = root.tag.partition("}")[2] or root.tag
    if kind not in KINDS:
        return 0
    KINDS[kind].check(root, site)
    return 1


def check_json(path, folder, report):
    site = Site(folder, path, report)
    try:
        data = json.loads(path.read_bytes().decode())
    except ValueError as error:
        site.problem(str(error))
        return 1
    if not isinstance(data, dict) or "version" not in data:
        return 0
    json_feed.check(data, site)
    return 1


class Site:
    """The site that a file belongs to, for the rules."""

    def __init__(self, folder, path, report):
        self.folder = folder
        self.name = str(path.relative_to(folder))
        self.size = path.stat().st_size
        self.report = report

    def problem(self, text):
        self.report(f"{self.name}: {text}")

    def expect(self, condition, text):
        if not condition:
            self.problem(text)
        return condition

    def address(self, text, what):
        """An absolute address; of the site's own ones each must be a file."""
        if not self.expect(
                text and text.startswith(("http://", "https://")),
                f"{what} is no absolute address: {text!r}"):
            return
        self.expect(text.isascii() and " " not in text, f"{what} is not escaped: {text!r}")
        own = built_site.ADDRESS
        if text == own or text.startswith(own + "/"):
            self.expect(self.exists(text[len(own):]), f"{what} leads nowhere: {text}")

    def exists(self, path):
        from urllib.parse import unquote

        path = unquote(path.partition("#")[0].partition("?")[0]).lstrip("/")
        if not path or path.endswith("/"):
            path += "index.html"
        return (self.folder / path).is_file()


def main():
    problems = []
    folders = [pathlib.Path(name).resolve() for name in sys.argv[1:]]
    for folder in folders:
        print(f"{folder}: {check(folder, problems.append)} files")
    if not folders:
        done = set()
        for source, theme in built_site.sites():
            if source in done:
                continue
            done.add(source)
            title = source.relative_to(built_site.REPOSITORY)
            with built_site.built(source, theme) as folder:
                count = check(folder, lambda text, title=title: problems.append(f"{title} {text}"))
                print(f"{title}: {count} files", flush=True)
    print("\n".join(problems))
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
