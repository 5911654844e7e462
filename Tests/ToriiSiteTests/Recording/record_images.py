#!/usr/bin/env python3
"""Writes what the site Fixtures/images-site must build to, with the libraries for images and without.

The names of images are computed here from hashlib; the images themselves are only listed, with their
sizes, since other versions of the libraries write other bytes.

    python3 Tests/ToriiSiteTests/Recording/record_images.py
"""

import hashlib
import pathlib

SITE = pathlib.Path(__file__).parent.parent / "Fixtures/images-site"
BASE = "/blog"
SOURCES = {
    "img/photo.jpg": (SITE / "static/img/photo.jpg", "jpeg"),
    "img/w.webp": (SITE / "static/img/w.webp", "webp"),
    "trip/chart.png": (SITE / "content/trip/chart.png", "png"),
    "trip/turned.jpg": (SITE / "content/trip/turned.jpg", "jpeg"),
}
made: dict[str, tuple[int, int]] = {}


def version(path: str) -> str:
    return hashlib.sha256((SITE / "static" / path).read_bytes()).hexdigest()[:10]


def image(path: str, width: int, height: int, *, format=None, quality=70, crop=False) -> str:
    file, own = SOURCES[path]
    format = format or own
    quality = 0 if format == "png" else quality
    text = f"1 {width} {height} {str(crop).lower()} {format} {quality} "
    digest = hashlib.sha256(file.read_bytes()).digest()
    mark = hashlib.sha256(text.encode() + digest).hexdigest()[:10]
    stem, _, ending = path.rpartition(".")
    ending = ending if format == own else format
    name = f"{stem}-{width}x{height}.{mark}.{ending}"
    made[name] = (width, height)
    return name


def main() -> None:
    photo = f"{BASE}/img/photo.jpg?v={version('img/photo.jpg')}"
    index = [
        f"{BASE}/{image('img/photo.jpg', 21, 16)} 21 16 image/jpeg",
        f"https://example.org{BASE}/{image('img/photo.jpg', 21, 16)}",
        image("img/photo.jpg", 11, 8, quality=90),
        image("img/photo.jpg", 10, 8),
        image("img/photo.jpg", 10, 10, crop=True),
        image("img/photo.jpg", 20, 15, format="webp"),
        "img/photo.jpg",
        image("img/w.webp", 23, 18, format="png"),
        "img/v.svg",
        f"{BASE}/{image('img/photo.jpg', 5, 4)} 5w, {BASE}/{image('img/photo.jpg', 21, 16)} 21w, "
        f"{photo} 42w",
        f"{BASE}/{image('img/photo.jpg', 5, 4, format='webp')} 5w, "
        f"{BASE}/{image('img/photo.jpg', 42, 32, format='webp')} 42w",
    ]
    srcset = ", ".join(
        [
            f"{BASE}/{image('trip/chart.png', 10, 8)} 10w",
            f"{BASE}/{image('trip/chart.png', 30, 23)} 30w",
            f"{BASE}/trip/chart.png 40w",
        ]
    )
    more = f' srcset="{srcset}" sizes="(min-width: 40em) 40em, 100vw"'

    def trip(attributes: str, *lines: str) -> str:
        chart = f'<img src="{BASE}/trip/chart.png" alt="A chart" width="40" height="30"{attributes}'
        drawn = f'<img src="{BASE}/img/v.svg" alt="Drawn" width="49" height="39"'
        lazy = ' loading="lazy" decoding="async" />'
        return "\n".join([f"<p>{chart}{lazy} {drawn}{lazy}</p>", "", *lines]) + "\n"

    page = trip(
        more,
        f"{BASE}/{image('trip/chart.png', 17, 13)} 13",
        f"{BASE}/{image('trip/turned.jpg', 17, 22)} 22",
    )
    (SITE / "expected.txt").write_text(
        "\n".join(index)
        + "\n---\n"
        + page
        + "---\n"
        + "".join(f"{name} {width}x{height}\n" for name, (width, height) in sorted(made.items()))
    )
    plain = [
        f"{photo} 42 32 image/jpeg",
        f"https://example.org{photo}",
        *["img/photo.jpg"] * 5,
        "img/w.webp",
        "img/v.svg",
        f"{photo} 42w",
        f"{photo} 42w",
    ]
    page = trip("", f"{BASE}/trip/chart.png 30", f"{BASE}/trip/turned.jpg 44")
    (SITE / "expected-without.txt").write_text("\n".join(plain) + "\n---\n" + page + "---\n")


main()
