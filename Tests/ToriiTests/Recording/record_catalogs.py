#!/usr/bin/env python3
"""Records what GNU msgfmt and Python's gettext make of the catalogues in Fixtures/catalogs, and
what Jinja2 and Babel find in the templates there.

Run it after a change to a file there; it writes the .mo files and lookups.jsonl, plural_rules.jsonl
from the list below, and messages.jsonl and messages.pot.
"""

import gettext
import io
import json
import pathlib
import struct
import subprocess

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.pofile import write_po
from jinja2.ext import babel_extract

FOLDER = pathlib.Path(__file__).parent.parent / "Fixtures" / "catalogs"
COUNTS = [0, 1, 2, 3, 4, 5, 10, 11, 12, 20, 21, 22, 25, 100, 101, 102, 111, 121, 1000000, -1, -7]
RULES = """n != 1
0
n>1
n==1 ? 0 : n==2 ? 1 : 2
n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2
n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5
(n==1) ? 0 : ((n>=2 && n<=4) ? 1 : 2)
!n
!n==1
!!n || n
!(n > 2) && n
n || 5
n && 3
n-5/2*3
n/3+n%3
(n-10)%7
n < 3 == 1
n == 1 < 2
n%(n-1)
n/(n-2)
n +
n + !n
(n
n)
n ? 1
x
1.5
n = 1

n n
((((((((((n))))))))))""".split("\n")
LOOKUPS = [
    ("Hello", None), ("Untranslated", None), ("Fuzzy", None), ("Obsolete", None),
    ("Absent", None), ("May", "month"), ("May", "verb"), ("May", None), ("long text", None),
    ('escapes: \t"quoted"\\ A B\n', None), ("%(num)s apple", None), ("caf\u00e9", None),
    ("cafe\u0301", None), ("", "empty id"),
]
PLURALS = [
    ("%(num)s apple", "%(num)s apples", None), ("%(num)s hat", "%(num)s hats", "shop"),
    ("absent", "absents", None), ("Hello", "Hellos", None),
]


TAGS = ["TRANSLATORS:", "NOTE"]


def swapped(data):
    """The same .mo file in the other byte order, without its hash table."""
    count, sources, targets = struct.unpack("<3I", data[8:20])
    result = bytearray(data)
    result[0:28] = struct.pack(">7I", 0x950412DE, 0, count, sources, targets, 0, 0)
    for table in (sources, targets):
        numbers = struct.unpack(f"<{2 * count}I", data[table : table + 8 * count])
        result[table : table + 8 * count] = struct.pack(f">{2 * count}I", *numbers)
    return bytes(result)


def lookups(path):
    with path.open("rb") as file:
        catalog = gettext.GNUTranslations(file)
    for message, context in LOOKUPS:
        text = catalog.pgettext(context, message) if context else catalog.gettext(message)
        yield {"singular": message, "context": context, "expected": text}
    for singular, plural, context in PLURALS:
        for count in COUNTS:
            if context:
                text = catalog.npgettext(context, singular, plural, count)
            else:
                text = catalog.ngettext(singular, plural, count)
            yield {
                "singular": singular, "plural": plural, "count": count, "context": context,
                "expected": text,
            }


def rule(text):
    """The form of every count; null where the evaluation fails, no list if the rule is refused."""
    try:
        function = gettext.c2py(text)
    except (ValueError, SyntaxError):
        return {"rule": text, "forms": None}
    forms = []
    for count in COUNTS:
        try:
            forms.append(function(count))
        except ZeroDivisionError:
            forms.append(None)
    return {"rule": text, "counts": COUNTS, "forms": forms}


def write(name, objects):
    lines = [json.dumps(item, ensure_ascii=True) + "\n" for item in objects]
    (FOLDER / name).write_text("".join(lines))


def extractions(path):
    """The calls in a template, as Jinja2's extraction for Babel gives them."""
    keywords = ["_", "gettext", "ngettext", "pgettext", "npgettext"]
    with path.open("rb") as file:
        for line, function, message, comments in babel_extract(file, keywords, TAGS, {}):
            texts = list(message) if isinstance(message, tuple) else [message]
            yield {"line": line, "function": function, "texts": texts, "comments": comments}


def catalog_template(paths):
    """The .pot file that Babel makes of templates, without its header and line wrapping."""
    catalog = Catalog()
    for path in paths:
        with path.open("rb") as file:
            found = extract(babel_extract, file, DEFAULT_KEYWORDS, TAGS, {})
            for line, message, comments, context in found:
                catalog.add(
                    message, None, [(path.name, line)], auto_comments=comments, context=context)
    output = io.BytesIO()
    write_po(output, catalog, width=0, omit_header=True)
    return output.getvalue()


found = []
for po in sorted(FOLDER.glob("*.po")):
    mo = po.with_suffix(".mo")
    subprocess.run(["msgfmt", "-o", mo, po], check=True)
    mo.with_name(po.stem + "-swapped.mo").write_bytes(swapped(mo.read_bytes()))
    for item in lookups(mo):
        found.append({"catalog": po.stem, **item})
write("lookups.jsonl", found)
write("plural_rules.jsonl", [rule(text) for text in RULES])

templates = sorted(FOLDER.glob("templates/*.html"))
write(
    "messages.jsonl",
    [{"template": path.name, "messages": list(extractions(path))} for path in templates])
(FOLDER / "messages.pot").write_bytes(catalog_template(templates))
