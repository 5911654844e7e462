"""Makes the photographs of this site: sea, hills, rooms, rain, sand and snow that never were.

    python3 make_photographs.py     writes content/work/*/*.jpg

Needs NumPy and Pillow. The same seeds give the same pictures.
"""

import io
import pathlib

import numpy as np
from PIL import Image

WORK = pathlib.Path(__file__).parent / "content" / "work"
LIMIT = 58_000  # bytes a picture


def rgb(text):
    return np.array([int(text[i : i + 2], 16) for i in (1, 3, 5)], float) / 255


def ramp(values, colours):
    """Values from 0 to 1 as colours, from the first to the last."""
    stops = np.linspace(0, 1, len(colours))
    table = np.array([rgb(c) for c in colours])
    return np.stack([np.interp(values, stops, table[:, i]) for i in range(3)], -1)


def noise(rng, height, width, cell, octaves=5, stretch=1.0, gain=0.5):
    """Smooth noise from 0 to 1; `stretch` draws it out sideways."""
    total, weight = np.zeros((height, width)), 1.0
    for octave in range(octaves):
        size = cell / 2**octave
        rows = max(2, int(height / size) + 2)
        columns = max(2, int(width / size / stretch) + 2)
        grid = Image.fromarray(rng.random((rows, columns)).astype("float32"))
        total += weight * np.asarray(grid.resize((width, height), Image.BICUBIC))
        weight *= gain
    total -= total.min()
    return total / total.max()


def blur(array, radius):
    """A soft lens: down, and up again."""
    height, width = array.shape[:2]
    small = max(2, int(width / radius)), max(2, int(height / radius))
    planes = array[..., None] if array.ndim == 2 else array
    out = []
    for i in range(planes.shape[-1]):
        plane = Image.fromarray(planes[..., i].astype("float32"))
        out.append(np.asarray(plane.resize(small, Image.BOX).resize((width, height), Image.BICUBIC)))
    return out[0] if array.ndim == 2 else np.stack(out, -1)


def mix(a, b, amount):
    amount = amount[..., None] if np.ndim(amount) == 2 else amount
    return a * (1 - amount) + b * amount


def smooth(edge0, edge1, x):
    t = np.clip((x - edge0) / (edge1 - edge0), 0, 1)
    return t * t * (3 - 2 * t)


def grid(width, height):
    y, x = np.mgrid[0:height, 0:width]
    return x / width, y / height


def save(image, name, rng, grain=0.012, vignette=0.16):
    height, width = image.shape[:2]
    x, y = grid(width, height)
    image = image * (1 - vignette * ((x - 0.5) ** 2 + (y - 0.5) ** 2) * 2)[..., None]
    image = image + (blur(rng.normal(0, 1, (height, width)), 1.6) * grain)[..., None]
    picture = Image.fromarray((np.clip(image, 0, 1) * 255 + 0.5).astype("uint8"))
    for quality in range(88, 30, -3):
        buffer = io.BytesIO()
        picture.save(buffer, "JPEG", quality=quality, optimize=True, progressive=True)
        if buffer.tell() <= LIMIT:
            break
    path = WORK / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(buffer.getvalue())
    print(f"{name}: {width}×{height}, {buffer.tell() // 1024} KB, quality {quality}")


def sea(name, seed, width, height, line, sky, water, sun=None, mist=0.05, swell=0.2):
    rng = np.random.default_rng(seed)
    x, y = grid(width, height)
    clouds = noise(rng, height, width, height / 3, stretch=5)
    up = np.clip((line - y) / line, 0, 1)
    air = ramp(np.clip(up + (clouds - 0.5) * 0.34 * smooth(0, 0.35, up), 0, 1), sky)
    down = np.clip((y - line) / (1 - line), 1e-4, 1)
    far = noise(rng, height, width, 10, 2, stretch=14)
    near = noise(rng, height, width, 70, 4, stretch=5)
    waves = (far - 0.5) * (1 - smooth(0, 0.5, down)) + (near - 0.5) * smooth(0.05, 0.9, down)
    sea_ = ramp(np.clip(down**0.8 + waves * swell * 1.6, 0, 1), water)
    image = np.where((y > line)[..., None], sea_, air)
    if sun is not None:
        place, colour, power = sun
        ratio = width / height
        glow = np.exp(-(((x - place) * ratio) ** 2 * 3 + (y - line) ** 2 * 16))
        image = mix(image, rgb(colour), np.clip(glow * power, 0, 1) * (y <= line))
        path = np.exp(-(((x - place) / (0.03 + down * 0.13)) ** 2)) * smooth(0.45, 0.8, near * 0.5 + far * 0.5)
        image = mix(image, rgb(colour), np.clip(path * power * (1 - down * 0.6), 0, 1) * (y > line))
    haze = np.exp(-(((y - line) / mist) ** 2))
    image = mix(image, rgb(sky[0]), haze * 0.75)
    save(image, name, rng)


