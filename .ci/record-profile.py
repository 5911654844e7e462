#!/usr/bin/env python3
"""Records which code of `torii` runs often, for the compiler: .ci/torii-VERSION.profdata.

The command is built so that it counts, and builds the website in site/ and the examples: from nothing,
without a change, and after changes of a text and of a template. What the benchmarks build is not among
it. What never runs there is left out, and so is compiled as it always was. A build with a new profile
begins without what was compiled before ("make clean").
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
SCRATCH = ROOT / ".build" / "profile"
SWIFT = os.environ.get("SWIFT", "swift")
COUNTING = ["-Xfrontend", "-ir-profile-generate", "-Xclang-linker", "-fprofile-generate"]
# What is built, with a text and a template that change: sites of two languages and of one.
SITES = [
    ("site", "about.md", "sumi/templates/base.html"),
    ("Examples/docs-site", "_index.md", "kumiki/templates/base.html"),
    ("Examples/portfolio", "about.md", "shoji/templates/base.html"),
]
# What every object file has a copy of: the linker keeps one, and the counts of the others are wrong.
SHARED = re.compile(r"__swift_|.*WO[A-Za-z]$")


def output(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def flags(script):
    return output("sh", str(ROOT / ".ci" / script)).split()


def build():
    """The command that counts."""
    # Other flags alone are no reason for the package manager to compile anything anew.
    shutil.rmtree(SCRATCH, ignore_errors=True)
    subprocess.run(
        [SWIFT, "build", "-c", "release", "--product", "torii", "-j", str(os.cpu_count() or 2),
         "--scratch-path", str(SCRATCH), *flags("runtime-flags.sh"), *flags("allocator-flags.sh"),
         *(part for flag in COUNTING for part in ("-Xswiftc", flag))], cwd=ROOT, check=True)
    return SCRATCH / "release" / "torii"


def work(program, folder):
    """Does what users do, and leaves the counts in the folder."""
    def run(site):
        subprocess.run(
            [program, "build", "--quiet", "--future", "--source", str(site)], check=True,
            env={**os.environ, "LLVM_PROFILE_FILE": str(folder / "%p.profraw")})

    for name in ("site", "themes", "Examples"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("public", ".torii-cache"))
    for name, text, template in SITES:
        site = folder / name
        run(site)
        run(site)
        for changed in (site / "content" / text, folder / "themes" / template):
            with open(changed, "a") as file:
                file.write("\nMore.\n")
            run(site)


def without_shared(text):
    """The profile as text without what cannot be right."""
    functions = []
    for function in text.partition(":ir\n")[2].split("\n\n"):
        lines = [line for line in function.split("\n") if line and not line.startswith("#")]
        if lines and not SHARED.match(lines[0]):
            # Without a number of bytes for conditions, the next name, which begins with "$", is
            # taken for one.
            counters = 3 + int(lines[2])
            functions.append("\n".join([*lines[:counters], "$0", *lines[counters:]]))
    return ":ir\n" + "\n\n".join(functions) + "\n"


def main():
    swift = shutil.which(SWIFT)
    profdata = swift and pathlib.Path(os.path.realpath(swift)).parent / "llvm-profdata"
    if not profdata or not os.access(profdata, os.X_OK):
        sys.exit(f"llvm-profdata is missing beside the program {SWIFT}")
    version = re.search(r"Swift version (\d+\.\d+)", output(SWIFT, "--version"))[1]
    program = build()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        work(program, folder)
        counts = folder / "counts.txt"
        raw = sorted(str(path) for path in folder.glob("*.profraw"))
        output(str(profdata), "merge", "-text", "-sparse", "-o", str(counts), *raw)
        counts.write_text(without_shared(counts.read_text()))
        target = ROOT / ".ci" / f"torii-{version}.profdata"
        output(str(profdata), "merge", "-o", str(target), str(counts))
        print(f"{target.relative_to(ROOT)}: {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
