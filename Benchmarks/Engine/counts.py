#!/usr/bin/env python3
"""Counts the instructions of hot paths and compares them with those in instructions.txt.

`counts.py PROGRAM [--update]`, where PROGRAM is the built `Benchmarks`. Beside compiling and
rendering, what Swift by hand takes for the same pages is counted.
"""
import json
import pathlib
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import counting  # noqa: E402
import inputs  # noqa: E402

BY_HAND = ["table", "posts", "blog", "blog-index"]
#: What start-up takes is in the first run too. Where calls are short, what varies from run to run
#: is shared among more of them.
FEW, MANY, MOST = 2, 12, 202
SHORT = 200_000


def per_call(program, kind, folder, name):
    """The instructions of one call."""
    def of(calls):
        return counting.instructions([program, kind, str(folder), name, str(calls)])

    few = of(FEW)
    result = (of(MANY) - few) // (MANY - FEW)
    return result if result > SHORT else (of(MOST) - few) // (MOST - FEW)


def measure(program):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        inputs.write_inputs(folder)
        calls = []
        for entry in json.loads((folder / "benchmarks.json").read_bytes()):
            calls.append(("compile", entry["name"]))
            if not entry.get("compile_only"):
                calls.append(("render", entry["name"]))
        calls += [("write", name) for name in BY_HAND]
        return counting.at_once({
            f"{kind} {name}": lambda kind=kind, name=name: per_call(program, kind, folder, name)
            for kind, name in calls})


if __name__ == "__main__":
    title = 'Instructions of one compilation, render or write by hand ("make bench-counts").'
    counting.run(counting.Record(HERE / "instructions.txt", title), measure)
