"""Records what CPython makes of texts and numbers, as the expected values of the unit tests.

Run with CPython 3.11: python3 record.py
Each line of a .tsv file is: operation, arguments, result; fields are tab separated and hold
UTF-8 text whose tabs, line breaks and backslashes are escaped.
"""
import html
import pathlib
import random
import struct
import sys
import urllib.parse

HERE = pathlib.Path(__file__).parent
RANDOM = random.Random(20240601)
sys.set_int_max_str_digits(0)


def field(text):
    escapes = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
    return "".join(escapes.get(c, c) for c in str(text))


def write(name, rows):
    lines = ["\t".join(field(f) for f in row) + "\n" for row in rows]
    (HERE / name).write_text("".join(lines), encoding="utf-8", newline="\n")


def attempt(function, *arguments):
    try:
        return function(*arguments)
    except (ValueError, OverflowError, ZeroDivisionError) as error:
        return type(error).__name__


def code_points():
    return (chr(c) for c in range(0x110000) if not 0xD800 <= c <= 0xDFFF)


def checksum(chunks):
    """FNV-1a over the bytes."""
    value = 0xCBF29CE484222325
    for chunk in chunks:
        for byte in chunk:
            value = ((value ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return "%016x" % value


def class_rows():
    tests = {
        "printable": str.isprintable,
        "alpha": str.isalpha,
        "decimal": str.isdecimal,
        "digit": str.isdigit,
        "numeric": str.isnumeric,
        "alnum": str.isalnum,
        "space": str.isspace,
        "identifier-start": str.isidentifier,
        "identifier-part": lambda c: ("a" + c).isidentifier(),
    }
    for name, test in tests.items():
        yield name, checksum(b"1" if test(c) else b"0" for c in code_points())
    # Letters that Unicode added after version 14 have cases that CPython 3.11 does not know.
    known = [c for c in code_points() if c.isprintable()]
    maps = {
        "upper": str.upper,
        "lower": str.lower,
        "title": str.title,
        "casefold": str.casefold,
        "swapcase": str.swapcase,
    }
    for name, mapping in maps.items():
        yield name, checksum(mapping(c).encode() for c in known)
    for name, test in {"isupper": str.isupper, "islower": str.islower,
                       "istitle": str.istitle}.items():
        yield name, checksum(b"1" if test(c) else b"0" for c in known)


def integers():
    values = [0, 1, -1, 2, 7, -7, 10, 2**31, 2**63 - 1, -(2**63), 2**64, 10**18, 10**19, 3**200,
              -(7**150), 2**1024, 2**64 - 1, -(2**64) + 1, (1 << 128) - 1, 10**40 + 1]
    values += [RANDOM.choice([1, -1]) * RANDOM.getrandbits(RANDOM.randrange(1, 700))
               for _ in range(8)]
    return values


def integer_rows():
    values = integers()
    for a in values:
        yield "float", a, attempt(lambda: struct.pack(">d", float(a)).hex())
        yield "hex", a, format(a, "x")
        yield "octal", a, format(a, "o")
        yield "shift", a, a >> 67, a << 67
        for b in RANDOM.sample(values, 5):
            yield "add", a, b, a + b
            yield "subtract", a, b, a - b
            yield "multiply", a, b, a * b
            yield "compare", a, b, (a > b) - (a < b)
            if b:
                yield "floordiv", a, b, a // b, a % b
                yield "truediv", a, b, attempt(lambda: struct.pack(">d", a / b).hex())
        for e in (0, 1, 5):
            if abs(a) < 2**700:
                yield "power", a, e, a**e
    for a in (2**53, 2**53 + 1, 10**300, -(10**22)):
        for x in (2.0**53, 1e300, -1e22, 0.5, float("inf"), 2.0**53 + 2):
            yield "compare-float", a, repr(x), (a > x) - (a < x)
    for bits in ((1, 1074), (3, 1075), (2**53 + 1, 1074 + 53), (5, 1076)):
        yield "truediv", bits[0], 2 ** bits[1], struct.pack(">d", bits[0] / 2 ** bits[1]).hex()


def floats():
    values = [0.0, -0.0, 1.0, 1.5, 0.1, 1e16, 1e15, 12345678901234567.0, 1e-5, 1e-4, 1e22, 1e23,
              5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 123456789.125, 0.5, 2.5,
              0.125, 2.675, 9.995, 9.9995, 99999.5, 999999.5, 0.0001, 0.00001234, 1e100,
              9007199254740993.0, 17e15, 1.8e16, -3.75, 1 / 3, 2 / 3, 100.0, 1e5, 1e6]
    while len(values) < 90:
        x = struct.unpack(">d", RANDOM.randbytes(8))[0]
        if x == x and abs(x) != float("inf"):
            values.append(x)
        values.append(round(RANDOM.uniform(-1000, 1000), RANDOM.randrange(6)))
    return values


def float_rows():
    for x in floats():
        bits = struct.pack(">d", x).hex()
        yield "repr", bits, repr(x)
        for p in (0, 1, 2, 6, 15, 17, 25):
            yield "fixed", bits, p, "%.*f" % (p, x)
            yield "exponent", bits, p, "%.*e" % (p, x)
            yield "general", bits, p, "%.*g" % (p, x)
            yield "general-alternate", bits, p, "%#.*g" % (p, x)
            yield "untyped", bits, p, format(x, ".%d" % p)
        for n in (-2, -1, 0, 1, 2, 3, 10, -300, 308):
            yield "round", bits, n, attempt(lambda: struct.pack(">d", round(x, n)).hex())
    texts = ["1", " 1_0.5 ", "inf", "-INF", "nan", "Infinity", "infin", "1__0", "_1", "1_", "1.",
             ".5", ".", "1e5", "1e", "1e+5", "1_0e1_0", "+1.5", "--1", "0x10", "", " ", "\t2\n",
             "1 2", "1e400", "1e-400", "\u0661\u0662.\u0665", "\u00bd", "1._5", "1e_5", "+", "1d5"]
    for text in texts:
        value = attempt(float, text)
        yield "parse", text, value if isinstance(value, str) else struct.pack(">d", value).hex()
    sys.set_int_max_str_digits(4300)
    texts = ["1", " 42 ", "-7", "+7", "0x1F", "0b101", "0o17", "1_000", "1__0", "_1", "1_", "007",
             "00", "0_0", "zz", "", "-", "0x", "0x_1f", "\u0661\u0662", "9" * 30, "0b12", "1e3",
             "-0", "7fffffffffffffff", "8000000000000000", "9223372036854775808",
             "-9223372036854775808"]
    for text in texts:
        for base in (10, 0, 16, 2, 8, 36):
            yield "integer", text, base, attempt(int, text, base)


def sample_texts():
    yield from ["", "a", "Hello World", "hello world", "straße", "ΑΣ ΟΔΟΣ Σ ΑΣ.Β", "ǆabc ǅ Ǆ",
                "it's o'neil", "ﬁne ﬂow", "İstanbul ı", "  a  b ", "a\tb\nc\r\nd\re\x0bf\x0cg",
                "\x1ca\x1d\x1e\x85b\u2028c\u2029", "\u00a0x\u3000", "e\u0301é", "👩‍👩‍👧 family",
                "aXbXXc", "XX", "it's", 'say "hi"', "both ' and \"", "back\\slash", "\x00\x7f\x9f",
                "\U000e0001\u200b\ufeff", "<a href='x'>&amp;\"</a>", "aaa", "abcabcabcabc" * 3,
                "١٢٣ ½ ²", "snake_case", "CamelCase", "ÀÉÎ àéî", "ᾳ ᾼ ŉ", "ͅα", "Ꭰꭰ"]


def text_rows():
    for s in sample_texts():
        yield "repr", s, repr(s)
        yield "ascii", s, ascii(s)
        for name in ("upper", "lower", "title", "capitalize", "swapcase", "casefold",
                     "strip", "lstrip", "rstrip"):
            yield name, s, getattr(s, name)()
        for name in ("isupper", "islower", "istitle", "isidentifier", "isalnum"):
            yield name, s, getattr(s, name)()
        yield "escape", s, html.escape(s).replace("&#x27;", "&#39;").replace("&quot;", "&#34;")
        yield "quote", s, urllib.parse.quote(s, safe="/")
        yield "quote-plus", s, urllib.parse.quote_plus(s)
        yield "lines", s, "|".join(s.splitlines())
        yield "lines-kept", s, "|".join(s.splitlines(True))
        for limit in (-1, 0, 1, 2):
            yield "words", s, limit, "|".join(s.split(None, limit))
            yield "words-end", s, limit, "|".join(s.rsplit(None, limit))
            for separator in ("X", "XX", "a", "\n", "abcabcabcabcabcabc"):
                yield "split", s, separator, limit, "|".join(s.split(separator, limit))
                yield "split-end", s, separator, limit, "|".join(s.rsplit(separator, limit))
                yield "replace", s, separator, limit, s.replace(separator, "<>", limit)
            yield "replace", s, "", limit, s.replace("", "-", limit).replace("-", "<>")
        for part in ("", "X", "abcabcabcabcab", "a", "é"):
            for start, stop in (("", ""), (1, ""), (-3, -1), (2, 1), (100, ""), ("", 4)):
                a = None if start == "" else start
                b = None if stop == "" else stop
                yield ("find", s, part, start, stop, s.find(part, a, b), s.rfind(part, a, b),
                       s.count(part, a, b), s.startswith(part, a, b), s.endswith(part, a, b))
        for start, stop, step in (("", "", 1), (1, 3, 1), (-2, "", 1), ("", "", -1), (5, 1, -2),
                                  ("", 4, 3), (100, -100, -1)):
            a = None if start == "" else start
            b = None if stop == "" else stop
            yield "slice", s, start, stop, step, s[a:b:step]
    references = ["&amp;", "&amp", "&lt;b&gt;", "&ampx;", "&notit;", "&notin;", "&nope;", "&#65;",
                  "&#65", "&#x41;", "&#X41", "&#0;", "&#128;", "&#x9f;", "&#13;", "&#1;", "&#xD800;",
                  "&#1114112;", "&#99999999999999999999;", "&#xfffe;", "&#;", "&#x;", "&", "&&amp;",
                  "&CounterClockwiseContourIntegral;", "&bne;", "&hellip", "a&eacuteb", "&copy2",
                  "&frac12;", "&AMP;", "&Amp;", "&amp;lt;", "&nbsp;x", "&gg", "&g", "&lt=", "&para"]
    for s in references:
        yield "unescape", s, html.unescape(s)


write("classes.tsv", class_rows())
write("integers.tsv", integer_rows())
write("floats.tsv", float_rows())
write("texts.tsv", text_rows())
