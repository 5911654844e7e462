#!/usr/bin/env python3
"""Puts the tables that benchmarks print into a page.

usage: page.py PAGE OUTPUT...

OUTPUT is what `make bench`, `make bench-generator` or `make bench-startup` printed. Each table and
each list in it has a line of its own before it that names it. The page has the same line, and what
stands after it there gives way. Text around it stays. A table that the page has no place for is an
error.
"""
import pathlib
import sys


def is_part(line):
    """Whether a line belongs to a table or a list."""
    return line.startswith(("| ", "|-", "- "))


def pieces(lines):
    """The tables and lists: the line that names each, and where it begins and ends."""
    result = []
    title = ""
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and is_part(lines[end]):
            end += 1
        if end > start:
            result.append((title, start, end))
        elif lines[start].strip():
            title = lines[start].strip()
        start = max(end, start + 1)
    return result


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    page = pathlib.Path(sys.argv[1])
    lines = page.read_text().splitlines()
    measured = {}
    for name in sys.argv[2:]:
        output = pathlib.Path(name).read_text().splitlines()
        measured.update({title: output[start:end] for title, start, end in pieces(output)})
    places = pieces(lines)
    missing = set(measured) - {title for title, _, _ in places}
    if missing:
        sys.exit(f"{page} has no place for: {', '.join(sorted(missing))}")
    # From the end, so that places before it stay what they are.
    for title, start, end in reversed(places):
        if title in measured:
            lines[start:end] = measured[title]
    page.write_text("\n".join(lines) + "\n")
    print("Refreshed: " + ", ".join(title for title, _, _ in places if title in measured))


if __name__ == "__main__":
    main()
