#!/usr/bin/env python3
"""Writes the inputs of the engine's benchmarks into a folder.

usage: inputs.py FOLDER

The folder gets benchmarks.json, templates/, contexts/ and expected/, and stencil/ and mustache/
for the benchmarks that those languages can express. What is expected is what Jinja2 renders.

benchmarks.json is a list of entries with these keys:

    name, template, context   the name of the benchmark and of its files
    autoescape                whether HTML is escaped
    trim_blocks, lstrip_blocks
    compile_only              there is nothing to render
    chat                      a chat template of a language model, set up as Hugging Face's
                              transformers does it: trim_blocks and lstrip_blocks are on, tojson does
                              not escape for HTML, and there are raise_exception and strftime_now

An entry that does not say whether it is a chat template is one where its other settings are those
of transformers: trim_blocks and lstrip_blocks without autoescape.
"""
import json
import pathlib
import random
import shutil
import sys

import contexts
from peers import jinja2_functions

HERE = pathlib.Path(__file__).resolve().parent
MISSING = "Jinja2 is missing, which decides what is expected: pip install jinja2==3.1.6"
ESCAPED = {"table-escaped", "hello", "posts", "blog", "blog-index"}
CHAT = {"chat-tools", "chat-headers", "chat-macros", "chat-thinking"}
#: Benchmarks whose template is that of another.
TEMPLATES = {"table-escaped": "table.html"}


def entry(name):
    template = TEMPLATES.get(name, f"{name}.{'jinja' if name in CHAT else 'html'}")
    result = {"name": name, "template": template, "context": f"{name}.json",
              "autoescape": name in ESCAPED}
    if name in CHAT:
        result["chat"] = True
    if name == "dense":
        result["compile_only"] = True
    return result


def generated_templates():
    """Templates that would be long or repeat themselves as files."""
    result = {}
    for level in range(1, 6):
        result[f"level{level}.html"] = (
            f"{{% extends 'level{level + 1}.html' %}}{{% block title %}}{level} < {{{{ super() }}}}"
            f"{{% endblock %}}{{% block body %}}<i>{level}</i>{{{{ super() }}}}{{% endblock %}}\n")
    dice = random.Random(5)
    result["big-text.html"] = "".join(
        "<p>" + contexts.words(dice, 700, 800) + f" {{{{ value{number} }}}}</p>\n"
        for number in range(200))
    # Many tags in little text.
    blog, posts = ((HERE / f"templates/{name}.html").read_text() for name in ("blog", "posts"))
    result["dense.html"] = (blog + posts) * 40
    return result


def write(folder, name, text):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def write_inputs(folder):
    """Everything but what is expected."""
    for name in ("templates", "stencil", "mustache"):
        shutil.copytree(HERE / name, folder / name, dirs_exist_ok=True)
    for name, text in generated_templates().items():
        write(folder, f"templates/{name}", text)
    entries = []
    for name, data in contexts.all_contexts().items():
        write(folder, f"contexts/{name}.json", json.dumps(data, indent=1))
        entries.append(entry(name))
    write(folder, "benchmarks.json", json.dumps(entries, indent=1))


def write_expected(folder):
    for entry in json.loads((folder / "benchmarks.json").read_bytes()):
        if entry.get("compile_only"):
            continue
        source = (folder / "templates" / entry["template"]).read_bytes().decode()
        context = json.loads((folder / "contexts" / entry["context"]).read_bytes())
        render, _ = jinja2_functions(folder, entry, source)
        write(folder, f"expected/{entry['name']}.out", render(context))


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    folder = pathlib.Path(sys.argv[1])
    write_inputs(folder)
    try:
        write_expected(folder)
    except ModuleNotFoundError:
        sys.exit(MISSING)


if __name__ == "__main__":
    main()
