#!/usr/bin/env python3
"""Measures how long `torii --version` takes beside programs that do nothing, and prints the table.

usage: table.py PROGRAM [RUNS]

PROGRAM is the built `torii`. The programs take turns, and the median of all runs is printed.
"""
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
SWIFT = os.environ.get("SWIFTC", "swiftc")


def run(command):
    """Wall and CPU seconds of a process."""
    output = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    start = time.monotonic()
    process = os.posix_spawn(command[0], command, os.environ, file_actions=output)
    _, status, usage = os.wait4(process, 0)
    wall = time.monotonic() - start
    if status != 0:
        sys.exit(f"{' '.join(command)} failed")
    return wall, usage.ru_utime + usage.ru_stime


def compiled(folder, name, *options):
    program = f"{folder}/{name}"
    command = [SWIFT, "-O", *options, "-o", program, str(HERE / "empty.swift")]
    return program if subprocess.run(command, capture_output=True).returncode == 0 else None


def programs(torii, folder):
    result = {"nothing (`true`)": [shutil.which("true")]}
    # Not every toolchain has the runtime as a static library.
    for name, options in [("empty Swift program", []),
                          ("empty Swift program, static runtime", ["-static-stdlib"])]:
        program = compiled(folder, f"empty{len(options)}", *options)
        if program:
            result[name] = [program]
    result["torii --version"] = [torii, "--version"]
    return result


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    runs = int(sys.argv[2]) if len(sys.argv) == 3 else 200
    with tempfile.TemporaryDirectory() as folder:
        commands = programs(sys.argv[1], folder)
        times = {name: [] for name in commands}
        for _ in range(runs):
            for name, command in commands.items():
                times[name].append(run(command))
    print("### Start-up\n\n| Program | wall | CPU |\n|---|---|---|")
    for name, samples in times.items():
        wall, cpu = (statistics.median(column) * 1000 for column in zip(*samples))
        print(f"| {name} | {wall:.2f} ms | {cpu:.2f} ms |")


if __name__ == "__main__":
    main()
