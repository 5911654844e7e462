#!/usr/bin/env python3
"""Writes what the site Fixtures/sites/assets must build to.

Hashes come from hashlib; what the style sheets must say is written here by hand, with the names of
fingerprinted files filled in.

    python3 Tests/ToriiSiteTests/Recording/record_assets.py
"""

import base64
import hashlib
import pathlib
import shutil

SITE = pathlib.Path(__file__).parent.parent / "Fixtures/sites/assets"


def version(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:10]


def integrity(data: bytes) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(data).digest()).decode()


def named(path: str, data: bytes) -> str:
    stem, dot, ending = path.rpartition(".")
    return f"{stem}.{version(data)}{dot}{ending}"


def main() -> None:
    static = {
        str(path.relative_to(SITE / "static")): path.read_bytes()
        for path in sorted((SITE / "static").rglob("*"))
        if path.is_file()
    }
    output = dict(static)

    def publish(path: str, data: bytes) -> str:
        output[path] = data
        output[named(path, data)] = data
        return named(path, data)

    dot = publish("img/dot.png", static["img/dot.png"])
    grid = publish("img/a grid.svg", static["img/a grid.svg"])
    base = publish("css/parts/base.css", static["css/parts/base.css"])
    name = lambda path: path.rpartition("/")[2]
    encoded = name(grid).replace(" ", "%20")
    site = static["css/site.css"].decode()
    for old, new in [
        ('@import "parts/base.css" screen;', f'@import "parts/{name(base)}" screen;'),
        (".a { background: url(../img/dot.png)", f".a {{ background: url(\"../img/{name(dot)}\")"),
        ('url( "../img/dot.png?x#y" )', f'url( "../img/{name(dot)}?x#y" )'),
        (r"url(../img/a\ grid.svg)", f'url("../img/{encoded}")'),
        ("url('/blog/img/dot.png')", f'url("/blog/img/{name(dot)}")'),
        ('image-set("../img/dot.png" 1x', f'image-set("../img/{name(dot)}" 1x'),
    ]:
        assert site.count(old) == 1, old
        site = site.replace(old, new)
    site_name = publish("css/site.css", site.encode())

    # A part's addresses are those of its own folder; the bundle is in another one.
    more = static["css/parts/more.css"].decode()
    assert more.count("url(../../img/dot.png)") == 1
    plain = f'url("img/{name(dot)}")'
    bundle = more.replace("url(../../img/dot.png)", plain) + "\n"
    bundle += static["css/last.css"].decode() + "\n"
    output["css/parts/more.css"] = more.replace(
        "url(../../img/dot.png)", f'url("../../img/{name(dot)}")').encode()
    bundle_name = publish("all.css", bundle.encode())
    script = static["js/a.js"] + b"\n;\n" + static["js/b.js"] + b"\n;\n"
    script_name = publish("js/all.js", script)

    lines = [
        f"/blog/{site_name}",
        f"https://example.org/blog/{site_name}",
        integrity(site.encode()),
        "text/css",
        f"/blog/{dot} 2x1 image/png",
        f"/blog/{bundle_name}",
        f"/blog/{script_name}",
    ]
    output["index.html"] = "".join(line + "\n" for line in lines).encode()

    shutil.rmtree(SITE / "expected", ignore_errors=True)
    for path, data in output.items():
        target = SITE / "expected" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


main()
