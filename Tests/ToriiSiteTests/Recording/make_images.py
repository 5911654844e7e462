"""Makes the images in Fixtures/images with Pillow. The name of each tells its size as browsers show it."""

import os
import sys

from PIL import Image

folder = os.path.join(os.path.dirname(__file__), "..", "Fixtures", "images")
os.makedirs(folder, exist_ok=True)


def save(name, size, **options):
    Image.new("RGB", size, (40, 80, 120)).save(os.path.join(folder, name), **options)


turned = Image.Exif()
turned[274] = 6
save("40x30.png", (40, 30))
save("41x31.gif", (41, 31))
save("42x32.jpg", (42, 32), quality=10)
save("43x33-progressive.jpg", (43, 33), quality=10, progressive=True)
save("34x44-turned.jpg", (44, 34), quality=10, exif=turned)
save("45x35-lossy.webp", (45, 35), quality=10)
save("46x36-lossless.webp", (46, 36), lossless=True)
Image.new("RGBA", (47, 37), (1, 2, 3, 4)).save(os.path.join(folder, "47x37-alpha.webp"), exif=Image.Exif().tobytes())
try:
    save("48x38.avif", (48, 38), quality=10)
except (KeyError, OSError) as problem:
    print("no AVIF:", problem, file=sys.stderr)
SVG = {
    "49x39.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="49" height="39px"/>',
    "50x25-box.svg": '<?xml version="1.0"?>\n<!-- <svg width="1" height="1"> -->\n'
    '<svg viewBox="0 0 50 25" xmlns="http://www.w3.org/2000/svg"></svg>',
    "60x30-width.svg": "<svg width='60' viewBox='0,0,100,50'/>",
}
for name, text in SVG.items():
    with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
        file.write(text + "\n")
