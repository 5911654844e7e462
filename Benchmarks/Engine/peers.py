#!/usr/bin/env python3
"""Times Jinja2 and, where it is installed, the minijinja wheel on a folder of benchmarks.

usage: peers.py FOLDER [SAMPLES]

Prints one JSON object a line, as the Swift program does: medians of the process's CPU time.
minijinja takes its context from Python on every render, which is how a Python program uses it.
"""
import json
import pathlib
import statistics
import sys
import time

SAMPLE_TIME = 40_000_000


def median_time(function, samples):
    """The median time of a call in nanoseconds; each sample lasts at least SAMPLE_TIME."""
    function()
    start = time.process_time_ns()
    function()
    repeats = max(1, SAMPLE_TIME // max(1, time.process_time_ns() - start))
    results = []
    for _ in range(samples):
        start = time.process_time_ns()
        for _ in range(repeats):
            function()
        results.append((time.process_time_ns() - start) / repeats)
    return round(statistics.median(results))


def jinja2_functions(folder, entry, source):
    import jinja2
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder / "templates"), autoescape=entry["autoescape"],
        auto_reload=False, extensions=["jinja2.ext.loopcontrols"],
        trim_blocks=entry.get("trim_blocks", False), lstrip_blocks=entry.get("lstrip_blocks", False))
    template = environment.from_string(source)
    return template.render, lambda: environment.from_string(source)


def minijinja_functions(folder, entry, source):
    import minijinja
    environment = minijinja.Environment(
        loader=minijinja.load_from_path(str(folder / "templates")), keep_trailing_newline=False,
        trim_blocks=entry.get("trim_blocks", False), lstrip_blocks=entry.get("lstrip_blocks", False))
    environment.auto_escape_callback = lambda name: entry["autoescape"]
    environment.add_template("main", source)
    return (lambda context: environment.render_template("main", **context),
            lambda: environment.add_template("main", source))


ENGINES = {"Jinja2": jinja2_functions, "minijinja": minijinja_functions}


def measure(engine, folder, entry, samples):
    line = {"engine": engine, "name": entry["name"]}
    source = (folder / "templates" / entry["template"]).read_bytes().decode()
    context = json.loads((folder / "contexts" / entry["context"]).read_bytes())
    try:
        render, compile_template = ENGINES[engine](folder, entry, source)
        if not entry.get("compile_only"):
            render(context)
            line["render_ns"] = median_time(lambda: render(context), samples)
        line["compile_ns"] = median_time(compile_template, samples)
    except Exception as error:  # What an engine cannot do is a result, too.
        line["error"] = f"{type(error).__name__}: {error}"[:200]
    return line


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    folder = pathlib.Path(sys.argv[1])
    samples = int(sys.argv[2]) if len(sys.argv) == 3 else 5
    for entry in json.loads((folder / "benchmarks.json").read_bytes()):
        for engine in ENGINES:
            print(json.dumps(measure(engine, folder, entry, samples)), flush=True)


if __name__ == "__main__":
    main()
