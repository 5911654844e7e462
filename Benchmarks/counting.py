"""Counts what programs execute, and compares the counts with those in a checked file.

Counts repeat where times do not, so a change of more than 2 % is a change of the program. They
belong to one compiler, C library and kind of processor, which the file names: elsewhere they cannot
be compared.
"""
import concurrent.futures
import os
import pathlib
import platform
import re
import shutil
import subprocess
import sys
import tempfile

TOLERANCE = 0.02
USAGE = """\
usage: counts.py PROGRAM             compare the counts of a built program with those recorded
       counts.py PROGRAM --update    record them
       counts.py --comparable        say why those recorded cannot be compared with any of this
                                     machine, and fail; say nothing where they can
"""
#: Swift's hashes are seeded at random otherwise, and what a dictionary costs depends on them.
#: Nothing else of the caller's environment is to matter.
ENVIRONMENT = {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C.UTF-8",
               "SWIFT_DETERMINISTIC_HASHING": "1"}


def instructions(command, folder=None):
    """How many instructions a command executes."""
    counter = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command]
    result = subprocess.run(counter, cwd=folder, env=ENVIRONMENT, capture_output=True, text=True)
    found = re.search(r"Collected : (\d+)", result.stderr)
    if result.returncode != 0 or not found:
        sys.exit(f"{' '.join(command)} failed under valgrind:\n{result.stdout}{result.stderr}")
    return int(found.group(1))


def at_once(functions):
    """What functions return, by their names, in their order; as many run at once as can."""
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        futures = {name: pool.submit(function) for name, function in functions.items()}
        return {name: future.result() for name, future in futures.items()}


def swift_version():
    try:
        command = [os.environ.get("SWIFT", "swift"), "--version"]
        output = subprocess.run(command, capture_output=True, text=True).stdout
    except OSError:
        return "no Swift"
    return next((line for line in output.splitlines() if "version" in line), "unknown Swift")


def processor_kind():
    """What valgrind shows of a processor to programs, which choose their instructions by it."""
    try:
        has_avx2 = " avx2 " in pathlib.Path("/proc/cpuinfo").read_text()
    except OSError:
        has_avx2 = False
    return platform.machine() + (" with AVX2" if has_avx2 else "")


def library(name):
    """A library and its version, as pkg-config knows it."""
    command = ["pkg-config", "--modversion", name]
    if not shutil.which(command[0]):
        return f"no {name}"
    version = subprocess.run(command, capture_output=True, text=True).stdout.strip()
    return f"{name} {version}" if version else f"no {name}"


class Record:
    """A checked file of counts, of programs that use some libraries."""

    def __init__(self, path, title, libraries=()):
        self.path = path
        self.title = title
        self.libraries = libraries

    def here(self):
        """Where counts are comparable with those of the same place."""
        valgrind = subprocess.run(["valgrind", "--version"], capture_output=True, text=True).stdout
        return ", ".join([swift_version(), processor_kind(), " ".join(platform.libc_ver()),
                          valgrind.strip(), *map(library, self.libraries)])

    @property
    def place(self):
        return self.path.read_text().splitlines()[1].removeprefix("# ")

    def counts(self):
        lines = [line for line in self.path.read_text().splitlines() if not line.startswith("#")]
        pairs = (line.rsplit(" ", 1) for line in lines if line)
        return {key: int(count) for key, count in pairs}

    def update(self, counts):
        lines = [f"{key} {count}\n" for key, count in counts.items()]
        self.path.write_text(f"# {self.title}\n# {self.here()}\n" + "".join(lines))

    def problems(self, counts):
        """Prints what changed; returns what is wrong with it."""
        known = self.counts()
        result = [f"no longer counted: {key}" for key in known if key not in counts]
        for key, count in counts.items():
            if key not in known:
                result.append(f"not recorded: {key} {count}")
                continue
            change = count / known[key] - 1
            text = f"{key}: {known[key]} -> {count} ({change:+.1%})"
            if change > TOLERANCE:
                result.append(text)
            elif change < -TOLERANCE:
                print(f"{text}; record it, so that it stays so")
        return result

    def incomparable(self):
        """Why counts of this machine cannot be compared; nothing where they can."""
        if not shutil.which("valgrind"):
            return "valgrind is missing (apt-get install valgrind)"
        if self.here() != self.place:
            return f"the counts are those of {self.place}; this is {self.here()}"
        return None


def run(record, measure):
    """The command line of a script that counts: `measure` takes a program and returns counts."""
    arguments = sys.argv[1:]
    if arguments == ["--comparable"]:
        sys.exit(record.incomparable())
    if not arguments or arguments[1:] not in ([], ["--update"]):
        sys.exit(USAGE)
    if not shutil.which("valgrind"):
        sys.exit(record.incomparable())
    with tempfile.TemporaryDirectory() as folder:
        # Valgrind of today's distributions fails to read Swift's debugging information.
        stripped = str(pathlib.Path(folder) / pathlib.Path(arguments[0]).name)
        subprocess.run(["strip", "--strip-debug", "-o", stripped, arguments[0]], check=True)
        counts = measure(stripped)
    for key, count in counts.items():
        print(f"{key} {count}")
    if arguments[1:]:
        record.update(counts)
        return
    problems = record.problems(counts)
    if problems:
        hint = record.incomparable() or "if that is meant, record it with --update"
        sys.exit("\n".join(["", *problems, hint]))