def hills(name, seed, width, height, sky, hue, layers=6, top=0.32):
    rng = np.random.default_rng(seed)
    x, y = grid(width, height)
    image = ramp(np.clip(1 - y * 1.4 + (noise(rng, height, width, height / 2, stretch=4) - 0.5) * 0.2, 0, 1), sky)
    for layer in range(layers):
        depth = layer / (layers - 1)
        line = noise(rng, 8, width, width / (2.2 + layer * 0.5), 7, gain=0.47)[4]
        ridge = top + (0.93 - top) * depth**1.15 - (line - 0.5) * (0.2 + 0.14 * depth)
        inside = smooth(-0.0012, 0.0012, y - ridge[None, :])
        colour = rgb(hue[0]) * (1 - depth) + rgb(hue[1]) * depth
        fog = smooth(0, 0.34 - 0.12 * depth, y - ridge[None, :]) * (0.92 - 0.75 * depth)
        wisps = noise(rng, height, width, height / 4, 4, stretch=4)
        body = mix(np.broadcast_to(colour, image.shape), rgb(sky[0]), np.clip(fog * (0.65 + 0.6 * wisps), 0, 1))
        image = mix(image, body, inside)
    save(image, name, rng)


def room(name, seed, width, height, columns, rows, warm, dusk, left=0.12, right=0.88, sill=0.7, slope=0.0):
    rng = np.random.default_rng(seed)
    scale = 2
    w, h = width * scale, height * scale
    x, y = grid(w, h)
    wall = ramp(np.clip(0.35 + 0.5 * np.exp(-((x - 0.5) ** 2) * 5) - np.abs(y - 0.4) * 0.5, 0, 1), dusk)
    u, v = (x - left) / (right - left), (y - 0.07 - slope * x) / (sill - 0.07)
    inside = (u > 0) & (u < 1) & (v > 0) & (v < 1)
    light = np.exp(-((u - 0.62) ** 2) * 2.2 - (v - 0.35) ** 2 * 1.6)
    branches = noise(rng, h, w, h / 2.2, 5, stretch=0.7)
    light = light * (0.72 + 0.4 * smooth(0.3, 0.62, branches)) + (noise(rng, h, w, 26, 3) - 0.5) * 0.05
    paper = ramp(np.clip(light, 0, 1), warm)
    bar, frame = 0.0035 * h / w * columns, 0.03
    near_u = np.abs(u * columns - np.round(u * columns)) / columns * (right - left)
    near_v = np.abs(v * rows - np.round(v * rows)) / rows * (sill - 0.07)
    lattice = (near_u < 0.0026) | (near_v < 0.0026 * w / h)
    split = np.abs(u - 0.5) * (right - left) < 0.008
    wood = rgb(dusk[0]) * 0.8
    paper = np.where(lattice[..., None], mix(paper, wood, 0.72), paper)
    paper = np.where(split[..., None], wood, paper)
    image = np.where(inside[..., None], paper, wall)
    floor = smooth(0, 0.004, y - sill - 0.035 - slope * x)
    mirror = np.clip((2 * (sill + 0.02) - y) * h, 0, h - 1).astype(int)
    reflection = image[mirror, np.broadcast_to(np.arange(w), (h, w))]
    for radius in (18, 11):
        reflection = blur(reflection, radius)
    boards = 0.86 + 0.14 * (noise(rng, h, w, 60, 3, stretch=0.1))
    ground = mix(reflection, rgb(dusk[0]), 0.45) * boards[..., None] * (1 - 0.45 * smooth(sill, 1.1, y))[..., None]
    image = mix(image, ground, floor)
    image = np.stack(
        [np.asarray(Image.fromarray(image[..., i].astype("float32")).resize((width, height), Image.LANCZOS)) for i in range(3)], -1)
    save(mix(image, blur(image, 24), 0.22), name, rng, vignette=0.3)


