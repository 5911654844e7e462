#!/usr/bin/env python3
"""Records what Pygments makes of the code samples in Fixtures.

For every Fixtures/LANGUAGE/NAME.code this writes NAME.html: Pygments' own HTML without the element
around it. With --measure PROGRAM (the built Conformance) it also writes Fixtures/agreement.txt: the
share of characters, in percent, to which both give the same class. The tests hold every sample to
its share.

    pip install pygments==2.19.2
    python3 record_fixtures.py [--measure .build/debug/Conformance]
"""
import html
import pathlib
import re
import subprocess
import sys

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name

FIXTURES = pathlib.Path(__file__).resolve().parent.parent / "Fixtures"
SPAN = re.compile(r'<span class="([^"]*)">|</span>|([^<]+)')


def classes(markup):
    """The class of every character of some HTML."""
    result, current = [], ""
    for match in SPAN.finditer(markup):
        if match.group(2) is not None:
            result += [current] * len(html.unescape(match.group(2)))
        else:
            current = match.group(1) or ""
    return result


def main():
    program = sys.argv[2] if sys.argv[1:2] == ["--measure"] else None
    shares = []
    for path in sorted(FIXTURES.glob("*/*.code")):
        language = path.parent.name
        lexer = get_lexer_by_name(language, stripnl=False, ensurenl=False)
        recorded = highlight(path.read_text(), lexer, HtmlFormatter(nowrap=True))
        path.with_suffix(".html").write_text(recorded)
        if program:
            ours = subprocess.run(
                [program, "highlight", language, str(path)], check=True, capture_output=True, text=True
            ).stdout
            wanted, got = classes(recorded), classes(ours)
            same = sum(a == b for a, b in zip(wanted, got))
            share = 100 if recorded == ours else int(1000 * same / max(1, len(wanted))) / 10
            shares.append(f"{language}/{path.stem} {share:g}\n")
    if program:
        (FIXTURES / "agreement.txt").write_text("".join(shares))
        print("".join(shares), end="")


main()
