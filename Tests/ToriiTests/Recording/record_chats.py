#!/usr/bin/env python3
"""Writes what Hugging Face's chat environment makes of the fixtures in `Fixtures/chat`.

    python3 Tests/ToriiTests/Recording/record_chats.py [--check]

Needs Jinja2 3.1.6; the environment is set up as `transformers.utils.chat_template_utils` does it.
Each `NAME.jinja` is rendered with `NAME.json` (whose `$now` is the time) into `NAME.txt`; an error is
written as `error: MESSAGE`. `NAME.ranges` holds the generated parts, one a line.
"""

import datetime
import json
import pathlib
import sys

import jinja2
import jinja2.ext
import jinja2.sandbox

CHATS = pathlib.Path(__file__).resolve().parent.parent / "Fixtures" / "chat"


class Generation(jinja2.ext.Extension):
    tags = {"generation"}
    parts = []

    def parse(self, parser):
        line = next(parser.stream).lineno
        body = parser.parse_statements(["name:endgeneration"], drop_needle=True)
        call = self.call_method("_generated")
        return jinja2.nodes.CallBlock(call, [], [], body).set_lineno(line)

    def _generated(self, caller):
        text = caller()
        Generation.parts.append(text)
        return text


def raise_exception(message):
    raise jinja2.TemplateError(message)


def to_json(value, ensure_ascii=False, indent=None, separators=None, sort_keys=False):
    return json.dumps(
        value, ensure_ascii=ensure_ascii, indent=indent, separators=separators, sort_keys=sort_keys
    )


def render(source, context):
    moment = datetime.datetime.fromisoformat(context.pop("$now", "2026-11-20T10:30:05"))
    environment = jinja2.sandbox.ImmutableSandboxedEnvironment(
        trim_blocks=True, lstrip_blocks=True, extensions=[Generation, "jinja2.ext.loopcontrols"]
    )
    environment.filters["tojson"] = to_json
    environment.globals["raise_exception"] = raise_exception
    environment.globals["strftime_now"] = moment.strftime
    Generation.parts = []
    try:
        return environment.from_string(source).render(context)
    except Exception as error:
        return f"error: {getattr(error, 'message', None) or error}"


def main():
    stale = False
    for template in sorted(CHATS.glob("*.jinja")):
        context = json.loads(template.with_suffix(".json").read_text())
        text = render(template.read_text(), context)
        ranges = "".join(json.dumps(part) + "\n" for part in Generation.parts)
        for path, content in ((template.with_suffix(".txt"), text), (template.with_suffix(".ranges"), ranges)):
            if not path.exists() or path.read_text() != content:
                stale = True
                print(path)
                if "--check" not in sys.argv:
                    path.write_text(content)
    return 1 if stale and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
