"""Templates whose tokens, trees and errors are recorded from the real Jinja2."""

import itertools

ALL = {"extensions": ["i18n", "do", "loopcontrols", "debug"]}
I18N = {"extensions": ["i18n"]}
NEWSTYLE = {"extensions": ["i18n"], "newstyle_gettext": True}
LINES = {"line_statement_prefix": "#", "line_comment_prefix": "##"}
PHP = {
    "block_start_string": "<?", "block_end_string": "?>",
    "variable_start_string": "<?=", "variable_end_string": "?>",
    "comment_start_string": "<!--", "comment_end_string": "-->",
}

TOKENS = [
    "",
    "text only",
    "line one\nline two\n",
    "carriage\rreturns\r\nof all\n\rkinds\r\n",
    "{{ a }}",
    "{{a}}{{b}}",
    "{% if x %}yes{% endif %}",
    "{# a comment #}after",
    "{##}{#-#}{#+ x -#}  y",
    "{# ends with a sign +#}\nnext",
    "{% raw %}{{ not a tag }}{% endraw %}",
    "a {%- raw -%} b {%- endraw -%} c",
    "{% raw %}{% endraw x %}{%endraw%}",
    "{{ 'a }} b' ~ \"c %} d\" }}",
    "{{ {'a': {}} }}{{ [(1), {2: 3}] }}",
    "{{ 1 12 1_000 0 00 0_0 0b1_01 0O17 0xFf_0 007 1__0 1_ 0x 0b2 }}",
    "{{ 1.5 1_0.0_1 1e5 1E-5 1.5e+3 1. .5 1.e5 1e a.1.2 1.5.2 1._5 12_3e4_5 }}",
    "{{ + - / // * % ** ~ [ ] ( ) { } == != > >= < <= = . : | , ; }}",
    "{{ \u00e9t\u00e9 na\u00efve \u53d8\u91cf x\u0660 }}",
    "caf\u00e9 \U0001f600 {{ x }} \u2028{%- y -%} \u2003z",
    "{{ x\n\n y }}\n{{ z }}",
    "{{+ x }}{{- y +}}{{ z -}} w",
    "{%+ a +%}\n{%- b -%} \n c",
    "{{ 'it\\'s' \"say \\\"hi\\\"\" 'two\nlines' }}",
    "{{ \x0b x \x85 y \xa0 z }}",
    "{ { x } } {x} {%",
    "{{ a ! }}",
    "{{ a $ }}",
    "{{ 'open }}",
    "{{ (a] }}",
    "{{ a) }}",
    "{# open",
    "{#",
    "{% raw %} open",
    "{% raw %}",
    (LINES, "# for x in y\n  # if x:\n    text\n  # endif\n# endfor\n"),
    (LINES, "text ## a comment\n## another\nlast##"),
    (LINES, "# set x = [1,\n  2]\n\n\n  rest"),
    (LINES, "#- a\n #+ b\nx #c\n## d"),
    (LINES, "{{ x }} ## y\n \t# z"),
    (LINES, "# a ## b\n"),
    (PHP, "<? if x ?><?= y ?><!-- no --><? endif ?>"),
    (PHP, "<?- a -?> <?=- b -?> <!---->x<!--- ---> y"),
    ({"variable_start_string": "${", "variable_end_string": "}"}, "${ {1: 2} }$ {x} ${y}"),
    ({"keep_trailing_newline": True}, "a\n\n"),
    ({"trim_blocks": True}, "{% a %}\n\n{# b #}\n{{ c }}\n{% raw %}\n{% endraw %}\nd"),
    ({"lstrip_blocks": True}, "  {% a %}  {% b %}\n\t {# c #}\n  {{ d }}\n  {%+ e %}\nx {% f %}"),
]


def whitespace():
    """Every sign at every kind of tag, under every setting."""
    tags = [
        ("{%", " x ", "%}"), ("{{", " x ", "}}"), ("{#", " x ", "#}"),
        ("{%", " raw ", "%}\n y {% endraw %}"), ("{% raw %} y \n  {%", " endraw ", "%}"),
    ]
    settings = [
        {}, {"trim_blocks": True}, {"lstrip_blocks": True},
        {"trim_blocks": True, "lstrip_blocks": True},
    ]
    signs = ["", "-", "+"]
    for options, (start, middle, end), before, after in itertools.product(
        settings, tags, signs, signs
    ):
        if after == "+" and end.startswith("}}"):
            continue
        yield options, f"a \n  {start}{before}{middle}{after}{end}\n  b {start}{before}{middle}{after}{end} c"


