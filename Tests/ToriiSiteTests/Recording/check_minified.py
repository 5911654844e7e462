#!/usr/bin/env python3
"""Checks that what Fixtures/sites/minified must build to means what its sources mean.

HTML is compared as the tree that html5lib builds, CSS as the tokens of tinycss2, JSON as values and
XML in canonical form, each without comments and with runs of whitespace as one space.

    pip install html5lib tinycss2
    python3 Tests/ToriiSiteTests/Recording/check_minified.py
"""

import json
import pathlib
import re
import xml.etree.ElementTree as ElementTree

import html5lib
import tinycss2

SITE = pathlib.Path(__file__).parent.parent / "Fixtures/sites/minified"
KEPT = {"pre", "textarea", "code", "title", "script", "text"}


def css(text: str) -> list:
    def tokens(nodes: list) -> list:
        found = []
        for node in nodes:
            if node.type in ("whitespace", "comment"):
                continue
            inner = getattr(node, "content", getattr(node, "arguments", None))
            if inner is not None:
                found.append((node.type, tokens(inner)))
            elif not (node.type == "literal" and node.value == ";"):
                found.append((node.type, getattr(node, "value", None), getattr(node, "unit", None)))
        return found

    return tokens(tinycss2.parse_component_value_list(text))


def text(value: str | None, kept: bool) -> str:
    return (value or "") if kept else re.sub(r"[ \t\n\f\r]+", " ", value or "")


def html(source: str) -> list:
    def node(element, kept: bool) -> list:
        name = element.tag.rpartition("}")[2]
        kept = kept or name in KEPT
        if name == "style":
            return [name, css(element.text)]
        if name == "script" and element.get("type", "").endswith("json"):
            return [name, json.loads(element.text)]
        parts = [text(element.text, kept)]
        for child in element:
            if isinstance(child.tag, str):
                parts += [node(child, kept), text(child.tail, kept)]
            else:
                parts[-1] = text(parts[-1] + (child.tail or ""), kept)
        if name in ("html", "head", "table", "tbody", "tr"):
            parts = [part for part in parts if part not in ("", " ")]
        return [name, sorted(element.items()), parts]

    return node(html5lib.parse(source), False)


def xml(source: str) -> list:
    def node(element, kept: bool) -> list:
        kept = kept or element.tag.rpartition("}")[2] in KEPT
        parts = [element.text or ""]
        for child in element:
            parts += [node(child, kept), child.tail or ""]
        if not kept and all(not part or part.isspace() for part in parts if isinstance(part, str)):
            parts = [part for part in parts if not isinstance(part, str)]
        return [element.tag, sorted(element.items()), parts]

    return node(ElementTree.fromstring(source), False)


READERS = {".html": html, ".css": css, ".json": json.loads, ".svg": xml, ".js": str}

for source in [SITE / "templates/index.html", *sorted((SITE / "static").iterdir())]:
    expected = SITE / "expected" / source.name
    read = READERS[source.suffix]
    assert read(source.read_text()) == read(expected.read_text()), source.name
    print(source.name, source.stat().st_size, "→", expected.stat().st_size)
