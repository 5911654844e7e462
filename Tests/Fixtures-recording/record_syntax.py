"""Records what the real Jinja2 makes of the templates in `syntax_templates.py`.

Run in this folder with Jinja2 3.1.6: python3 record_syntax.py ../ToriiTests/Fixtures/syntax
"""

import json
import pathlib
import sys

import jinja2
import jinja2.meta
from jinja2 import nodes

import syntax_templates

EXTENSIONS = {
    "i18n": "jinja2.ext.i18n",
    "do": "jinja2.ext.do",
    "loopcontrols": "jinja2.ext.loopcontrols",
    "debug": "jinja2.ext.debug",
}
SIGNS = {
    "Add": "+", "Sub": "-", "Mul": "*", "Div": "/", "FloorDiv": "//", "Mod": "%", "Pow": "**",
    "eq": "==", "ne": "!=", "lt": "<", "lteq": "<=", "gt": ">", "gteq": ">=",
    "in": "in", "notin": "not in",
}


def environment(options):
    options = dict(options)
    extensions = [EXTENSIONS[name] for name in options.pop("extensions", [])]
    newstyle = options.pop("newstyle_gettext", False)
    trimmed = options.pop("trimmed", False)
    env = jinja2.Environment(extensions=extensions, **options)
    if newstyle:
        env.newstyle_gettext = True
    env.policies["ext.i18n.trimmed"] = trimmed
    return env


def expr(node):
    kind = type(node).__name__
    if node is None:
        return ""
    if isinstance(node, nodes.Const):
        return repr(node.value)
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.NSRef):
        return f"{node.name}.{node.attr}"
    if isinstance(node, nodes.List):
        return "[" + ", ".join(map(expr, node.items)) + "]"
    if isinstance(node, nodes.Tuple):
        return "(" + ", ".join(map(expr, node.items)) + ",)"
    if isinstance(node, nodes.Dict):
        return "{" + ", ".join(f"{expr(p.key)}: {expr(p.value)}" for p in node.items) + "}"
    if isinstance(node, nodes.CondExpr):
        rest = f" else {expr(node.expr2)}" if node.expr2 is not None else ""
        return f"({expr(node.expr1)} if {expr(node.test)}{rest})"
    if isinstance(node, nodes.Filter):
        base = f"{expr(node.node)} " if node.node is not None else ""
        return f"({base}| {node.name}{arguments(node)})"
    if isinstance(node, nodes.Test):
        return f"({expr(node.node)} is {node.name}{arguments(node)})"
    if isinstance(node, nodes.Call):
        return expr(node.node) + arguments(node)
    if isinstance(node, nodes.Getattr):
        return f"{expr(node.node)}.{node.attr}"
    if isinstance(node, nodes.Getitem):
        if isinstance(node.arg, nodes.Slice):
            bounds = (node.arg.start, node.arg.stop, node.arg.step)
            return f"{expr(node.node)}[" + ":".join(map(expr, bounds)) + "]"
        return f"{expr(node.node)}[{expr(node.arg)}]"
    if isinstance(node, nodes.Neg):
        return f"(-{expr(node.node)})"
    if isinstance(node, nodes.Pos):
        return f"(+{expr(node.node)})"
    if isinstance(node, nodes.Not):
        return f"(not {expr(node.node)})"
    if isinstance(node, (nodes.And, nodes.Or)):
        return f"({expr(node.left)} {kind.lower()} {expr(node.right)})"
    if isinstance(node, nodes.BinExpr):
        return f"({expr(node.left)} {SIGNS[kind]} {expr(node.right)})"
    if isinstance(node, nodes.Compare):
        rest = "".join(f" {SIGNS[o.op]} {expr(o.expr)}" for o in node.ops)
        return f"({expr(node.expr)}{rest})"
    if isinstance(node, nodes.Concat):
        return "(" + " ~ ".join(map(expr, node.nodes)) + ")"
    if isinstance(node, nodes.MarkSafeIfAutoescape):
        return f"safe?({expr(node.expr)})"
    raise TypeError(kind)


def arguments(node):
    parts = [expr(a) for a in node.args]
    parts += [f"{k.key}={expr(k.value)}" for k in node.kwargs]
    if node.dyn_args is not None:
        parts.append("*" + expr(node.dyn_args))
    if node.dyn_kwargs is not None:
        parts.append("**" + expr(node.dyn_kwargs))
    return "(" + ", ".join(parts) + ")"


def target(node):
    if isinstance(node, nodes.Tuple):
        return "(" + ", ".join(map(target, node.items)) + ")"
    return expr(node)


def signature(node):
    plain = len(node.args) - len(node.defaults)
    names = [arg.name for arg in node.args]
    for index, default in enumerate(node.defaults):
        names[plain + index] += "=" + expr(default)
    return "(" + ", ".join(names) + ")"


def context(node):
    return " with context" if node.with_context else " without context"


def statements(body, indent, out):
    for node in body:
        statement(node, indent, out)


