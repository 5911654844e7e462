"""Builds a site with a theme and serves it, for the scripts beside this file."""

import contextlib
import functools
import http.server
import os
import pathlib
import subprocess
import sys
import tempfile
import threading

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
SPECIMEN = REPOSITORY / "Tests/Pages/specimen"
ADDRESS = "http://localhost"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")

# What a theme is judged by: pages of the specimen by kind.
PAGES = {
    "home": "/",
    "home-2": "/page/2/",
    "post": "/posts/a-page-of-everything/",
    "post-short": "/posts/damp-paper/",
    "page": "/about/",
    "section": "/posts/",
    "section-nested": "/handbook/",
    "page-nested": "/handbook/setting/spacing/",
    "archive": "/archive/",
    "tags": "/tags/",
    "tag": "/tags/paper/",
    "search": "/search/?q=paper",
    "404": "/nowhere/",
    "home-de": "/de/",
    "post-ja": "/ja/posts/the-colour-of-black/",
    "home-ar": "/ar/",
    "post-ar": "/ar/posts/the-colour-of-black/",
}


def themes():
    """The names of the repository's themes."""
    return sorted(path.parent.name for path in REPOSITORY.glob("themes/*/theme.yaml"))


def sites(names=()):
    """What is checked: folders of sites with their themes, then the specimen with each theme."""
    own = sorted(path.parent for path in REPOSITORY.glob("*/torii.yaml"))
    own += sorted(path.parent for path in REPOSITORY.glob("Examples/*/torii.yaml"))
    return [(folder, None) for folder in own if not names] + [
        (SPECIMEN, theme) for theme in themes() if not names or theme in names]


def program():
    """The command: TORII, or what was built last."""
    if "TORII" in os.environ:
        return os.environ["TORII"]
    built = [REPOSITORY / ".build" / kind / "torii" for kind in ("release", "debug")]
    found = [path for path in built if path.exists()]
    if not found:
        sys.exit("no torii in .build: make torii, or set TORII to the program")
    return str(max(found, key=lambda path: path.stat().st_mtime))


def build(source, output, theme=None):
    """Builds a site; a warning is a failure."""
    environment = dict(os.environ)
    if theme:
        environment["TORII_THEME"] = theme
    command = [program(), "build", "--source", str(source), "--output", str(output),
               "--future", "--strict", "--base-url", ADDRESS]
    run = subprocess.run(command, env=environment, capture_output=True, text=True)
    if run.returncode:
        sys.exit(f"{source} with {theme or 'its theme'}:\n{run.stdout}{run.stderr}")


@contextlib.contextmanager
def built(source=SPECIMEN, theme=None):
    """A folder with the built site, deleted afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        build(source, folder, theme)
        yield pathlib.Path(folder)


class Handler(http.server.SimpleHTTPRequestHandler):
    """Files of a folder, and its 404 page."""

    def send_error(self, code, *rest):
        page = pathlib.Path(self.directory) / "404.html"
        if code != 404 or not page.exists():
            return super().send_error(code, *rest)
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@contextlib.contextmanager
def served(folder):
    """The address of a folder that is served."""
    handler = functools.partial(Handler, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@contextlib.contextmanager
def browser():
    """Headless Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--hide-scrollbars"])
        try:
            yield chromium
        finally:
            chromium.close()


def show(page, address):
    """Opens a page, and waits for what a script puts on a search page."""
    page.goto(address)
    if "/search/" in address:
        page.wait_for_timeout(300)
