#!/usr/bin/env python3
"""Writes Fixtures/resized: an image as raw pixels, and what Pillow's bicubic filter makes of it.

Each file holds red, green, blue and alpha of every pixel; its name ends with the size.

    pip install pillow
    python3 Tests/ToriiSiteTests/Recording/record_resized.py
"""

import pathlib

from PIL import Image

FOLDER = pathlib.Path(__file__).parent.parent / "Fixtures/resized"
WIDTH, HEIGHT = 40, 30
SIZES = [(40, 30), (20, 15), (13, 9), (1, 1), (7, 30), (60, 45), (40, 3)]


def pixel(x: int, y: int, is_opaque: bool) -> tuple[int, int, int, int]:
    edge = 255 if (x // 5 + y // 4) % 2 else 0
    return (x * 6 % 256, y * 8 % 256, edge, 255 if is_opaque else (x * 13 + y * 29) % 256)


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for name, is_opaque in [("opaque", True), ("clear", False)]:
        image = Image.new("RGBA", (WIDTH, HEIGHT))
        image.putdata([pixel(x, y, is_opaque) for y in range(HEIGHT) for x in range(WIDTH)])
        (FOLDER / f"{name}.rgba").write_bytes(image.tobytes())
        for size in SIZES:
            resized = image.convert("RGBa").resize(size, Image.Resampling.BICUBIC).convert("RGBA")
            path = FOLDER / f"{name}-{size[0]}x{size[1]}.rgba"
            path.write_bytes(resized.tobytes())
        box = (2.5, 0, 37.5, 30)
        cut = image.convert("RGBa").resize((14, 12), Image.Resampling.BICUBIC, box).convert("RGBA")
        (FOLDER / f"{name}-cut-14x12.rgba").write_bytes(cut.tobytes())


main()
