#!/usr/bin/env python3
"""Measures on real code how often the highlighter and Pygments give a character the same class.

CORPUS holds a folder for each language, named as Pygments names it, with files of code. For each
language this prints the number of characters, the share of all of them with the same class, and the
share of those that are no spaces. With --show LANGUAGE it also prints which classes differ, the most
frequent ones first, each with examples.

    pip install pygments==2.19.2
    python3 measure_agreement.py .build/release/Conformance CORPUS [LANGUAGE...] [--show LANGUAGE]
"""
import argparse
import collections
import html
import pathlib
import re
import subprocess
import tempfile

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name

SPAN = re.compile(r'<span class="([^"]*)">|</span>|([^<]+)')


def classes(markup):
    """The text of some HTML, and the class of every character of it."""
    text, result, current = [], [], ""
    for match in SPAN.finditer(markup):
        if match.group(2) is not None:
            piece = html.unescape(match.group(2))
            text.append(piece)
            result += [current] * len(piece)
        else:
            current = match.group(1) or ""
    return "".join(text), result


def read(path):
    """The text of a file, or None where it is not UTF-8 or too long to be worth the time."""
    data = path.read_bytes()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    return plain.rstrip("\n") + "\n" if 0 < len(plain) < 1_000_000 else None


def measured(program, folder):
    """The classes of both for every readable file of a language."""
    lexer = get_lexer_by_name(folder.name, stripnl=False, ensurenl=False)
    with tempfile.TemporaryDirectory() as name:
        work = pathlib.Path(name)
        jobs, lines = [], []
        for index, path in enumerate(sorted(folder.iterdir())):
            text = read(path) if path.is_file() else None
            if text is None:
                continue
            source, target = work / f"{index}.code", work / f"{index}.html"
            source.write_bytes(text.encode())
            jobs.append((path, text, target))
            lines.append(f"{folder.name}\t{source}\t{target}\n")
        (work / "list").write_text("".join(lines))
        subprocess.run([program, "highlight", "--batch", str(work / "list")], check=False)
        for path, text, target in jobs:
            if not target.exists():
                continue
            wanted = classes(highlight(text, lexer, HtmlFormatter(nowrap=True)))
            got = classes(target.read_bytes().decode("utf-8", "replace"))
            yield path, wanted, got


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("corpus", type=pathlib.Path)
    parser.add_argument("languages", nargs="*")
    parser.add_argument("--show", action="append", default=[])
    parser.add_argument("--examples", type=int, default=3)
    parser.add_argument("--files", action="store_true")
    options = parser.parse_args()
    wanted = options.languages or options.show
    total = collections.Counter()
    for folder in sorted(options.corpus.iterdir()):
        if not folder.is_dir() or (wanted and folder.name not in wanted):
            continue
        count = collections.Counter()
        differences, examples = collections.Counter(), collections.defaultdict(list)
        for path, (text, theirs), (_, ours) in measured(options.program, folder):
            if len(theirs) != len(ours):
                print(f"  {path}: {len(theirs)} and {len(ours)} characters")
                continue
            before = count["same"], count["all"]
            last = None
            for index, (a, b) in enumerate(zip(theirs, ours)):
                isBlank = text[index].isspace()
                count["all"] += 1
                count["same"] += a == b
                count["solid"] += not isBlank
                count["solid same"] += a == b and not isBlank
                if a != b and (a, b, index - 1) != last:
                    differences[a, b] += 1
                    if len(examples[a, b]) < options.examples:
                        line = text.count("\n", 0, index) + 1
                        near = text[max(0, index - 25) : index] + "⟦" + text[index : index + 25]
                        examples[a, b].append(f"{path.name}:{line} {near!r}")
                last = (a, b, index) if a != b else None
            if options.files:
                same, size = count["same"] - before[0], count["all"] - before[1]
                print(f"  {path.name} {100 * same / max(1, size):.2f}")
        total.update(count)
        report(folder.name, count)
        if folder.name in options.show:
            for (a, b), number in differences.most_common(25):
                print(f"  {number:6} Pygments {a or '-':4} ours {b or '-'}")
                for example in examples[a, b]:
                    print(f"         {example}")
    report("all", total)


def report(name, count):
    share = 100 * count["same"] / max(1, count["all"])
    solid = 100 * count["solid same"] / max(1, count["solid"])
    print(f"{name:14} {count['all']:9} {share:7.2f} {solid:7.2f}", flush=True)


main()
