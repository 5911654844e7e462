#!/usr/bin/env python3
"""Times Jinja2 and the minijinja wheel, where they are installed, on a folder of benchmarks.

usage: peers.py FOLDER [SAMPLES]

Prints one JSON object a line, as the Swift program does: medians of the process's CPU time, and
whether the output is as expected. minijinja takes its context from Python on every render, which is
how a Python program uses it.
"""
import datetime
import html
import importlib.util
import json
import pathlib
import statistics
import sys
import time

SAMPLE_TIME = 40_000_000
#: What strftime_now reads.
NOW = datetime.datetime(2026, 1, 1)


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


def is_chat(entry):
    """Whether the template is set up as Hugging Face's transformers sets up chat templates; where the
    entry does not say, its other settings do."""
    is_set_up_so = (entry.get("trim_blocks", False) and entry.get("lstrip_blocks", False)
                    and not entry["autoescape"])
    return entry.get("chat", is_set_up_so)


def raise_exception(message):
    raise ValueError(message)


def strftime_now(pattern):
    return NOW.strftime(pattern)


def chat_tojson(value, ensure_ascii=False, indent=None, separators=None, sort_keys=False):
    """As transformers has it."""
    return json.dumps(value, ensure_ascii=ensure_ascii, indent=indent, separators=separators,
                      sort_keys=sort_keys)


def blocks(entry):
    """How the entry wants white space around blocks."""
    return {key: is_chat(entry) or entry.get(key, False) for key in ("trim_blocks", "lstrip_blocks")}


def jinja2_functions(folder, entry, source):
    import jinja2
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder / "templates"), autoescape=entry["autoescape"],
        auto_reload=False, extensions=["jinja2.ext.loopcontrols"], **blocks(entry))
    if is_chat(entry):
        environment.globals.update(raise_exception=raise_exception, strftime_now=strftime_now)
        environment.filters["tojson"] = chat_tojson
    template = environment.from_string(source)
    return template.render, lambda: environment.from_string(source)


def minijinja_functions(folder, entry, source, chat_filters={"tojson": chat_tojson}):
    import minijinja
    environment = minijinja.Environment(
        loader=minijinja.load_from_path(str(folder / "templates")), keep_trailing_newline=False,
        **blocks(entry))
    environment.auto_escape_callback = lambda name: entry["autoescape"]
    if is_chat(entry):
        environment.add_global("raise_exception", raise_exception)
        environment.add_global("strftime_now", strftime_now)
        for name, function in chat_filters.items():
            environment.add_filter(name, function)
    environment.add_template("main", source)
    return (lambda context: environment.render_template("main", **context),
            lambda: environment.add_template("main", source))


def minijinja_alone_functions(folder, entry, source):
    """With minijinja's own tojson, which calls no Python but escapes for HTML in chat templates too."""
    return minijinja_functions(folder, entry, source, chat_filters={})


#: Functions that make an engine's render and compile functions, and the package that it needs.
ENGINES = {"Jinja2": (jinja2_functions, "jinja2"), "minijinja": (minijinja_functions, "minijinja")}
#: What is measured on chat templates only.
CHAT_ENGINES = {"minijinja's own tojson": (minijinja_alone_functions, "minijinja")}


def difference(output, expected):
    """Nothing where the output is as expected, else what differs."""
    if output == expected:
        return None
    # minijinja escapes `/` too, and writes `&quot;` where Jinja2 writes `&#34;`.
    is_spelling = html.unescape(output) == html.unescape(expected)
    return "spelling" if is_spelling else "output"


def measure(engine, functions, folder, entry, samples):
    line = {"engine": engine, "name": entry["name"]}
    expected = folder / "expected" / f"{entry['name']}.out"
    try:
        source = (folder / "templates" / entry["template"]).read_bytes().decode()
        context = json.loads((folder / "contexts" / entry["context"]).read_bytes())
        render, compile_template = functions(folder, entry, source)
        if not entry.get("compile_only"):
            output = render(context)
            if expected.exists():
                line["differs"] = difference(output, expected.read_bytes().decode())
            line["render_ns"] = median_time(lambda: render(context), samples)
        line["compile_ns"] = median_time(compile_template, samples)
    except Exception as error:  # What an engine cannot do is a result, too.
        line["error"] = f"{type(error).__name__}: {error}"[:200]
    return line


def report_missing():
    for engine, (_, package) in ENGINES.items():
        if not importlib.util.find_spec(package):
            print(f"{engine} is left out: pip install {package}", file=sys.stderr)


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    folder = pathlib.Path(sys.argv[1])
    samples = int(sys.argv[2]) if len(sys.argv) == 3 else 5
    report_missing()
    for entry in json.loads((folder / "benchmarks.json").read_bytes()):
        engines = {**ENGINES, **CHAT_ENGINES} if is_chat(entry) else ENGINES
        for engine, (functions, package) in engines.items():
            if importlib.util.find_spec(package):
                line = measure(engine, functions, folder, entry, samples)
                print(json.dumps(line), flush=True)


if __name__ == "__main__":
    main()