def statement(node, indent, out):
    def add(text, body=None, line=True):
        out.append(indent + (f"{node.lineno}: " if line else "") + text)
        if body is not None:
            statements(body, indent + "  ", out)

    if isinstance(node, nodes.Output):
        if len(node.nodes) == 1 and "_render" in repr(node.nodes[0]):
            return add("debug")
        add("output")
        for piece in node.nodes:
            if isinstance(piece, nodes.TemplateData):
                out.append(f"{indent}  {piece.lineno}: text {piece.data!r}")
            else:
                out.append(f"{indent}  {piece.lineno}: print {expr(piece)}")
    elif isinstance(node, nodes.If):
        add(f"if {expr(node.test)}", node.body)
        for branch in node.elif_:
            out.append(f"{indent}{branch.lineno}: elif {expr(branch.test)}")
            statements(branch.body, indent + "  ", out)
        if node.else_:
            add("else", node.else_, line=False)
    elif isinstance(node, nodes.For):
        test = f" if {expr(node.test)}" if node.test is not None else ""
        recursive = " recursive" if node.recursive else ""
        add(f"for {target(node.target)} in {expr(node.iter)}{test}{recursive}", node.body)
        if node.else_:
            add("else", node.else_, line=False)
    elif isinstance(node, nodes.Assign):
        # The assignment that `trans` makes for a call has no line of its own.
        line = node.lineno or node.node.lineno
        out.append(f"{indent}{line}: set {target(node.target)} = {expr(node.node)}")
    elif isinstance(node, nodes.AssignBlock):
        chain = f" {expr(node.filter)}" if node.filter is not None else ""
        add(f"set {target(node.target)}{chain}", node.body)
    elif isinstance(node, nodes.With):
        pairs = zip(node.targets, node.values)
        add("with " + ", ".join(f"{target(t)} = {expr(v)}" for t, v in pairs), node.body)
    elif isinstance(node, nodes.Block):
        flags = (" scoped" if node.scoped else "") + (" required" if node.required else "")
        add(f"block {node.name}{flags}", node.body)
    elif isinstance(node, nodes.Extends):
        add(f"extends {expr(node.template)}")
    elif isinstance(node, nodes.Include):
        missing = " ignore missing" if node.ignore_missing else ""
        add(f"include {expr(node.template)}{missing}{context(node)}")
    elif isinstance(node, nodes.Import):
        add(f"import {expr(node.template)} as {node.target}{context(node)}")
    elif isinstance(node, nodes.FromImport):
        pairs = [n if isinstance(n, tuple) else (n, n) for n in node.names]
        names = ", ".join(f"{name} as {alias}" for name, alias in pairs)
        add(f"from {expr(node.template)} import {names}{context(node)}")
    elif isinstance(node, nodes.Macro):
        add(f"macro {node.name}{signature(node)}", node.body)
    elif isinstance(node, nodes.CallBlock):
        add(f"call{signature(node)} {expr(node.call)}", node.body)
    elif isinstance(node, nodes.FilterBlock):
        add(f"filter {expr(node.filter)}", node.body)
    elif isinstance(node, nodes.Scope):
        inner = node.body[0]
        out.append(f"{indent}{inner.lineno}: autoescape {expr(inner.options[0].value)}")
        statements(inner.body, indent + "  ", out)
    elif isinstance(node, nodes.ExprStmt):
        add(f"do {expr(node.node)}")
    elif isinstance(node, (nodes.Break, nodes.Continue)):
        add(type(node).__name__.lower())
    else:
        raise TypeError(type(node).__name__)


def tree(env, source):
    out = []
    statements(env.parse(source).body, "", out)
    return "\n".join(out)


def outcome(record):
    try:
        return record()
    except jinja2.TemplateSyntaxError as error:
        kind = "assertion" if isinstance(error, jinja2.TemplateAssertionError) else "syntax"
        return {"error": error.message, "kind": kind, "line": error.lineno}


def write(folder, name, cases, record):
    with open(folder / f"{name}.jsonl", "w") as file:
        for case in cases:
            options, source = case if isinstance(case, tuple) else ({}, case)
            env = environment(options)
            entry = {"template": source, "expected": outcome(lambda: record(env, source))}
            if options:
                entry["options"] = options
            print(json.dumps(entry, ensure_ascii=True), file=file)


def main():
    if jinja2.__version__ != "3.1.6":
        sys.exit("Jinja2 3.1.6 is needed")
    folder = pathlib.Path(sys.argv[1])
    cases = syntax_templates
    write(folder, "tokens", cases.TOKENS, lambda env, source: list(env.lex(source)))
    write(folder, "whitespace", cases.whitespace(), lambda env, source: list(env.lex(source)))
    write(folder, "trees", cases.TREES, tree)
    write(folder, "errors", cases.ERRORS, tree)
    write(
        folder, "references", cases.REFERENCES,
        lambda env, source: list(jinja2.meta.find_referenced_templates(env.parse(source))))
    write(
        folder, "translations", cases.TRANSLATIONS,
        lambda env, source: list(env.extract_translations(source)))


if __name__ == "__main__":
    main()
