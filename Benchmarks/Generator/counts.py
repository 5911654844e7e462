#!/usr/bin/env python3
"""Counts the instructions of builds and compares them with those in instructions.txt.

`counts.py PROGRAM [--update]`, where PROGRAM is the built `torii`. One thread works: how several
share the work is not the same each time. What a post costs is counted between blogs of two sizes,
once among few posts and once among many: it is not to depend on their number.
"""
import pathlib
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import counting  # noqa: E402
import sites  # noqa: E402

FEW = (100, 300)
MANY = (1000, 1200)


def command(program):
    return [program, "build", "--quiet", "--jobs", "1"]


def builds(program, folder, count):
    """The instructions of a cold build, of one with nothing changed, and of one with an edited post."""
    site = sites.Torii(folder, count)
    result = {"cold": counting.instructions(command(program), site.folder)}
    # Files that were written just now are not relied on, so a build soon after is another one.
    for name, edit in [("no change", None), ("one post edited", lambda: site.edit_post("mark"))]:
        if edit:
            edit()
        time.sleep(0.1)
        result[name] = counting.instructions(command(program), site.folder)
    return result


def measure(program):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        result = counting.at_once({
            count: lambda count=count: builds(program, folder, count)
            for count in sorted(FEW + MANY, reverse=True)})
    counts = {}
    for small, large in (FEW, MANY):
        difference = result[large]["cold"] - result[small]["cold"]
        counts[f"cold, a post of {large}"] = difference // (large - small)
    for kind, count in result[FEW[0]].items():
        counts[f"{kind}, {FEW[0]} posts"] = count
    # Posts differ in what lists them, so that there is no telling what one more costs; and where each
    # costs little, it is less than what two builds of one blog differ in.
    for kind in ("no change", "one post edited"):
        counts[f"{kind}, {MANY[0]} posts"] = result[MANY[0]][kind]
    return counts


if __name__ == "__main__":
    title = 'Instructions of builds on one thread ("make bench-counts").'
    libraries = ["jemalloc", "libcmark", "yaml-0.1", "zlib"]
    counting.run(counting.Record(HERE / "instructions.txt", title, libraries), measure)
