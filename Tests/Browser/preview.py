"""Runs `torii serve` on a small site of its own, for the tests beside this file."""

import os
import pathlib
import re
import signal
import struct
import subprocess
import sys
import tempfile
import threading
import time
import zlib

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
SECONDS = 20

LAYOUT = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{{ page.title }}</title>
<link rel="stylesheet" href="/site.css">
<link rel="canonical" href="{{ page.permalink }}">
</head>
<body>
<header><h1>{{ page.title }}</h1></header>
<main>{{ page.content }}</main>
<details><summary>More</summary><p>Hidden at first.</p></details>
<form><input name="q" placeholder="Search"><textarea name="note"></textarea>
<input type="checkbox" name="agree"></form>
<img src="/dot.png" alt="">
<script src="/site.js"></script>
</body>
</html>
"""

LONG = "\n\n".join(f"Paragraph {number}." for number in range(200))

FILES = {
    "torii.yaml": "title: Preview\nbase_url: https://example.org\ntheme: false\n",
    "templates/page.html": LAYOUT,
    "templates/section.html": LAYOUT,
    "templates/index.html": LAYOUT,
    "content/_index.md": "---\ntitle: Home\n---\nWelcome.\n",
    "content/about.md": "---\ntitle: About\n---\nAbout us.\n",
    "content/other.md": "---\ntitle: Other\n---\nSomething else.\n",
    "content/long.md": "---\ntitle: Long\n---\n" + LONG + "\n",
    "content/posts/first.md": "---\ntitle: First post\ndate: 2020-01-01\n---\nThe first.\n",
    "content/posts/secret.md":
        "---\ntitle: Secret\ndate: 2020-01-02\ndraft: true\n---\nNot yet.\n",
    "static/site.css": "body { color: rgb(0, 0, 0) }\n",
    "static/site.js": "window.scriptVersion = 1;\n",
}


def png(size):
    """A black square."""
    def chunk(kind, data):
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))
    rows = (b"\0" + b"\0" * size) * size
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", size, size, 8, 0, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def program():
    """The command: TORII, or what was built last."""
    if "TORII" in os.environ:
        return os.environ["TORII"]
    built = [REPOSITORY / ".build" / kind / "torii" for kind in ("release", "debug")]
    found = [path for path in built if path.exists()]
    if not found:
        sys.exit("no torii in .build: make torii, or set TORII to the program")
    return str(max(found, key=lambda path: path.stat().st_mtime))


class Preview:
    """A site in a folder of its own, and a server that shows it."""

    def __init__(self, *options, files=None, wrapper=()):
        """The wrapper is a command that runs the server."""
        self.options = list(options)
        self.wrapper = list(wrapper)
        self.temporary = tempfile.TemporaryDirectory(prefix="torii-preview-")
        self.folder = pathlib.Path(self.temporary.name)
        for name, text in (FILES | (files or {})).items():
            self.write(name, text)
        self.write("static/dot.png", png(1))
        self.process = None
        self.lines = []
        self.port = 0

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.stop()
        self.temporary.cleanup()

    def start(self):
        """Starts the server, on the port that it had before if it had one."""
        self.lines = []
        self.process = subprocess.Popen(
            self.wrapper + [program(), "serve", "--source", str(self.folder), "--port", str(self.port),
             *self.options],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        threading.Thread(target=self._read, args=(self.process,), daemon=True).start()
        line = self.printed("Serving at ")
        self.url = re.search(r"http://\S+", line).group(0).rstrip("/")
        self.port = int(self.url.split(":")[2].split("/")[0])

    def _read(self, process):
        with process.stdout as lines:
            for line in lines:
                self.lines.append(line.rstrip("\n"))

    def printed(self, text):
        """Waits for a line of the terminal that holds a text."""
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            for line in list(self.lines):
                if text in line:
                    return line
            if self.process.poll() is not None:
                time.sleep(0.1)
                break
            time.sleep(0.01)
        raise AssertionError(f"{text!r} was not printed:\n" + "\n".join(self.lines))

    def stop(self):
        """Ends the server as Ctrl-C does; hands back its exit status."""
        if self.process is None or self.process.poll() is not None:
            return self.process and self.process.returncode
        self.process.send_signal(signal.SIGINT)
        try:
            return self.process.wait(timeout=SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise AssertionError("the server does not end") from None

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def save_by_rename(self, name, text):
        """Saves as many editors do: a new file takes the place of the old one."""
        path = self.folder / name
        new = path.with_name("." + path.name + ".new")
        new.write_text(text)
        os.replace(new, path)
