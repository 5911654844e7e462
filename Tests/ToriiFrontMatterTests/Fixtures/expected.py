#!/usr/bin/env python3
"""Writes what each file of valid/ must be read as, by PyYAML, tomllib and json.

PyYAML reads YAML 1.1; the resolvers and constructors below give it the core schema of YAML 1.2,
text for every key, and merged keys after a mapping's own.
"""
import datetime, json, math, pathlib, re, tomllib, yaml

TAG = "tag:yaml.org,2002:"


class CoreLoader(yaml.CSafeLoader):
    yaml_implicit_resolvers = {}


for tag, pattern in {
    "null": r"~|null|Null|NULL|",
    "bool": r"true|True|TRUE|false|False|FALSE",
    "int": r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+",
    "float": r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"
    r"|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)",
    "merge": r"<<",
}.items():
    CoreLoader.add_implicit_resolver(TAG + tag, re.compile(f"^(?:{pattern})$"), None)


def whole(loader, node):
    text = loader.construct_scalar(node)
    return int(text, 0) if text[:2] in ("0o", "0x") else int(text)


def fraction(loader, node):
    return float(loader.construct_scalar(node).lower().replace(".inf", "inf").replace(".nan", "nan"))


def mapping(loader, node):
    result, merged = {}, []
    for key, value in node.value:
        read = loader.construct_object(value, deep=True)
        if key.tag == TAG + "merge":
            merged = read if isinstance(read, list) else [read]
        else:
            result[key.value] = read
    for source in merged:
        for key, value in source.items():
            result.setdefault(key, value)
    return result


CoreLoader.add_constructor(TAG + "int", whole)
CoreLoader.add_constructor(TAG + "float", fraction)
CoreLoader.add_constructor(TAG + "map", mapping)


def plain(value):
    """Dates and numbers that JSON lacks as tagged text."""
    match value:
        case dict():
            return {key: plain(item) for key, item in value.items()}
        case list():
            return [plain(item) for item in value]
        case datetime.date() | datetime.time():
            return {"date": value.isoformat()}
        case float() if math.isinf(value) or math.isnan(value):
            return {"float": str(value)}
    return value


readers = {
    "yaml": lambda text: yaml.load(text, CoreLoader) or {},
    "toml": tomllib.loads,
    "json": json.loads,
}
for path in sorted((pathlib.Path(__file__).parent / "valid").glob("*.md")):
    kind = path.name.split(".")[1]
    text = path.read_bytes().decode("utf-8-sig")
    if kind == "json":
        _, end = json.JSONDecoder().raw_decode(text)
        data = text[:end]
    else:
        data = re.match(r"(?:---|\+\+\+)\r?\n(.*?)^(?:---|\+\+\+)[ \t]*\r?$", text, re.S | re.M)[1]
    result = json.dumps(plain(readers[kind](data)), indent=1, ensure_ascii=False)
    path.with_suffix(".expected").write_text(result + "\n")
