#!/usr/bin/env python3
"""Runs the engine's benchmarks beside those of its peers and prints the tables.

usage: table.py PROGRAM [FOLDER]

PROGRAM is the built `Benchmarks`. FOLDER has inputs of your own in the form of inputs.py; by
default that one's are written into a temporary folder. All engines run one after another on the
same machine: compare the columns of one run, not the runs of two days.
"""
import importlib.metadata
import json
import os
import pathlib
import platform
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import inputs  # noqa: E402
from machine import processor  # noqa: E402

ENGINES = ["Torii", "minijinja", "Jinja2", "Stencil", "swift-mustache"]
BY_HAND = ["Swift, raw memory", "Swift, [UInt8]", "Torii"]
OWN_JSON = ["Torii", "minijinja", "minijinja's own tojson"]
MARKS = {None: "", "output": " *", "spelling": " †"}
LEGEND = """\
In brackets: the time as a multiple of that in the first column. `*`: the output differs. `†`: the output
differs only in how characters that are escaped for HTML are spelled."""


def json_lines(command):
    """The JSON objects that a command prints; what else it prints is a failure's message."""
    result = subprocess.run(command, stdout=subprocess.PIPE, text=True)
    if result.returncode < 0:
        print(f"{' '.join(command)} was ended by signal {-result.returncode}", file=sys.stderr)
    return [json.loads(line) for line in result.stdout.splitlines() if line.startswith("{")]


def version(package):
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return "not installed"


def swift_version():
    try:
        output = subprocess.run(["swift", "--version"], capture_output=True, text=True).stdout
    except OSError:
        return "unknown"
    return next((line for line in output.splitlines() if "version" in line), "unknown")


def machine():
    return [
        f"- Machine: {processor()}, {os.cpu_count()} processors, "
        f"{platform.system()} {platform.release()}",
        f"- Swift: {swift_version()}",
        f"- Python {platform.python_version()}, Jinja2 {version('jinja2')}, "
        f"minijinja {version('minijinja')} (its wheel)",
        "- CPU time of the process, the median of several samples",
    ]


def amount(nanoseconds):
    for unit, size in (("ms", 1e6), ("µs", 1e3)):
        if nanoseconds >= size:
            return f"{nanoseconds / size:.3g} {unit}"
    return f"{nanoseconds:.3g} ns"


def cell(line, key, base):
    if line is None:
        return ""
    if "error" in line:
        return "fails"
    if key not in line:
        return ""
    text = amount(line[key])
    if base:
        text += f" ({line[key] / base:.1f})"
    return text + (MARKS[line.get("differs")] if key == "render_ns" else "")


def table(results, key, engines):
    """Brackets have the time as a multiple of that of the first engine."""
    first, *others = [engine for engine in engines
                      if any(engine in lines for lines in results.values())]
    rows = ["| Template | " + " | ".join([first, *others]) + " |", "|---" * (len(others) + 2) + "|"]
    for name, lines in results.items():
        base = lines.get(first, {}).get(key)
        cells = [cell(lines.get(first), key, None)]
        cells += [cell(lines.get(engine), key, base) for engine in others]
        if any(cells):
            rows.append(f"| {name} | {' | '.join(cells)} |")
    return rows


def other_tables(program):
    doors = ["| Context | make the context | make it and render |", "|---|---|---|"]
    for line in json_lines([program, "doors"]):
        doors.append(f"| {line['door']} | {amount(line['context_ns'])} | "
                     f"{amount(line['context_and_render_ns'])} |")
    linear = ["| What grows | n | 2n | 4n | 8n |", "|---|---|---|---|---|"]
    for line in json_lines([program, "linear"]):
        linear.append(f"| {line['case']} | " +
                      " | ".join(f"{time} ns" for time in line["ns_per_unit"]) + " |")
    parallel = ["| threads | renders a second |", "|---|---|"]
    for line in json_lines([program, "parallel"]):
        parallel.append(f"| {line['threads']} | {line['renders_a_second']} |")
    return [("Context building", doors), ("Nanoseconds for a unit of size", linear),
            ("Parallel renders", parallel)]


def engine_tables(program, folder):
    results = {}
    lines = [line for kind in ("engine", "peers", "hand")
             for line in json_lines([program, kind, folder])]
    lines += json_lines([sys.executable, str(HERE / "peers.py"), folder])
    for line in lines:
        results.setdefault(line["name"], {})[line["engine"]] = line
    for name, of_engines in results.items():
        for engine, line in of_engines.items():
            if "error" in line:
                print(f"{engine} fails at {name}: {line['error']}", file=sys.stderr)

    def those_with(engine):
        return {name: lines for name, lines in results.items() if engine in lines}

    tables = [("Rendering", results, "render_ns", ENGINES),
              ("Chat templates and JSON", those_with(OWN_JSON[-1]), "render_ns", OWN_JSON),
              ("Swift by hand", those_with(BY_HAND[0]), "render_ns", BY_HAND),
              ("Compiling", results, "compile_ns", ENGINES[:3])]
    return [(title, table(lines, key, engines)) for title, lines, key, engines in tables if lines]


def report(program, folder):
    print("### The machine\n")
    print("\n".join(machine()))
    for title, rows in engine_tables(program, folder) + other_tables(program):
        print(f"\n### {title}\n")
        print("\n".join(rows), flush=True)
    print(f"\n{LEGEND}")


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    if len(sys.argv) == 3:
        if not pathlib.Path(sys.argv[2], "benchmarks.json").is_file():
            sys.exit(f"error: {sys.argv[2]} has no benchmarks.json; inputs.py describes what it holds")
        report(sys.argv[1], sys.argv[2])
        return
    with tempfile.TemporaryDirectory() as folder:
        inputs.write_inputs(pathlib.Path(folder))
        try:
            inputs.write_expected(pathlib.Path(folder))
        except ModuleNotFoundError:
            print(f"Outputs are not compared: {inputs.MISSING}", file=sys.stderr)
        report(sys.argv[1], folder)


if __name__ == "__main__":
    main()
