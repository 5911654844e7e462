#!/usr/bin/env python3
"""Counts the instructions of hot paths and compares them with those in instructions.txt.

usage: counts.py PROGRAM [--update]

PROGRAM is the built `Benchmarks`; valgrind's callgrind counts what it executes. Counts repeat where
times do not, so a change of more than 2 % is a change of the program. They belong to one compiler
and one kind of processor, which the file names: on another, --update first.
"""
import json
import pathlib
import platform
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
FILE = HERE / "instructions.txt"
TOLERANCE = 0.02
HEADER = """\
# Instructions of one compilation or render, counted by callgrind; compared by "make bench-counts".
# %s
"""


def counted(program, kind, folder, name, count):
    command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", program, kind,
               folder, name, str(count)]
    output = subprocess.run(command, capture_output=True, text=True).stderr
    found = re.search(r"Collected : (\d+)", output)
    if not found:
        sys.exit(f"{' '.join(command)} counted nothing:\n{output}")
    return int(found.group(1))


def per_call(program, kind, folder, name):
    """The instructions of one call: what start-up takes is in both runs."""
    few, many = 2, 12
    return (counted(program, kind, folder, name, many)
            - counted(program, kind, folder, name, few)) // (many - few)


def measure(program):
    counts = {}
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, str(HERE / "inputs.py"), folder], check=True)
        for entry in json.loads((pathlib.Path(folder) / "benchmarks.json").read_bytes()):
            kinds = ["compile"] if entry.get("compile_only") else ["compile", "render"]
            for kind in kinds:
                name = entry["name"]
                counts[f"{kind} {name}"] = per_call(program, kind, folder, name)
                print(f"{kind} {name}: {counts[f'{kind} {name}']}", flush=True)
    return counts


def recorded():
    counts = {}
    for line in FILE.read_text().splitlines():
        if line and not line.startswith("#"):
            key, count = line.rsplit(" ", 1)
            counts[key] = int(count)
    return counts


def compare(counts):
    """Prints what changed; tells whether something got slower."""
    is_slower = False
    known = recorded()
    for key, count in counts.items():
        if key not in known:
            print(f"new: {key} {count}")
            continue
        change = count / known[key] - 1
        if abs(change) > TOLERANCE:
            print(f"{key}: {known[key]} -> {count} ({change:+.1%})")
            is_slower = is_slower or change > 0
    return is_slower


def main():
    arguments = sys.argv[1:]
    if not arguments or arguments[1:] not in ([], ["--update"]):
        sys.exit(__doc__)
    counts = measure(arguments[0])
    if arguments[1:]:
        swift = subprocess.run(["swift", "--version"], capture_output=True, text=True).stdout
        place = f"{swift.splitlines()[0]}, {platform.machine()}"
        lines = [f"{key} {count}\n" for key, count in counts.items()]
        FILE.write_text(HEADER % place + "".join(lines))
    elif compare(counts):
        sys.exit("something takes more instructions; if that is meant, record it with --update")


if __name__ == "__main__":
    main()