def rain(name, seed, width, height, night, lamps, count=46, line=0.5):
    rng = np.random.default_rng(seed)
    x, y = grid(width, height)
    ratio = width / height
    image = ramp(np.clip(np.abs(y - line) * 1.7 + (noise(rng, height, width, height / 3) - 0.5) * 0.2, 0, 1), night[::-1])
    light = np.zeros_like(image)
    for _ in range(count):
        cx, cy = rng.random(), line - abs(rng.normal(0, 0.17)) - 0.02
        radius = rng.uniform(0.012, 0.055)
        distance = np.hypot((x - cx) * ratio, y - cy)
        disc = (1 - smooth(radius * 0.86, radius * 1.04, distance)) * (0.62 + 0.38 * smooth(0.3, 1, distance / radius))
        light += disc[..., None] * rgb(lamps[rng.integers(len(lamps))]) * rng.uniform(0.12, 0.62)
    mirror = np.clip(((2 * line - y) * height), 0, height - 1).astype(int)
    wet = light[mirror, np.broadcast_to(np.arange(width), (height, width))] * (y > line)[..., None]
    wet = sum(np.roll(wet, shift, 0) for shift in range(0, height // 4, 6)) / (height / 4 / 6) * 2.2
    streaks = 0.4 + 0.9 * noise(rng, height, width, 40, 3, stretch=3)
    image = image + light + wet * streaks[..., None] * smooth(line, line + 0.02, y)[..., None]
    image = image + blur(light, 60) * 0.5
    save(1 - np.exp(-1.35 * np.clip(image, 0, None)), name, rng, grain=0.01, vignette=0.5)


def sand(name, seed, width, height, shade, bend=0.22, turn=0.0, ripples=46):
    rng = np.random.default_rng(seed)
    x, y = grid(width, height)
    crest = 0.5 + bend * np.sin((x + turn) * 3.4) + 0.05 * np.sin(x * 9 + turn) + (y - 0.5) * 0.1
    side = y - crest
    soft = noise(rng, height, width, height / 2, 3)
    warp = noise(rng, height, width, height / 3, 4) * 5 + side * 6
    waves = np.sin((x * 0.55 + y * 0.9) * ripples + warp)
    lit = 0.74 + 0.16 * np.exp(-np.abs(side) * 3) + (soft - 0.5) * 0.22 + waves * 0.035 * smooth(0, 0.3, -side)
    dark = 0.2 + 0.42 * smooth(0, 0.75, side) + (soft - 0.5) * 0.14
    tone = lit * (1 - smooth(-0.0015, 0.0015, side)) + dark * smooth(-0.0015, 0.0015, side)
    save(ramp(np.clip(tone, 0, 1), shade), name, rng, grain=0.016)


def snow(name, seed, width, height, tone, trees=26, ground=0.8):
    rng = np.random.default_rng(seed)
    x, y = grid(width, height)
    fog = noise(rng, height, width, height / 2, 4, stretch=2)
    image = ramp(np.clip(0.72 + (fog - 0.5) * 0.3 - y * 0.12, 0, 1), tone)
    bark = noise(rng, height, width, 34, 4, stretch=1.6)
    for tree in range(trees):
        depth = (tree + 1) / trees
        foot = ground - 0.16 + 0.22 * depth**2
        middle = rng.random() + (y - 0.5) * rng.normal(0, 0.02) + (noise(rng, height, 4, height / 2, 3)[:, :1] - 0.5) * 0.02
        half = (0.0016 + 0.0125 * depth**2.2) * (0.75 + 0.35 * y)
        trunk = (1 - smooth(half * 0.8, half * 1.1, np.abs(x - middle))) * (1 - smooth(foot - 0.004, foot + 0.004, y))
        roundness = 0.1 * (x - middle) / half
        colour = ramp(np.clip(0.66 - 0.6 * depth + (bark - 0.5) * 0.5 * depth + roundness, 0, 1), tone)
        image = mix(image, colour, trunk * (0.3 + 0.7 * depth))
    drift = ground - 0.1 + (noise(rng, 8, width, width / 2, 4)[4] - 0.5) * 0.09
    cover = smooth(-0.03, 0.09, y - drift[None, :])
    white = ramp(np.clip(0.9 + (noise(rng, height, width, height / 3, 4, stretch=3) - 0.5) * 0.16 - (y - drift[None, :]) * 0.18, 0, 1), tone)
    image = mix(image, white, cover)
    flakes = rng.random((height, width)) > 0.9994
    image = image + blur(flakes.astype(float), 3)[..., None] * 1.3
    save(image, name, rng, grain=0.014)


def main():
    dawn, steel = ["#f3d9c4", "#d9b7ae", "#8f93ab", "#5d6d8d"], ["#b9a9ab", "#6f7f94", "#3b4b61", "#1f2b3b"]
    grey, slate = ["#e6e7e6", "#d2d6d8", "#b4bdc4", "#98a4af"], ["#c3cacd", "#8b989f", "#58666e", "#38444b"]
    sea("horizons/1-before-six.jpg", 11, 1440, 720, 0.56, dawn, steel, (0.64, "#ffe9cf", 0.9))
    sea("horizons/2-calm.jpg", 5, 1200, 900, 0.5, grey, slate, mist=0.09, swell=0.1)
    sea("horizons/3-noon.jpg", 7, 900, 1200, 0.42, ["#e9f0f1", "#bcd3dc", "#7ea9c0", "#4a7fa3"], ["#a8c6cc", "#4f8797", "#1f5a6f", "#0f3b4f"])
    sea("horizons/4-squall.jpg", 23, 900, 1200, 0.6, ["#aeb3b5", "#7d868d", "#565f69", "#3d4650"], ["#8d9699", "#4f5b62", "#2b353d", "#171e25"], swell=0.34)
    sea("horizons/5-night-boat.jpg", 31, 1200, 800, 0.62, ["#39475f", "#263550", "#18233b", "#0e1527"], ["#33415a", "#1a2439", "#0e1424", "#070b16"], (0.3, "#ffdca8", 0.55))
    room("paper-rooms/1-morning.jpg", 3, 1200, 900, 8, 5, ["#6f5434", "#c79b62", "#f2d9a7", "#fff6e0"], ["#231a12", "#4b3a29", "#7a6248"])
    room("paper-rooms/2-corridor.jpg", 8, 840, 1200, 5, 7, ["#5a5348", "#a59a86", "#ddd4c0", "#fbf7ec"], ["#1b1a18", "#3c3934", "#66615a"], 0.2, 1.2, 0.66)
    room("paper-rooms/3-screen.jpg", 14, 840, 1200, 4, 6, ["#4b4a4e", "#8f919a", "#cfd3da", "#f6f8fa"], ["#17181b", "#34373d", "#5b5f68"], -0.3, 0.8, 0.72)
    room("paper-rooms/4-evening.jpg", 21, 1320, 825, 10, 4, ["#3b2233", "#8d4f4a", "#d9905c", "#ffd49a"], ["#150f17", "#33222f", "#593b45"])
    mist = ["#eceff0", "#d5dde1", "#b7c5cd"]
    hills("ridgelines/1-six-ridges.jpg", 4, 1400, 788, mist, ["#b9c6cb", "#22343a"])
    hills("ridgelines/2-valley.jpg", 9, 840, 1120, ["#f2e6d8", "#e6cbb4", "#c9a899"], ["#d2b6a4", "#3d2d33"], 5, 0.36)
    hills("ridgelines/3-cedars.jpg", 17, 840, 1120, ["#e4ebe4", "#c4d2c8", "#9db5ab"], ["#a9bfb3", "#14261f"], 7, 0.3)
    hills("ridgelines/4-last-light.jpg", 26, 1200, 800, ["#f6d6b8", "#e39c83", "#8a6a8f"], ["#c98d86", "#201a33"], 6, 0.4)
    lamps = ["#ffb35c", "#ffd9a0", "#ff6a4d", "#6fb7ff", "#ffe8c8"]
    rain("after-rain/1-crossing.jpg", 2, 1200, 800, ["#070a12", "#101a2b", "#1d2b40"], lamps)
    rain("after-rain/2-station.jpg", 12, 800, 1100, ["#0a0908", "#1c1613", "#332720"], ["#ffc27a", "#ffe0b0", "#ff8a4a"], 34)
    rain("after-rain/3-harbour.jpg", 19, 800, 1100, ["#04090c", "#0b1c22", "#16333a"], ["#7fe0d0", "#ffd9a0", "#6fb7ff", "#c8f2ff"], 34)
    pale, rose = ["#4a3b33", "#9a7d68", "#d9bd9f", "#f7e8d2"], ["#3b2b31", "#8c6264", "#d6a596", "#f8ddcb"]
    sand("salt-and-sand/1-crest.jpg", 6, 1200, 800, pale)
    sand("salt-and-sand/2-hollow.jpg", 10, 1000, 1000, rose, 0.3, 0.9, 38)
    sand("salt-and-sand/3-pan.jpg", 15, 1400, 700, ["#555c63", "#98a2a8", "#d6dbdc", "#f6f7f5"], 0.12, 2.1, 60)
    cold = ["#1d2126", "#5c646c", "#b3bac0", "#f5f6f7"]
    snow("first-snow/1-stand.jpg", 1, 900, 1200, cold)
    snow("first-snow/2-clearing.jpg", 13, 900, 1200, ["#20242c", "#626b78", "#b7c0cc", "#f4f6fa"], 15, 0.74)
    snow("first-snow/3-edge.jpg", 20, 1300, 813, cold, 40, 0.82)


if __name__ == "__main__":
    main()
