#!/usr/bin/env python3
"""Writes what Jinja2 makes of every fixture into the fixture files.

    python3 Tests/ToriiTests/Recording/record_fixtures.py [--check] [FILE ...]

Needs Jinja2 3.1.6 on CPython 3.11. Without files it rewrites all of `Fixtures/*/*.txt`. With
`--check` it changes nothing and fails if a file is out of date.

A file holds cases. A case is a line `=== name` and sections, each under a line of its own:

    --- environment   options as JSON: autoescape, undefined, extensions, sandbox ("sandboxed" or
                      "immutable"), trim_blocks, lstrip_blocks, keep_trailing_newline,
                      line_statement_prefix, line_comment_prefix, native (the outcome is then the
                      repr of the value)
    --- context       variables as JSON; {"$tuple": []}, {"$markup": ""}, {"$iterator": []},
                      {"$set": []}, {"$decimal": "1.10"} and
                      {"$float": "nan"} stand for what JSON lacks
    --- file NAME     a further template, for a loader
    --- template      the template
    --- expected      the output, or else
    --- error         `Class at line N: message`

In `differences` a case says where Torii means to differ from Jinja2. It has two sections more, which
are written by hand, and no template where a difference does not show in one:

    --- torii         what Torii makes of the template; an error as `error: Class at line N: message`
    --- reason        why, in Markdown

The last newline of a section does not belong to it.
"""

import decimal
import json
import pathlib
import sys

import jinja2
import jinja2.nativetypes
import jinja2.sandbox
import markupsafe

SECTIONS = ("environment", "context", "template", "expected", "error", "torii", "reason")
FIXTURES = pathlib.Path(__file__).resolve().parent.parent / "Fixtures"


def parse(text):
    """Cases as (name, [(section, text)])."""
    cases = []
    lines = None
    for line in text.split("\n")[:-1]:
        section = line[4:] if line.startswith("--- ") else None
        if line.startswith("=== "):
            cases.append((line[4:], []))
            lines = None
        elif section in SECTIONS or (section or "").startswith("file "):
            lines = []
            cases[-1][1].append((section, lines))
        elif lines is not None:
            lines.append(line)
        elif line:
            raise SystemExit(f"text outside of a section: {line!r}")
    for number, (_, parts) in enumerate(cases):
        # The blank line between two cases belongs to neither.
        if parts and number + 1 < len(cases) and parts[-1][1][-1:] == [""]:
            parts[-1][1].pop()
    return [(name, [(key, "\n".join(body)) for key, body in parts]) for name, parts in cases]


def decode(value):
    if isinstance(value, list):
        return [decode(item) for item in value]
    if not isinstance(value, dict):
        return value
    if len(value) == 1:
        ((key, content),) = value.items()
        if key == "$tuple":
            return tuple(decode(content))
        if key == "$markup":
            return markupsafe.Markup(content)
        if key == "$set":
            return set(decode(content))
        if key == "$iterator":
            return iter(decode(content))
        if key == "$float":
            return float(content)
        if key == "$decimal":
            return decimal.Decimal(content)
    return {key: decode(content) for key, content in value.items()}


def make_environment(options, files):
    options = dict(options)
    kind = {
        None: jinja2.Environment,
        "sandboxed": jinja2.sandbox.SandboxedEnvironment,
        "immutable": jinja2.sandbox.ImmutableSandboxedEnvironment,
    }[options.pop("sandbox", None)]
    if options.pop("native", False):
        kind = jinja2.nativetypes.NativeEnvironment
    undefined = getattr(jinja2, options.pop("undefined", "Undefined"))
    extensions = [f"jinja2.ext.{name}" for name in options.pop("extensions", [])]
    loader = jinja2.DictLoader(files) if files else None
    return kind(undefined=undefined, extensions=extensions, loader=loader, **options)


def error_line(error):
    if isinstance(error, jinja2.TemplateSyntaxError):
        return error.lineno
    line = None
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename in ("<template>", "<unknown>"):
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def outcome(parts):
    sections = dict(parts)
    files = {key[5:]: body for key, body in parts if key.startswith("file ")}
    environment = make_environment(json.loads(sections.get("environment", "{}")), files)
    context = decode(json.loads(sections.get("context", "{}")))
    try:
        output = environment.from_string(sections["template"]).render(context)
        if isinstance(environment, jinja2.nativetypes.NativeEnvironment):
            output = repr(output)
    except Exception as error:
        message = getattr(error, "message", None) or str(error)
        if isinstance(error, SyntaxError):
            message = error.msg
        return "error", f"{type(error).__name__} at line {error_line(error)}: {message}"
    return "expected", output


def write(cases):
    texts = []
    for name, parts in cases:
        inputs = [part for part in parts if part[0] not in ("expected", "error")]
        text = f"=== {name}\n"
        recorded = [outcome(inputs)] if "template" in dict(inputs) else []
        # What Jinja2 does stands before what Torii does and why.
        inputs.sort(key=lambda part: part[0] in ("torii", "reason"))
        comments = [part for part in inputs if part[0] in ("torii", "reason")]
        for key, body in [*inputs[: len(inputs) - len(comments)], *recorded, *comments]:
            text += f"--- {key}\n{body}\n"
        texts.append(text)
    return "\n".join(texts)


def main(arguments):
    is_check = "--check" in arguments
    named = [pathlib.Path(name) for name in arguments if name != "--check"]
    stale = []
    for path in named or sorted(FIXTURES.glob("*/*.txt")):
        old = path.read_bytes().decode()
        new = write(parse(old))
        if new != old:
            stale.append(path)
            if not is_check:
                path.write_bytes(new.encode())
    for path in stale:
        print(("out of date: " if is_check else "written: ") + str(path))
    return 1 if stale and is_check else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