TREES = [
    "",
    "Hello {{ name }}!\nBye {{ name }}{# c #} and {% raw %}{{ }}{% endraw %}\n",
    "{{ 1 + 2 * 3 - 4 / 5 // 6 % 7 }}",
    "{{ 2 ** 3 ** 2 }} {{ -2 ** 2 }} {{ - - + x }} {{ -x|abs }} {{ -x.y(1) }}",
    "{{ a ~ b + c ~ d * e }}",
    "{{ a or b and not c or not not d }}",
    "{{ a < b <= c != d == e > f >= g }} {{ a in b not in c }} {{ not a in b }}",
    "{{ a if b else c if d else e }} {{ a if b }} {{ (a if b) if c else d }} {{ a if b if c }}",
    "{{ a\n+\nb\n+\nc }}{{ a\n<\nb\n<\nc\n}}{{ (a,\nb,\nc) }}",
    "{{ a.b.c[0]['d'].1.items() }} {{ a[1:2] }} {{ a[:] }} {{ a[::2] }} {{ a[1:] }} {{ a[:b:c] }}",
    "{{ a[1, 2] }} {{ a[] }} {{ a[b][c](d)(e) }}",
    "{{ f() }} {{ f(1, a, x=2, *y, **z) }} {{ f(*a, x=1) }} {{ f(a,) }} {{ f(if=1, class=2) }}",
    "{{ x|f|g(1)|h.i(a=2) }} {{ x|f(1)(2) }} {{ x is a }} {{ x is not a.b(c) }}",
    "{{ x is divisibleby 3 + 1 }} {{ not x is y and z }} {{ x is even|string }} {{ x is in [1] }}",
    "{{ 1 if x is a else 2 }}",
    "{{ [] }} {{ [1, 2,] }} {{ () }} {{ (1,) }} {{ (1) }} {{ {} }} {{ {'a': 1, b: [c],} }}",
    "{{ 1, 2 }} {{ 1, }} {{ true, false, none, True, False, None }}",
    "{{ 'a' 'b' \"c\" }} {{ 'tab\\t nl\\n \\x41 \\u00e9 \\U0001f600 \\101 \\q \\\ny' }}",
    "{{ '\\\u00e9' }} {{ '\\N{BULLET}\\N{latin small letter a}' }} {{ 'caf\u00e9' }}",
    "{{ 0x1f + 0b11 + 0o17 + 1_000 + 00 }} {{ 1.5 + 1e3 + 2.5e-1 }}",
    "{{ if }} {{ class }} {{ in.not }} {{ a.if }}",
    "{% if a %}1{% elif b, c %}2{% elif\n d %}3{% else %}4{% endif %}",
    "{% if a: %}{% if b %}x{% endif %}{% endif %}",
    "{% for a in b %}{{ a }}{% else %}none{% endfor %}",
    "{% for a, (b, c) in d if e recursive %}x{% endfor %}{% for (a) in b, c %}{% endfor %}",
    "{% for () in b %}{% endfor %}{% for ((a), (b)) in c, d %}{% endfor %}",
    "{% set a = 1 %}{% set a, b = b, a %}{% set n.x = 2 %}{% set a, n.y = 1, 2 %}{% set in = 1 %}",
    "{% set a %}x{% endset %}{% set b | upper | f(1) %}y{% endset %}",
    "{% with %}{% endwith %}{% with a = 1, b = (2, 3) %}{{ a }}{% endwith %}",
    "{% block a %}x{% endblock %}{% block b scoped required %} {# c #}{% endblock b %}",
    "{% extends 'x' if y else z %}{% extends a %}",
    "{% include 'a' %}{% include ['a', b] ignore missing without context %}"
    "{% include a ignore missing %}{% include a with context %}",
    "{% import 'a' as b %}{% import a as b with context %}",
    "{% from 'a' import b, c as d %}{% from a import b with context %}"
    "{% from a import b, c, without context %}{% from a import with context %}",
    "{% macro m() %}{% endmacro %}{% macro n(a, b=1, c=[x]) %}{{ a }}{% endmacro %}",
    "{% call m(1) %}x{% endcall %}{% call(a, b=2) n.o() %}y{% endcall %}",
    "{% filter upper|f(1) %}x{% endfilter %}",
    "{% autoescape true %}{% autoescape a.b %}x{% endautoescape %}{% endautoescape %}",
    "{% print a, b + c %}{% print %}",
    (ALL, "{% do a.b(1), 2 %}{% for x in y %}{% break %}{% continue %}{% endfor %}{% debug %}"),
    "line 1\n{% for a in b -%}\n\n  {{ a\n }}\n{%- endfor %}\n\n{{ last }}",
    (I18N, "{% trans %}100% of {{ a }}{% endtrans %}{% trans %}100%{% endtrans %}"),
    (I18N, "{% trans a=b.c, d %}{{ a }}, {{ d }}{% pluralize %}{{ a }}s{% endtrans %}"),
    (I18N, "{% trans a, n=f(x) %}{{ a }}{% pluralize n %}{{ n }}s{% endtrans %}"),
    (I18N, "{% trans n=f(x) %}one{% pluralize %}{{ n }}s{% endtrans %}"),
    (I18N, "{% trans 'ctx' trimmed n %}\n  a\n  b  c \n {% pluralize %}x {% endtrans %}"),
    (I18N, "{% trans 'ctx' a=1 %}{{ a }}{% pluralize %}\n{{ a }}s{% endtrans %}"),
    (I18N, "{% trans trimmed a=1, notrimmed=2 %}\n {{ a }} \n{% endtrans %}"),
    (NEWSTYLE, "{% trans num=3 %}{{ num }} 1%{% pluralize %}{{ num }} s{% endtrans %}"),
    (NEWSTYLE, "{% trans a=3, num=4 %}{{ num }}{% pluralize num %}{{ num }} s{% endtrans %}"),
    (NEWSTYLE, "{% trans 'c' a=f(1) %}{{ a }}{% pluralize %}{{ b }} s{% endtrans %}"),
    (dict(I18N, trimmed=True), "{% trans %}\n a\n{% endtrans %}{% trans notrimmed %} b {% endtrans %}"),
    (LINES, "# for x in y:\n  {{ x }} ## c\n# endfor\nend"),
    ({"newline_sequence": "\r\n"}, "a\nb {{ 'c\nd' }}"),
]

