#!/usr/bin/env python3
"""Records which files Jekyll, Hugo and Pelican write for the sites in ../Fixtures.

    python3 record_files.py [FIXTURE ...]

Each fixture KIND or KIND-NAME has the old site in `site/`; the paths that the real generator wrote
are written to `files.txt`. Fixtures of Zola are written by hand after its documentation.
Needs: jekyll 4.3 with jekyll-feed and jekyll-redirect-from, hugo 0.168, pelican 4.12.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

FIXTURES = pathlib.Path(__file__).resolve().parent.parent / "Fixtures"


def command(kind, site, output):
    if kind == "jekyll":
        return ["jekyll", "build", "--quiet", "--source", site, "--destination", output]
    if kind == "hugo":
        return ["hugo", "--quiet", "--source", site, "--destination", output]
    settings = "publishconf.py" if os.path.exists(site + "/publishconf.py") else "pelicanconf.py"
    return ["pelican", site + "/content", "--quiet", "-o", output, "-s", site + "/" + settings]


def record(fixture):
    kind = fixture.name.split("-")[0]
    if kind == "zola":
        return
    with tempfile.TemporaryDirectory() as folder:
        site, output = folder + "/site", folder + "/output"
        shutil.copytree(fixture / "site", site)
        for name in ["Gemfile"]:
            if os.path.exists(site + "/" + name):
                os.remove(site + "/" + name)
        environment = {**os.environ, "PYTHONPATH": site}
        result = subprocess.run(
            command(kind, site, output), cwd=site, env=environment, capture_output=True, text=True)
        if not os.path.isdir(output):
            sys.exit(f"{fixture.name}: {result.stdout}{result.stderr}")
        paths = sorted(
            str(path.relative_to(output)) for path in pathlib.Path(output).rglob("*")
            if path.is_file())
    (fixture / "files.txt").write_text("\n".join(paths) + "\n")
    print(f"{fixture.name}: {len(paths)} files")


for fixture in sorted(FIXTURES.iterdir()):
    if fixture.is_dir() and (len(sys.argv) < 2 or fixture.name in sys.argv[1:]):
        record(fixture)
