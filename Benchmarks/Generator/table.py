#!/usr/bin/env python3
"""Builds blogs of several sizes with Torii, Hugo and Pelican and prints the tables.

usage: table.py [--posts 100,1000,10000] [--large] [--tools torii,hugo] [--work FOLDER] [--runs 3]

Each build is a process of its own, measured from its start to its end by a small C program: wall
time, CPU time of all its threads, and its largest memory. The middle of several builds is printed;
builds from nothing are started in turns.
Work on a RAM disk where there is one (the default is /dev/shm): creating folders on a disk takes
longer than anything that is measured here. `--large` adds 100 000 posts.

Two rows are no generators but what each of them must do: `floor: posts` writes a file for each post,
`floor: same files` as many files as Torii, of the same sizes.
"""
import argparse
import os
import pathlib
import platform
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from machine import processor  # noqa: E402
import sites  # noqa: E402

PHASES = ["cold", "no change", "one post edited", "one template edited"]


class Meter:
    """Measures builds with the program of measure.c."""

    def __init__(self, folder):
        self.program = folder / "measure"
        self.report = folder / "measured"
        sites.compile_c("measure", self.program)

    def build(self, site):
        """Wall seconds, CPU seconds and megabytes of one build."""
        result = subprocess.run(
            [self.program, self.report, *site.command], cwd=site.folder,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        if result.returncode != 0:
            sys.exit(f"{site.name} failed in {site.folder}:\n"
                     + result.stderr.decode(errors="replace"))
        wall, cpu, memory = map(float, self.report.read_text().split())
        return wall, cpu, memory / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def middle(builds):
    return tuple(statistics.median(column) for column in zip(*builds))


def measure_cold(folders, meter, runs):
    """What the builds of all tools take, which are started in turns: what else a machine does meanwhile
    slows down all of them."""
    for site in folders:
        site.prepare()
    builds = {site: [] for site in folders}
    for _ in range(runs):
        for site in folders:
            site.clean()
            builds[site].append(meter.build(site))
    return {site: middle(measured) for site, measured in builds.items()}


def measure_others(site, meter, runs):
    """What each other kind of build takes, by its name."""
    result = {}
    if site.template is None:
        return result
    # File stamps are only so fine: what was written just now is not relied on.
    time.sleep(0.1)
    meter.build(site)
    result["no change"] = middle([meter.build(site) for _ in range(runs)])
    for phase, edit in [("one post edited", site.edit_post),
                        ("one template edited", site.edit_template)]:
        builds = []
        for run in range(runs):
            edit(f"mark {run}")
            time.sleep(0.1)
            builds.append(meter.build(site))
        result[phase] = middle(builds)
    return result


def print_table(count, rows):
    print(f"\n{count:,} posts".replace(",", " "))
    print("\n| Generator | " + " | ".join(PHASES) + " | files | MB |")
    print("|---|" + "---|" * (len(PHASES) + 2))
    for name, result, (files, size) in rows:
        cells = []
        for phase in PHASES:
            if phase not in result:
                cells.append("")
                continue
            wall, cpu, memory = result[phase]
            # A number stays beside its unit, however narrow a page makes the column.
            cells.append(f"{wall:.2f} s, {cpu:.2f} s CPU, {memory:.0f} MB".replace(" s", "\u00a0s")
                         .replace(" CPU", "\u00a0CPU").replace(" MB", "\u00a0MB"))
        print(f"| {name} | " + " | ".join(cells) + f" | {files} | {size / 1e6:.0f} |", flush=True)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--posts", default="100,1000,10000")
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--tools", default="floor,torii,hugo,pelican")
    parser.add_argument("--work", default="/dev/shm" if os.path.isdir("/dev/shm") else None)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    wanted = options.tools.split(",")
    kinds = []
    for kind in sites.ALL:
        if kind.name.split("-")[0] not in wanted:
            continue
        if kind.missing():
            print(f"{kind.name} is left out: {kind.missing()}", file=sys.stderr)
        else:
            kinds.append(kind)
    print("### Builds\n")
    print(f"- Machine: {processor()}, {os.cpu_count()} processors, "
          f"{platform.system()} {platform.release()}")
    print("- " + ", ".join(dict.fromkeys(kind.version() for kind in kinds)))
    print(f"- The middle of {options.runs} builds; those from nothing were started in turns")
    counts = [int(count) for count in options.posts.split(",")]
    if options.large:
        counts.append(100_000)
    for count in counts:
        rows = []
        with tempfile.TemporaryDirectory(dir=options.work) as work:
            work = pathlib.Path(work)
            meter = Meter(work)
            folders = [kind(work, count) for kind in kinds]
            cold = measure_cold(folders, meter, options.runs)
            for site in folders:
                measured = {"cold": cold[site], **measure_others(site, meter, options.runs)}
                rows.append((site.label or site.name, measured, site.written()))
                site.clean()
        print_table(count, rows)


if __name__ == "__main__":
    main()