ERRORS = [
    "{{ }}", "{% %}", "{%- -%}", "{{ a b }}", "{{ a", "{% if a", "{% if a %}", "{{ a.}}",
    "{{ a.'b' }}", "{{ a | }}", "{{ a|1 }}", "{{ a is }}", "{{ a is a is b }}", "{{ a is not }}",
    "{{ [1 2] }}", "{{ {1} }}", "{{ {1: 2 3} }}", "{{ f(a b) }}", "{{ f(a=1, b) }}",
    "{{ f(*a, *b) }}", "{{ f(**a, b=1) }}", "{{ f(**a, *b) }}", "{{ f(*a, b) }}", "{{ 007 }}",
    "{{ 1. }}", "{{ .5 }}", "{{ 'a\\x4' }}", "{{ '\\u12' }}", "{{ '\\U123' }}",
    "{{ '\\U00110000' }}", "{{ '\\N{NO SUCH}' }}", "{{ '\\Nx' }}", "{{ '\\x\u00e9' }}",
    "{{ a\u00b2 }}", "{{ \u0663 }}", "{{ a \u2190 b }}", "{{ 'a }}", "{{ a ! b }}", "{{ a & b }}",
    "a\nb {{ 'x\n\ny' ? }}", "{{ (a }}", "{{ a) }}", "{{ (a] }}", "{{ [a) }}", "{{ {a] }}",
    "{# x", "a\n{# x\n", "{% raw %}\nx", "{% endraw %}", "{% raw x %}", "{%+ raw +%}",
    "{% for %}", "{% for a %}", "{% for a in %}", "{% for a in b %}", "{% for a in b %}x",
    "{% for a in b if c else d %}{% endif %}", "{% for a in b %}{% endif %}",
    "{% for a in b if %}", "{% for a.b in c %}{% endfor %}", "{% for 1 in b %}{% endfor %}",
    "{% for a, 1 in b %}{% endfor %}", "{% for [a] in b %}{% endfor %}",
    "{% for a in b %}{% else %}{% else %}{% endfor %}", "{% endfor %}", "{% else %}",
    "{% if a %}{% for b in c %}{% endif %}{% endfor %}", "{% if %}x{% endif %}",
    "{% if a %}{% elif %}{% endif %}", "{% if a %}{% elseif b %}{% endif %}",
    "{% if a %}\n{% else %}\n{% block b %}\n{% if c %}", "{% set %}", "{% set a %}",
    "{% set a = %}", "{% set 1 = 2 %}", "{% set true = 2 %}", "{% set a.b.c = 1 %}",
    "{% set a[0] = 1 %}", "{% set (a.b) = 1 %}", "{% set f() = 1 %}", "{% set (a + b) = 1 %}",
    "{% set (a, 1) = 2 %}", "{% set {} = 1 %}", "{% set = 1 %}", "{% set a == 1 %}",
    "{% set (not a) = 1 %}", "{% set (-a) = 1 %}", "{% set (a if b else c) = 1 %}",
    "{% set (a|b) = 1 %}", "{% set (a is b) = 1 %}", "{% set (a ~ b) = 1 %}",
    "{% set (a < b) = 1 %}", "{% set (a and b) = 1 %}", "{% set (a or b) = 1 %}",
    "{% set (a // b) = 1 %}", "{% set (a ** b) = 1 %}", "{% set (a % b) = 1 %}",
    "{% with a %}{% endwith %}", "{% with a=1, %}{% endwith %}", "{% with 1=2 %}{% endwith %}",
    "{% with a = 1 b = 2 %}{% endwith %}", "{% block %}", "{% block a-b %}{% endblock %}",
    "{% block 1 %}", "{% block a %}{% endblock b %}", "{% block a required scoped %}{% endblock %}",
    "{% block a required %}x{% endblock %}", "{% block a required %}{{ x }}{% endblock %}",
    "{% block a required %}{% if b %}{% endif %}{% endblock %}", "{% extends %}",
    "{% extends a b %}", "{% include %}", "{% include a ignore %}", "{% include a with %}",
    "{% include a missing %}", "{% import a %}", "{% import a as %}", "{% import a as 1 %}",
    "{% import a as none %}", "{% import a as b with %}", "{% from a %}", "{% from a import %}",
    "{% from a import 1 %}", "{% from a import _b %}", "{% from a import b as %}",
    "{% from a import b, %}", "{% from a import b c %}", "{% from a import true %}",
    "{% macro %}", "{% macro a %}", "{% macro a( %}", "{% macro a(b c) %}", "{% macro a(1) %}",
    "{% macro a(b=1, c) %}{% endmacro %}", "{% macro true() %}", "{% macro a(none) %}",
    "{% macro a(b,) %}{% endmacro %}", "{% macro a(*b) %}", "{% call %}", "{% call a %}",
    "{% call a()|b %}{% endcall %}", "\n{% call(a) b %}{% endcall %}", "{% filter %}",
    "{% filter 1 %}", "{% filter a|%}", "{% autoescape %}", "{% print a b %}", "{% unknown %}",
    "{% 'x' %}", "{% 1 %}", "{% do a %}", "{% break %}", "{% trans %}", "{% debug %}",
    "{% for a in b %}{% do c %}{% endfor %}", "{% macro a() %}{% if b %}{% endmacro %}",
    "{% if a %}{{ b }}{% endfor %}{% endif %}", "x\n{% \u00e9t\u00e9 %}", "{% o'x %}",
    "{{ a }\n}", "{{ a if }}", "{{ a if b else }}", "{{ not }}", "{{ a not b }}", "{{ a + }}",
    "{{ * }}", "{{ ; }}", "{{ a[1 }}", "{{ a[1 2] }}", "{{ a[1:2:3:4] }}", "{{ (1, 2 }}",
    "{{ (,) }}", "{{ [,] }}", "{{ {,} }}", "{{ a, , b }}", "{% if a %}\n\n{{ ' }}",
    "{{ a }}\n{{ b }}\n{% end %}", "{% if a %} {% endif b %}", "{% endif x %}",
    (ALL, "{% do %}"), (ALL, "{% break x %}"), (ALL, "{% debug x %}"),
    (I18N, "{% trans %}"), (I18N, "{% trans %}x"), (I18N, "{% trans a, a %}{% endtrans %}"),
    (I18N, "{% trans %}{% if x %}{% endtrans %}"), (I18N, "{% trans %}{% trans %}"),
    (I18N, "{% trans %}{% 1 %}"), (I18N, "{% trans %}{{ a.b }}{% endtrans %}"),
    (I18N, "{% trans %}{{ 'a' }}{% endtrans %}"), (I18N, "{% trans %}x{% pluralize %}y{% endtrans %}"),
    (I18N, "{% trans a %}x{% pluralize b %}y{% endtrans %}"),
    (I18N, "{% trans a %}x{% pluralize %}y{% pluralize %}z{% endtrans %}"),
    (I18N, "{% trans a b %}x{% endtrans %}"), (I18N, "{% trans 1 %}x{% endtrans %}"),
    (I18N, "{% trans 'ctx', a %}x{% endtrans %}"), "{% for a, in b %}{% endfor %}",
    (I18N, "{% trans a= %}x{% endtrans %}"), (I18N, "{% pluralize %}"), (I18N, "{% endtrans %}"),
    (I18N, "\n{% trans %}\n{{ a }}\n{% endtrans x %}"),
    (LINES, "# for x in y\nz"), (LINES, "# if a b\n"), (LINES, "a\n# endfor"),
    (PHP, "<? if x ?>"), (PHP, "<?= a b ?>"),
]

REFERENCES = [
    "{% extends 'a' %}{% include 'b' %}{% import 'c' as d %}{% from 'e' import f %}",
    "{% include x %}{% include ['a', y, 1] %}{% include ('b', 'c') %}{% extends 1 %}",
    "{% block a %}{% if b %}{% include 'in' %}{% else %}{% include 'out' %}{% endif %}{% endblock %}",
    "{% for x in y %}{% include 'a' %}{% else %}{% include 'b' %}{% endfor %}",
    "{% macro m(a=1) %}{% include 'm' %}{% endmacro %}{% call m() %}{% include 'c' %}{% endcall %}",
    "{% set a %}{% include 's' %}{% endset %}{% with a=1 %}{% include 'w' %}{% endwith %}",
    "{% filter f %}{% include 'f' %}{% endfilter %}"
    "{% autoescape true %}{% include 'e' %}{% endautoescape %}",
    "{% include 'a' ~ b %}{% include 'a' if b else 'c' %}{% include [] %}",
]

TRANSLATIONS = [
    (I18N, "{{ _('a') }}{{ gettext('b', x=1) }}\n{{ ngettext('c', 'd', n) }}{{ _(x) }}{{ _() }}"),
    (I18N, "{{ pgettext('c', 'm') }}{{ npgettext('c', 's', 'p', 2) }}{{ other('x') }}{{ a._('y') }}"),
    (I18N, "{{ _('a', *b, **c) }}{{ _(_('in')) }}{{ f(_('arg'), k=_('kw')) }}"),
    (I18N, "{% trans %}one{% endtrans %}\n{% trans a %}{{ a }} x{% pluralize %}y{% endtrans %}"),
    (I18N, "{% trans 'ctx' %}one{% endtrans %}{% trans 'c' n=1 %}s{% pluralize %}p{% endtrans %}"),
    (I18N, "{% if _('t') %}{{ _('b') if _('c') else _('d') }}{% elif _('e') %}{% endif %}"),
    (I18N, "{% for a in _('it') if _('cond') %}{{ _('body') }}{% else %}{{ _('else') }}{% endfor %}"),
    (I18N, "{% macro m(a=_('def')) %}{{ _('b') }}{% endmacro %}"
     "{% call(x=_('p')) m(_('arg')) %}{{ _('body') }}{% endcall %}"),
    (I18N, "{{ _('a')|f(_('b')) is t(_('c')) }}{{ [_('l'), (_('t'),), {_('k'): _('v')}] }}"),
    (I18N, "{{ x[_('i')] }}{{ x[_('l'):_('u'):_('s')] }}{{ -_('n') }}{{ _('a') < _('b') ~ _('c') }}"),
    (I18N, "{% set a = _('v') %}{% set b | f(_('f')) %}{{ _('b') }}{% endset %}"
     "{% filter g(_('g')) %}{{ _('c') }}{% endfilter %}"),
    (I18N, "{% with a=_('w') %}{{ _('x') }}{% endwith %}{% autoescape _('y') %}{{ _('z') }}"
     "{% endautoescape %}{% include _('i') %}"),
    (NEWSTYLE, "{% trans a=_('v') %}{{ a }}%{% endtrans %}"),
]
